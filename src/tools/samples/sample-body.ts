import { sampleKinds } from './sample-kinds';
import type { SampleKind } from './sample-kinds';
import type { SampleRequest } from './sample-request';
import { writeJson } from './write-json';
import { writeXml } from './write-xml';

/** The text of a callback as Cloud Infinite would send it. The forms of one request describe the same jobs. */
export function sampleBody(kind: SampleKind, request: SampleRequest): string {
  const body = kind.body(request);
  if (request.form === 'xml') return writeXml('Response', body);
  // Moderation callbacks have real numbers, and say what is empty.
  return kind.family === 'moderation' ? JSON.stringify(body) : writeJson(body);
}

/** Every kind in each of its forms and states, as files: `Transcode.Failed.xml`, `ReviewText.simple.Success.json`. */
export function allSamples(): { readonly file: string; readonly content: Buffer }[] {
  return sampleKinds.flatMap((kind) =>
    kind.states.flatMap((state) =>
      kind.forms.map((form) => ({
        file: [kind.name, ...(kind.content ? [kind.content] : []), state, form].join('.'),
        content: Buffer.from(sampleBody(kind, { form, state, jobs: 1, workflow: false })),
      })),
    ),
  );
}
