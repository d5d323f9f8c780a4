import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wireProspect } from './sample-data.js';

/**
 * A plain onOffice stand-in for benchmarks, started in a process of its own. It answers reads of
 * estates and of a list of addresses after a fixed latency and counts what it gets. It checks nothing.
 *
 * argv: latency in milliseconds, number of addresses
 */
const [latencyMs = 0, total = 0] = process.argv.slice(2).map(Number);
const pageText = new Map<number, string>();
let requests = 0;
let inFlight = 0;
let maxInFlight = 0;

interface SentAction {
  readonly actionid: string;
  readonly resourceid: string;
  readonly resourcetype: string;
  readonly identifier: string;
  readonly parameters: { readonly listlimit?: number; readonly listoffset?: number };
}

const estate = JSON.stringify({
  id: 11,
  type: 'estate',
  elements: Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      ['objekttitel', 'kaufpreis', 'ort', 'wohnflaeche', 'objektart'][index] ??
        `ind_${index}_Feld_ObjFrei${index}`,
      index === 1 || index === 3 ? '350000.00' : `Ein Wert der Länge ${index}`,
    ]),
  ),
});

function records(action: SentAction): { readonly text: string; readonly total: number } {
  if (action.resourcetype === 'estate') return { text: estate, total: 1 };
  const { listlimit = 20, listoffset = 0 } = action.parameters;
  const key = listoffset * 1_000 + listlimit;
  let text = pageText.get(key);
  if (text === undefined) {
    const count = Math.max(0, Math.min(listlimit, total - listoffset));
    text = Array.from({ length: count }, (_, index) =>
      JSON.stringify(wireProspect(listoffset + index + 1)),
    ).join(',');
    pageText.set(key, text);
  }
  return { text, total };
}

function answer(actions: readonly SentAction[]): string {
  const results = actions.map((action) => {
    const { text, total: hits } = records(action);
    const { actionid, resourceid, resourcetype, identifier } = action;
    const head = JSON.stringify({ actionid, resourceid, resourcetype, cacheable: true, identifier }).slice(
      0,
      -1,
    );
    return `${head},"data":{"meta":{"cntabsolute":${hits}},"records":[${text}]},"status":{"errorcode":0,"message":"OK"}}`;
  });
  return `{"status":{"code":200,"errorcode":0,"message":"OK"},"response":{"results":[${results.join(',')}]}}`;
}

const server = createServer((request, response) => {
  if (request.url === '/counts') {
    response.end(JSON.stringify({ requests, maxInFlight }));
    requests = 0;
    maxInFlight = 0;
    return;
  }
  requests += 1;
  inFlight += 1;
  maxInFlight = Math.max(maxInFlight, inFlight);
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    const parsed = JSON.parse(body) as { request: { actions: SentAction[] } };
    const text = answer(parsed.request.actions);
    const send = (): void => {
      inFlight -= 1;
      response.setHeader('content-type', 'application/json');
      response.end(text);
    };
    if (latencyMs > 0) setTimeout(send, latencyMs);
    else send();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());
