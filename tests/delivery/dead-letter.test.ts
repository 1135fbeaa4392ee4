import { createDeadLetter, deadLetterRecord, parseDeadLetter } from '../../src/delivery/dead-letter';
import type { FailedRequest } from '../../src/delivery/dead-letter';
import { CallbackError } from '../../src/foundation/errors';

const BYTES = Buffer.from([0x3c, 0x72, 0x3e, 0xff, 0x00]);
const BODY = { body: BYTES.toString('base64'), isBase64: true, isBase64Encoded: true };
const ERROR = new CallbackError('xml_malformed', 'The XML is not well-formed.', {
  issues: [{ path: '$', message: 'm' }],
});
const HEADERS = {
  'content-type': 'application/xml',
  'x-callback-token': 'secret',
  authorization: 'secret',
  cookie: 'c',
};
const FAILURE = { requestId: 'r1', error: ERROR, sinks: ['cos', 'kafka'] };
const letterOf = (request: Omit<FailedRequest, 'headers'> = BODY) =>
  createDeadLetter({ headers: HEADERS, ...request }, FAILURE);

describe('a dead letter', () => {
  it('holds the exact bytes and the reason', () => {
    const letter = letterOf();
    expect(Buffer.from(letter.body, 'base64')).toEqual(BYTES);
    expect(letter.event).toEqual({ isBase64Encoded: true });
    expect(letter.sinks).toEqual(['cos', 'kafka']);
    expect(letter.error).toEqual({ code: ERROR.code, message: ERROR.message, issues: ERROR.issues });
    expect(Date.parse(letter.time)).not.toBeNaN();
  });

  it.each([
    { what: 'text', body: '<r>鹿</r>', isBase64: false },
    { what: 'text with half a character', body: '{"a":"\ud800"}', isBase64: false },
    { what: 'Base64', body: 'PHI+', isBase64: true, isBase64Encoded: true },
    { what: 'Base64 that the event does not call so', body: 'PHI+', isBase64: true, isBase64Encoded: false },
    { what: 'Base64 without its padding', body: 'PHI', isBase64: true, isBase64Encoded: true },
    { what: 'Base64 with line breaks', body: 'PH\nI+', isBase64: true, isBase64Encoded: true },
    { what: 'broken Base64', body: 'PHI*+!', isBase64: true, isBase64Encoded: true },
    { what: 'text that the event calls Base64', body: '<r>a</r>', isBase64: true, isBase64Encoded: true },
    { what: 'nothing', body: '', isBase64: false },
  ])('tells exactly what came: $what', ({ what: _, ...request }) => {
    const letter = letterOf(request);
    const bytes = Buffer.from(letter.body, 'base64');
    expect(letter.event?.body ?? bytes.toString(request.isBase64 ? 'base64' : 'utf8')).toBe(request.body);
    expect(bytes).toEqual(Buffer.from(request.body, request.isBase64 ? 'base64' : 'utf8'));
    expect(letter.event?.isBase64Encoded).toBe(request.isBase64Encoded);
    expect(parseDeadLetter(JSON.stringify(letter))).toEqual(letter);
  });

  it('has another id for every other body, even where the bytes are the same', () => {
    const bodies = ['{"a":"\ud800"}', '{"a":"\ud801"}', '{"a":"\ufffd"}'];
    const ids = bodies.map((body) => letterOf({ body, isBase64: false }).id);
    expect(new Set(ids).size).toBe(bodies.length);
  });

  it('is read out of the whole log line of a last resort', () => {
    const letter = letterOf();
    expect(parseDeadLetter(JSON.stringify({ level: 'error', message: 'm', deadLetter: letter }))).toEqual(letter);
  });

  it('of version 0.1.0 is read too', () => {
    const { sinks, event, ...old } = letterOf();
    expect(parseDeadLetter(JSON.stringify(old))).toEqual(old);
    expect([sinks, event]).toBeDefined();
  });

  it.each([
    { what: 'without an error', damage: { error: null } },
    { what: 'without a code', damage: { error: { message: 'm' } } },
    { what: 'without a time', damage: { time: undefined } },
    { what: 'whose headers are no texts', damage: { headers: { 'content-type': 1 } } },
    { what: 'without headers', damage: { headers: null } },
    { what: 'whose sinks are no names', damage: { sinks: [1] } },
    { what: 'of another body', damage: { body: 'AAAA' } },
    { what: 'of another event', damage: { event: { body: '<r/>' } } },
  ])('is none when it is damaged: $what', ({ damage }) => {
    expect(parseDeadLetter(JSON.stringify({ ...letterOf(), ...damage }))).toBeUndefined();
  });

  it('holds no header that may be a secret', () => {
    expect(letterOf().headers).toEqual({ 'content-type': 'application/xml' });
  });

  it('can be read again, and nothing else can', () => {
    const letter = letterOf();
    expect(parseDeadLetter(JSON.stringify(letter))).toEqual(letter);
    for (const other of ['', 'null', '[]', '{}', '{"id":"a"}', JSON.stringify({ ...letter, body: 'AAAA' })]) {
      expect(parseDeadLetter(other)).toBeUndefined();
    }
  });

  it('lies beside the records, named by its content', () => {
    const letter = letterOf();
    const { key, contentType, partitionKey } = deadLetterRecord(letter, 'ci');
    expect(key).toBe(`ci/_dead-letters/${letter.id}.json`);
    expect([contentType, partitionKey]).toEqual(['application/json', letter.id]);
  });
});
