import { callbackKinds } from '../../src/schemas/callback-kinds';
import { tags } from '../../src/schemas/task/tasks';

const tasks = callbackKinds.filter(({ family }) => family === 'task');
const others = callbackKinds.filter(({ family }) => family !== 'task');

describe('the kinds of callback', () => {
  it('have every documented Tag with what its row says', () => {
    const rows = Object.entries(tags).map(([name, { source, published }]) => ({ name, source, published }));
    expect(tasks.map(({ name, source, published }) => ({ name, source, published }))).toEqual(rows);
  });

  it('have the workflows, and the moderations in each of their contents', () => {
    expect(others.map(({ name, content }) => [name, content])).toEqual([
      ['WorkflowFinish', undefined],
      ['WorkflowStart', undefined],
      ['ReviewImage', 'detail'],
      ['ReviewVideo', 'detail'],
      ['ReviewAudio', 'detail'],
      ['ReviewText', 'detail'],
      ['ReviewDocument', 'detail'],
      ['ReviewHtml', 'detail'],
      ['ReviewImage', 'simple'],
      ['ReviewVideo', 'simple'],
      ['ReviewAudio', 'simple'],
      ['ReviewText', 'simple'],
      ['Review', undefined],
      ['ConsoleTest', undefined],
    ]);
  });

  it('are published but for the start of a workflow and some Tags', () => {
    expect(others.filter(({ published }) => !published).map(({ name }) => name)).toEqual(['WorkflowStart']);
    expect(tasks.filter(({ published }) => published).length).toBeGreaterThan(tasks.length / 2);
  });

  it('say where they are documented', () => {
    expect(callbackKinds.filter(({ source }) => !/\S/.test(source))).toEqual([]);
  });
});
