import { runProcess } from '../../../src/tools/deploy/run-process';

const FOR_EVER = 'setInterval(() => {}, 1000)';

describe('a process', () => {
  const run = (script: string, timeoutMs = 20_000) =>
    runProcess({ file: process.execPath, arguments: ['-e', script], environment: {}, folder: '.', timeoutMs });

  it('gives its exit code and all that it wrote', async () => {
    await expect(run('console.log("said"); console.error("warned"); process.exitCode = 3')).resolves.toEqual({
      exitCode: 3,
      timedOut: false,
      output: 'said\nwarned\n',
    });
  });

  it('gets an end instead of an answer to its question', async () => {
    await expect(run('process.stdin.on("end", () => console.log("end")).resume()')).resolves.toMatchObject({
      exitCode: 0,
      output: 'end\n',
    });
  });

  it('is killed with its children when its time is over', async () => {
    // The child holds the output open: there is no result before it has ended too.
    const script = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(FOR_EVER)}], { stdio: "inherit" }); ${FOR_EVER}`;
    await expect(run(script, 1000)).resolves.toEqual({ exitCode: undefined, timedOut: true, output: '' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'is killed when this process gets %s, and only then listened for',
    async (signal) => {
      const before = process.listenerCount(signal);
      const result = run(FOR_EVER);
      process.emit(signal, signal);
      await expect(result).resolves.toEqual({ exitCode: undefined, timedOut: false, output: '' });
      await run('');
      expect(process.listenerCount(signal)).toBe(before);
    },
  );

  it('has the environment and the folder that it is given, and no other', async () => {
    const arguments_ = ['-e', 'console.log(process.cwd(), process.env.GIVEN, process.env.HOME)'];
    const given = { file: process.execPath, arguments: arguments_, environment: { GIVEN: 'a' }, timeoutMs: 20_000 };
    await expect(runProcess({ ...given, folder: '/' })).resolves.toHaveProperty('output', '/ a undefined\n');
  });

  it('rejects when there is no such program', async () => {
    const missing = { file: './no-such-program', arguments: [], environment: {}, folder: '.', timeoutMs: 1000 };
    await expect(runProcess(missing)).rejects.toThrow('ENOENT');
  });
});
