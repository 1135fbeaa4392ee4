import { parseStringPromise } from 'xml2js';

interface NaiveJob {
  readonly JobId: readonly [string];
}

interface NaiveCallback {
  readonly Response: { readonly JobsDetail: readonly NaiveJob[] };
}

/** What a handler does at least, written without care: xml2js as it comes, no validation, a record a job. */
export async function naiveRecords(xml: string): Promise<{ readonly key: string; readonly body: string }[]> {
  // Without care: what came is taken for what was expected.
  const { Response } = (await parseStringPromise(xml)) as NaiveCallback;
  return Response.JobsDetail.map((job) => ({ key: `${job.JobId[0]}.json`, body: JSON.stringify(job) }));
}
