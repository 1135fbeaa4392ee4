import fc from 'fast-check';
import { readCallback } from '../../src/callback/read-callback';
import { parseBody } from '../../src/parse/body';
import { createRecord } from '../../src/records/record';
import { tasks } from '../../src/schemas/task/tasks';
import { schemaTree } from '../support/generators/schema-tree';
import { jsonOf } from '../support/generators/json-text';
import type { XmlNode } from '../support/generators/xml-text';
import { plainXml, vendorTree, xmlOf } from '../support/generators/xml-text';

const RULES = { objectPrefix: 'ci', objectKey: '{id}.{state}.json' };

/** Callbacks of one to three picture jobs, with documented nodes and with ones that nobody has heard of. */
const callback = fc
  .array(
    fc.record({
      detail: schemaTree(tasks.PicProcess),
      id: fc.stringMatching(/^[a-z0-9]{8}$/),
      unknown: fc.option(vendorTree, { nil: undefined }),
      unknownBelow: fc.option(vendorTree, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((jobs): XmlNode => ({ EventName: 'TaskFinish', JobsDetail: jobs.map(detailOf) }));

function detailOf(job: {
  detail: XmlNode;
  id: string;
  unknown: XmlNode | undefined;
  unknownBelow: XmlNode | undefined;
}): XmlNode {
  const { detail, id, unknown, unknownBelow } = job;
  const operation = detail['Operation'];
  return {
    ...detail,
    JobId: id,
    ...(unknown && { Unheard: unknown }),
    ...(unknownBelow &&
      typeof operation === 'object' &&
      !Array.isArray(operation) && { Operation: { ...operation, Unheard: unknownBelow } }),
  };
}

const recordsOf = (text: string) =>
  readCallback(parseBody(Buffer.from(text)).tree).jobs.map((job) => createRecord(job, RULES).body.toString());

it('a callback gives the same bytes as XML and as JSON, however either is written', () => {
  const ways = fc.infiniteStream(fc.nat(7));
  fc.assert(
    fc.property(callback, ways, fc.boolean(), (tree, notation, pretty) => {
      const expected = recordsOf(plainXml({ Response: tree }));
      expect(recordsOf(xmlOf({ Response: tree }, { notation, pretty }))).toEqual(expected);
      expect(recordsOf(JSON.stringify(tree))).toEqual(expected);
      expect(recordsOf(jsonOf(tree, notation))).toEqual(expected);
      expect(recordsOf(`{"Response":${jsonOf(tree, notation)}}`)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it.each([
  { what: 'JobsDetail as a node', json: { JobsDetail: { Tag: 'PicProcess', JobId: 'j', Operation: { JobLevel: 0 } } } },
  {
    what: 'JobsDetail as a list',
    json: { JobsDetail: [{ Tag: 'PicProcess', JobId: 'j', Operation: { JobLevel: '0' } }] },
  },
  {
    what: 'a Response around it',
    json: { Response: { JobsDetail: { Operation: { JobLevel: 0 }, JobId: 'j', Tag: 'PicProcess' } } },
  },
  {
    what: 'empty nodes',
    json: {
      JobsDetail: { Tag: 'PicProcess', JobId: 'j', Message: null, Input: {}, Operation: { JobLevel: 0, UserData: '' } },
    },
  },
])('JSON gives the bytes of the XML with $what', ({ json }) => {
  const xml =
    '<Response><JobsDetail><JobId>j</JobId><Tag>PicProcess</Tag><Input/><Operation><JobLevel>0</JobLevel></Operation></JobsDetail></Response>';
  expect(recordsOf(JSON.stringify(json))).toEqual(recordsOf(xml));
});
