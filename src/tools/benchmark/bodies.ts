import { sampleBody } from '../samples/sample-body';
import { callbackKinds } from '../../schemas/callback-kinds';
import type { CallbackForm } from '../../schemas/callback-kinds';

/** The same callback in both forms. */
export type Body = Readonly<Record<CallbackForm, string>>;

/** A document conversion of `jobs` jobs, about 2 kB of XML each. */
export function bodyOfJobs(jobs: number): Body {
  const kind = callbackKinds.find(({ name }) => name === 'DocProcess');
  if (!kind) throw new Error('There is no sample of a DocProcess callback.');
  const body = (form: CallbackForm) => sampleBody(kind, { form, state: 'Success', jobs, workflow: false });
  return { xml: body('xml'), json: body('json') };
}

/** One job that converted `pages` pages, about 0.15 kB of XML each. */
export function bodyOfPages(pages: number): Body {
  const { xml, json } = bodyOfJobs(1);
  const numbers = Array.from({ length: pages }, (_, index) => String(index + 1));
  const xmlPages = numbers.map(
    (page) =>
      `<PageInfo><PageNo>${page}</PageNo><TgtUri>output/page-${page}.jpg</TgtUri><X-SheetPics>${page}</X-SheetPics>` +
      `<PicIndex>${page}</PicIndex><PicNum>${page}</PicNum></PageInfo>`,
  );
  const jsonPages = numbers.map((page) => ({
    PageNo: page,
    TgtUri: `output/page-${page}.jpg`,
    'X-SheetPics': page,
    PicIndex: page,
    PicNum: page,
  }));
  return {
    xml: xml.replace(/<PageInfo>.*<\/PageInfo>/, xmlPages.join('')),
    json: json.replace(/"PageInfo":\[.*?\]/, `"PageInfo":${JSON.stringify(jsonPages)}`),
  };
}
