import { createOnOfficeClient } from '@immo-billie/onoffice-sdk';
import { interleave, median, ratioOf, timed, type Bench } from './measure.js';
import { prospectFields } from './sample-data.js';
import { readByHand } from './read-by-hand.js';
import { startLocalServer } from './start-local-server.js';

const ADDRESSES = 10_000;
const LATENCY_MS = 50;
const MOST_IN_FLIGHT = 4;
const MOST_REQUESTS = 6;

/** 10,000 addresses at 50 ms latency against the time of one request. */
export const listBench: Bench = {
  name: 'sdk-list',
  bar: 6,
  higherIsBetter: false,
  async run() {
    const server = await startLocalServer(LATENCY_MS, ADDRESSES);
    const client = createOnOfficeClient({ token: 't', secret: 's', apiUrl: server.url });
    let requests = 0;
    let inFlight = 0;
    const wholeList = async (): Promise<number> => {
      await server.counts();
      let count = 0;
      const ms = await timed(async () => {
        for await (const address of client.addresses.list({ fields: prospectFields }))
          if (address.id !== '') count += 1;
      });
      if (count !== ADDRESSES) throw new Error(`${count} addresses read`);
      const counts = await server.counts();
      requests = Math.max(requests, counts.requests);
      inFlight = Math.max(inFlight, counts.maxInFlight);
      return ms;
    };
    const oneRequest = (): Promise<number> =>
      timed(() =>
        client.addresses.list({ fields: prospectFields }).toArray({ limit: 500, whenLonger: 'cut' }),
      );
    try {
      const results = await interleave(wholeList, oneRequest, { rounds: 21, warmUp: 4 });
      if (requests > MOST_REQUESTS || inFlight > MOST_IN_FLIGHT) {
        throw new Error(`${requests} requests, ${inFlight} in flight`);
      }
      const sequential = await timed(() => readByHand(server.url, () => undefined));
      const detail =
        `list ${median(results.map(({ a }) => a)).toFixed(0)} ms in ${requests} requests, at most ${inFlight} in flight; ` +
        `one request ${median(results.map(({ b }) => b)).toFixed(0)} ms; plain sequential client ${sequential.toFixed(0)} ms`;
      return { ...ratioOf(results), detail };
    } finally {
      server.stop();
    }
  },
};
