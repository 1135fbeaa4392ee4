import { createDeadLetter, deadLetterRecord, parseDeadLetter } from '../../src/delivery/dead-letter';
import { CallbackError } from '../../src/foundation/errors';

const BODY = Buffer.from([0x3c, 0x72, 0x3e, 0xff, 0x00]);
const ERROR = new CallbackError('xml_malformed', 'The XML is not well-formed.', {
  issues: [{ path: '$', message: 'm' }],
});
const HEADERS = {
  'content-type': 'application/xml',
  'x-callback-token': 'secret',
  authorization: 'secret',
  cookie: 'c',
};
const letterOf = (requestId = 'r1') => createDeadLetter({ requestId, headers: HEADERS, body: BODY }, ERROR);

describe('a dead letter', () => {
  it('holds the exact bytes and the reason', () => {
    const letter = letterOf();
    expect(Buffer.from(letter.body, 'base64')).toEqual(BODY);
    expect(letter.error).toEqual({ code: ERROR.code, message: ERROR.message, issues: ERROR.issues });
    expect(Date.parse(letter.time)).not.toBeNaN();
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
    expect(deadLetterRecord(letter, 'ci').key).toBe(`ci/_dead-letters/${letter.id}.json`);
  });
});
