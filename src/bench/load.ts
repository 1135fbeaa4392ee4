import { Agent, request } from 'node:http';

/** What a number of requests took, by the clock of the sender. */
export interface Load {
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
}

/** Sends `count` POSTs, `concurrency` at a time over as many kept connections. Rejects at the first answer that is no 200. */
export async function load(url: string, body: string, count: number, concurrency: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latenciesMs: number[] = [];
  let left = count;
  async function sendInTurn(): Promise<void> {
    while (left > 0) {
      left -= 1;
      const started = performance.now();
      await post(url, body, agent);
      latenciesMs.push(performance.now() - started);
    }
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, sendInTurn));
  const seconds = (performance.now() - started) / 1e3;
  agent.destroy();
  return { seconds, latenciesMs };
}

function post(url: string, body: string, agent: Agent): Promise<void> {
  const headers = { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode ?? 'nothing'}.`));
      });
    });
    sent.on('error', reject).end(body);
  });
}
