import type { CallbackForm } from '../../schemas/callback-kinds';

/** A shape of a body that is meant to cost much. What is well-formed but beyond a bound is refused, which must be cheap too. */
export interface HostileShape {
  readonly name: string;
  readonly form: CallbackForm;
  /** A body of about so many bytes. */
  readonly bodyOf: (bytes: number) => string;
}

type Piece = (index: number) => string;

/** Pieces one after the other until they have so many bytes. */
function filled(bytes: number, piece: Piece, separator: string): string {
  const pieces: string[] = [];
  for (let length = 0; length < bytes; length += (pieces.at(-1) ?? '').length + separator.length) {
    pieces.push(piece(pieces.length));
  }
  return pieces.join(separator);
}

const json = (name: string, start: string, piece: Piece, end: string): HostileShape => ({
  name,
  form: 'json',
  bodyOf: (bytes) => `{"EventName":"TaskFinish",${start}${filled(bytes, piece, ',')}${end}}`,
});

const xml = (name: string, start: string, piece: Piece, end: string): HostileShape => ({
  name,
  form: 'xml',
  bodyOf: (bytes) => `<Response><EventName>TaskFinish</EventName>${start}${filled(bytes, piece, '')}${end}</Response>`,
});

const JSON_JOB = '"JobsDetail":{"JobId":"j1","State":"Success","Tag":"Transcode",';
const XML_JOB = '<JobsDetail><JobId>j1</JobId><State>Success</State><Tag>Transcode</Tag>';
const END_OF_XML_JOB = '</JobsDetail>';
const DEEP = 25;

export const HOSTILE_SHAPES: readonly HostileShape[] = [
  json('tiny jobs', '"JobsDetail":[', (index) => `{"JobId":"${index}"}`, ']'),
  {
    name: 'nodes beside many jobs',
    form: 'json',
    bodyOf(bytes) {
      const beside = filled(bytes / 2, (index) => `"s${index}":"v${index}"`, ',');
      return `{"EventName":"TaskFinish",${beside},"JobsDetail":[${filled(bytes / 2, (index) => `{"JobId":"${index}"}`, ',')}]}`;
    },
  },
  json('names that no schema knows', JSON_JOB, (index) => `"n${index}":"v"`, '}'),
  json('objects of names of their own', `${JSON_JOB}"A":[`, (index) => `{"a${index}":"v","b${index}":"v"}`, ']}'),
  json('names that are written with an escape', `${JSON_JOB}"A":[`, (index) => `{"\\t${index}":"v"}`, ']}'),
  json('one name again and again', JSON_JOB, () => '"a":"v"', '}'),
  json('short values', `${JSON_JOB}"A":[`, () => '"abc"', ']}'),
  json('empty objects', `${JSON_JOB}"A":[`, () => '{}', ']}'),
  json('values of a wrong type', `${JSON_JOB}"Workflow":[`, () => '"abc"', ']}'),
  json('numbers that a double changes', `${JSON_JOB}"A":[`, () => '1.50', ']}'),
  json('lists inside each other', JSON_JOB, (index) => `"d${index}":${'['.repeat(DEEP)}1${']'.repeat(DEEP)}`, '}'),
  json('marks in a text', `${JSON_JOB}"A":"`, () => '\\":', '"}'),
  xml('tiny jobs', '', (index) => `<JobsDetail><JobId>${index}</JobId></JobsDetail>`, ''),
  xml('empty elements', XML_JOB, () => '<a/>', END_OF_XML_JOB),
  xml('elements of names of their own', XML_JOB, (index) => `<n${index}>v</n${index}>`, END_OF_XML_JOB),
  xml('elements inside each other', XML_JOB, () => `${'<abc>'.repeat(DEEP)}x${'</abc>'.repeat(DEEP)}`, END_OF_XML_JOB),
  xml('elements with an attribute', XML_JOB, (index) => `<abc d="${index}"/>`, END_OF_XML_JOB),
  xml('references', `${XML_JOB}<A>`, () => '&lt;', `</A>${END_OF_XML_JOB}`),
  xml('sections', `${XML_JOB}<A>`, () => '<![CDATA[a]]>', `</A>${END_OF_XML_JOB}`),
  xml('comments', XML_JOB, () => '<!---->', END_OF_XML_JOB),
];
