import { got } from 'got';
import { createOnOfficeClient, readEstate, signAction } from '@immo-billie/onoffice-sdk';
import { interleave, median, ratioOf, timed, type Bench } from './measure.js';
import { startLocalServer } from './start-local-server.js';

const CALLS = 15;
const fields = ['objekttitel', 'kaufpreis', 'ort', 'wohnflaeche', 'objektart'];

/** One call through the client against a bare `got.post` of prepared bodies with `JSON.parse`. */
export const callBench: Bench = {
  name: 'sdk-call',
  bar: 0.85,
  higherIsBetter: true,
  async run() {
    const server = await startLocalServer(0, 0);
    const [token, secret] = ['t'.repeat(32), 's'.repeat(64)];
    const client = createOnOfficeClient({ token, secret, apiUrl: server.url });
    const bodies = Array.from({ length: CALLS }, (_, index) => preparedBody(token, secret, `b.${index}`));

    const throughClient = (): Promise<number> =>
      timed(async () => {
        for (let index = 0; index < CALLS; index += 1) await client.call(readEstate('11', { fields }));
      });
    const bare = (): Promise<number> =>
      timed(async () => {
        for (const body of bodies) {
          const { body: text } = await got.post(server.url, {
            body,
            headers: { 'content-type': 'application/json' },
          });
          JSON.parse(text);
        }
      });
    try {
      const results = await interleave(bare, throughClient, { rounds: 301, warmUp: 200 });
      const ms = (values: number[]): string => (median(values) / CALLS).toFixed(3);
      const detail = `client ${ms(results.map(({ b }) => b))} ms, got ${ms(results.map(({ a }) => a))} ms a call`;
      return { ...ratioOf(results), detail };
    } finally {
      server.stop();
    }
  },
};

function preparedBody(token: string, secret: string, identifier: string): string {
  const actionId = 'urn:onoffice-de-ns:smart:2.5:smartml:action:read';
  const timestamp = Math.floor(Date.now() / 1000);
  const hmac = signAction({ timestamp, token, resourceType: 'estate', actionId }, secret);
  const action = {
    actionid: actionId,
    resourceid: '11',
    resourcetype: 'estate',
    identifier,
    timestamp,
    hmac,
  };
  return JSON.stringify({
    token,
    request: { actions: [{ ...action, hmac_version: '2', parameters: { data: fields } }] },
  });
}
