import { sharedConnection } from '../../src/sinks/shared-connection';
import type { Connection } from '../../src/sinks/shared-connection';

const survivable = new Error('survivable');

function connections(ready: (number: number) => Promise<number> = (number) => Promise.resolve(number)) {
  const ended: number[] = [];
  let opened = 0;
  const open = (): Connection<number> => {
    const number = (opened += 1);
    let isBroken = false;
    return {
      ready: ready(number),
      isBroken: () => isBroken,
      end: () => {
        isBroken = true;
        ended.push(number);
      },
    };
  };
  return { shared: sharedConnection(open, (error) => error === survivable), ended };
}

const numberOf = (client: number) => Promise.resolve(client);

describe('a shared connection', () => {
  it('is the same one for all who use it', async () => {
    const { shared } = connections();
    const used = await Promise.all([shared.use(numberOf, 100), shared.use(numberOf, 100)]);
    expect([...used, await shared.use(numberOf, 100)]).toEqual([1, 1, 1]);
  });

  it.each([
    { what: 'another error', error: new Error('broken'), next: 2 },
    { what: 'an error that it survives', error: survivable, next: 1 },
  ])('is followed by number $next after $what', async ({ error, next }) => {
    const { shared, ended } = connections();
    await expect(shared.use(() => Promise.reject(error), 100)).rejects.toBe(error);
    expect(ended).toEqual(next === 2 ? [1] : []);
    await expect(shared.use(numberOf, 100)).resolves.toBe(next);
  });

  it('is given up when it does not open or its work does not end in time', async () => {
    const never = new Promise<never>(() => undefined);
    const { shared, ended } = connections((number) => (number === 1 ? never : Promise.resolve(number)));
    await expect(shared.use(numberOf, 20)).rejects.toThrow('no confirmation within 20 ms');
    await expect(shared.use(() => never, 20)).rejects.toThrow('no confirmation within 20 ms');
    await expect(shared.use(numberOf, 20)).resolves.toBe(3);
    expect(ended).toEqual([1, 2]);
  });

  it('is opened again by the next who comes when it could not be opened', async () => {
    const { shared } = connections((number) =>
      number === 1 ? Promise.reject(new Error('refused')) : Promise.resolve(number),
    );
    await expect(shared.use(numberOf, 100)).rejects.toThrow('refused');
    await expect(shared.use(numberOf, 100)).resolves.toBe(2);
  });

  it('is opened again after its end', async () => {
    const { shared, ended } = connections();
    await shared.use(numberOf, 100);
    shared.end();
    expect(ended).toEqual([1]);
    await expect(shared.use(numberOf, 100)).resolves.toBe(2);
  });
});
