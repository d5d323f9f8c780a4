import { createOnOfficeClient, readAddresses } from '@immo-billie/onoffice-sdk';
import { interleave, median, ratioOf, timed, type Bench } from './measure.js';
import { allAddressFields, wireFullAddress } from './sample-data.js';

const REPEATS = 1;

/** `JSON.parse` and full, eager decoding of 500 addresses against `JSON.parse` alone. */
export const decodeBench: Bench = {
  name: 'sdk-decode',
  bar: 2.5,
  higherIsBetter: false,
  async run() {
    const ids = Array.from({ length: 500 }, (_, index) => String(index + 1));
    const text = answerText(ids);
    // The transport hands the prepared text over, so that everything after it is measured: parsing, checks, decoding.
    const client = createOnOfficeClient({
      token: 't',
      secret: 's',
      transport: () => Promise.resolve({ status: 200, body: text }),
    });
    const call = readAddresses(ids, { fields: allAddressFields });
    const decoding = (): Promise<number> =>
      timed(async () => {
        for (let index = 0; index < REPEATS; index += 1) {
          const addresses = await client.call(call);
          if (addresses.length !== 500 || addresses[0]?.contacts.length !== 4)
            throw new Error('decoded wrongly');
        }
      });
    const parsing = (): Promise<number> =>
      timed(() => {
        for (let index = 0; index < REPEATS; index += 1) JSON.parse(text);
      });
    const results = await interleave(decoding, parsing, { rounds: 121, warmUp: 24 });
    const ms = (values: number[]): string => (median(values) / REPEATS).toFixed(1);
    const detail =
      `${(text.length / 1024).toFixed(0)} KiB, ${Object.keys(allAddressFields).length} fields: ` +
      `${ms(results.map(({ a }) => a))} ms, JSON.parse ${ms(results.map(({ b }) => b))} ms`;
    return { ...ratioOf(results), detail };
  },
};

function answerText(ids: readonly string[]): string {
  const results = [
    {
      actionid: 'urn:onoffice-de-ns:smart:2.5:smartml:action:read',
      resourceid: '',
      resourcetype: 'address',
      cacheable: true,
      identifier: '',
      data: {
        meta: { cntabsolute: ids.length },
        records: ids.map((id) => wireFullAddress(Number(id))),
      },
      status: { errorcode: 0, message: 'OK' },
    },
  ];
  return JSON.stringify({ status: { code: 200, errorcode: 0, message: 'OK' }, response: { results } });
}
