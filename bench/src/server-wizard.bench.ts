import { median, timed, type Bench } from '../../packages/onoffice-sdk/bench/dist/measure.js';
import { startAppProcess, type MeasuredApp } from './start-server-app-process.js';

const PROSPECTS = 5000;
const ROUNDS = 7;
const WARM_UP = 2;
const MAX_TRANSFERRED = 400 * 1024;
const MAX_UNCOMPRESSED = 2.5 * 1024 * 1024;

/** The wizard with 5,000 prospects: its time against rendering alone plus the time that onOffice took to answer. */
export const wizardBench: Bench = {
  name: 'server-wizard',
  bar: 1.5,
  higherIsBetter: false,
  async run() {
    const measured = await startAppProcess({ objects: 0, prospects: PROSPECTS });
    const ratios: number[] = [];
    let detail = '';
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      await fetch(`${measured.simulator}/control/requests`);
      const before = (await requests(measured)).length;
      const wizardMs = await timed(() => get(`${measured.app}/import/${measured.estateId}`, measured.cookie));
      const answersMs = coveredMs((await requests(measured)).slice(before));
      const renderMs = await timed(() => get(`${measured.bare}/import/wizard`, ''));
      if (round >= 0) ratios.push(wizardMs / (answersMs + renderMs));
      detail = `wizard ${Math.round(wizardMs)} ms, answers ${Math.round(answersMs)} ms, rendering ${Math.round(renderMs)} ms`;
    }
    detail += `; ${await sizes(measured)}`;
    measured.stop();
    return { ratio: median(ratios), spread: Math.max(...ratios) - Math.min(...ratios), detail };
  },
};

interface LoggedRequest {
  readonly startedAt: string | number;
  readonly durationMs: number;
}

async function requests({ simulator }: MeasuredApp): Promise<LoggedRequest[]> {
  return (await (await fetch(`${simulator}/control/requests`)).json()) as LoggedRequest[];
}

async function get(url: string, cookie: string): Promise<void> {
  const response = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
  const body = await response.text();
  if (response.status !== 200 || !body.includes('data-wizard')) throw new Error(`${url}: ${response.status}`);
}

/** The time in which at least one request was being answered: requests side by side count once. */
function coveredMs(logged: readonly LoggedRequest[]): number {
  const intervals = logged
    .map(({ startedAt, durationMs }) => ({ start: new Date(startedAt).getTime(), durationMs }))
    .map(({ start, durationMs }) => ({ start, end: start + durationMs }))
    .toSorted((a, b) => a.start - b.start);
  let covered = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { start, end } of intervals) {
    covered += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return covered;
}

/** Fails when the page is larger than promised. */
async function sizes({ app, estateId, cookie }: MeasuredApp): Promise<string> {
  const url = `${app}/import/${estateId}`;
  const plain = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
  const uncompressed = (await plain.arrayBuffer()).byteLength;
  const { request } = await import('node:http');
  const transferred = await new Promise<number>((resolve, reject) => {
    request(url, { headers: { cookie, 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    })
      .on('error', reject)
      .end();
  });
  if (transferred > MAX_TRANSFERRED || uncompressed > MAX_UNCOMPRESSED) {
    throw new Error(
      `the wizard is too large: ${transferred} bytes transferred, ${uncompressed} uncompressed`,
    );
  }
  return `${Math.round(transferred / 1024)} KB transferred, ${Math.round(uncompressed / 1024)} KB uncompressed`;
}
