import { taskGroups, tags, tasks } from '../../../src/schemas/task/tasks';

describe('the documented Tags', () => {
  it('stand in one group each', () => {
    const names = Object.values(taskGroups).flatMap((group) => Object.keys(group));
    expect(names).toEqual([...new Set(names)]);
    expect(Object.keys(tags)).toEqual(names);
  });

  it.each(Object.entries(tags))('%s has the schema that its row says', (tag, { nodes, source }) => {
    expect(Object.entries(tasks).find(([name]) => name === tag)?.[1]).toMatchObject({
      $comment: source,
      properties: { Tag: { enum: [tag] }, Operation: { properties: { UserData: { type: 'string' }, ...nodes } } },
      required: ['JobId', 'Tag'],
    });
  });
});
