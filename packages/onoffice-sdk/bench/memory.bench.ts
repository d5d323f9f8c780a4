import { fork } from 'node:child_process';
import { once } from 'node:events';
import { interleave, median, ratioOf, type Bench } from './measure.js';
import { startLocalServer } from './start-local-server.js';

const ADDRESSES = 100_000;

/** Growth of the peak memory while 100,000 addresses are iterated, against the same loop by hand. */
export const memoryBench: Bench = {
  name: 'sdk-memory',
  bar: 1.6,
  higherIsBetter: false,
  async run() {
    const server = await startLocalServer(0, ADDRESSES);
    const grow = (way: 'client' | 'hand') => async (): Promise<number> => {
      const child = fork(new URL('./memory-reader.js', import.meta.url), [way, server.url]);
      const [report] = (await once(child, 'message')) as [{ count: number; grownKilobytes: number }];
      if (report.count !== ADDRESSES) throw new Error(`${report.count} addresses read`);
      return report.grownKilobytes;
    };
    try {
      const results = await interleave(grow('client'), grow('hand'), { rounds: 5, warmUp: 0 });
      const megabytes = (values: number[]): string => (median(values) / 1024).toFixed(0);
      const detail = `client +${megabytes(results.map(({ a }) => a))} MiB, by hand +${megabytes(results.map(({ b }) => b))} MiB`;
      return { ...ratioOf(results), detail };
    } finally {
      server.stop();
    }
  },
};
