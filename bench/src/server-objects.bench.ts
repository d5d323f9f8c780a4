import { interleave, ratioOf, timed, type Bench } from '../../packages/onoffice-sdk/bench/dist/measure.js';
import { startAppProcess } from './start-server-app-process.js';

const OBJECTS = 10_000;
const REQUESTS = 120;
const CONCURRENCY = 8;

/** Objekte with 10,000 objects against the same page rendered by bare Express and EJS: share of the throughput. */
export const objectsBench: Bench = {
  name: 'server-objects',
  bar: 0.4,
  higherIsBetter: true,
  async run() {
    const measured = await startAppProcess({ objects: OBJECTS, prospects: 3 });
    const app = () => load(`${measured.app}/objects`, measured.cookie);
    await app();
    const bare = () => load(`${measured.bare}/objects/list`, '');
    const results = await interleave(bare, app, { rounds: 7, warmUp: 2 });
    measured.stop();
    const { ratio, spread } = ratioOf(results);
    const [last] = results.slice(-1);
    const perSecond = (ms: number) => Math.round((REQUESTS / ms) * 1000);
    const detail = `app ${perSecond(last?.b ?? 0)} requests/s, bare ${perSecond(last?.a ?? 0)} requests/s`;
    return { ratio, spread, detail };
  },
};

/** Milliseconds for all requests, some at a time. */
function load(url: string, cookie: string): Promise<number> {
  return timed(async () => {
    let left = REQUESTS;
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        const response = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
        const body = await response.text();
        if (response.status !== 200 || !body.includes('object-table'))
          throw new Error(`${url}: ${response.status}`);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  });
}
