import { writeXml } from '../../../src/tools/samples/write-xml';

describe('writeXml', () => {
  it.each([
    [
      'a list as repeated elements',
      { ObjectName: ['a', 'b'] },
      '<R><ObjectName>a</ObjectName><ObjectName>b</ObjectName></R>',
    ],
    ['nothing as an empty element', { Message: '', Etag: null }, '<R><Message/><Etag/></R>'],
    ['a node without children as an empty element', { MediaInfo: {} }, '<R><MediaInfo/></R>'],
    ['numbers and truth as text', { JobLevel: 0, Flag: false }, '<R><JobLevel>0</JobLevel><Flag>false</Flag></R>'],
    ['markup as references', { Text: '<a & b>]]>' }, '<R><Text>&lt;a &amp; b&gt;]]&gt;</Text></R>'],
    [
      'a carriage return as one, so that it is not read as a line feed',
      { Text: 'a\r\nb' },
      '<R><Text>a&#13;\nb</Text></R>',
    ],
    ['double quotes as they are', { Etag: '"d5a4"' }, '<R><Etag>"d5a4"</Etag></R>'],
  ])('writes %s', (_, value, xml) => {
    expect(writeXml('R', value)).toBe(xml);
  });
});
