import { got } from 'got';
import { signAction } from '@immo-billie/onoffice-sdk';
import { prospectFields } from './sample-data.js';

interface Answer {
  readonly response: {
    readonly results: readonly {
      readonly data: {
        readonly meta: { readonly cntabsolute: number };
        readonly records: readonly {
          readonly id: number;
          readonly elements: Readonly<Record<string, string>>;
        }[];
      };
    }[];
  };
}

/** The loop that one would write without the SDK: page by page with `got.post` and `JSON.parse`. */
export async function readByHand(
  url: string,
  consume: (record: { readonly id: number; readonly elements: Readonly<Record<string, string>> }) => void,
): Promise<void> {
  const actionid = 'urn:onoffice-de-ns:smart:2.5:smartml:action:read';
  for (let listoffset = 0; ; listoffset += 500) {
    const timestamp = Math.floor(Date.now() / 1000);
    const hmac = signAction({ timestamp, token: 't', resourceType: 'address', actionId: actionid }, 's');
    const parameters = { data: prospectFields, listlimit: 500, listoffset, sortby: 'KdNr', sortorder: 'ASC' };
    const action = {
      actionid,
      resourceid: '',
      resourcetype: 'address',
      identifier: '',
      timestamp,
      hmac,
      parameters,
    };
    const body = JSON.stringify({ token: 't', request: { actions: [{ ...action, hmac_version: '2' }] } });
    const { body: text } = await got.post(url, { body, headers: { 'content-type': 'application/json' } });
    const data = (JSON.parse(text) as Answer).response.results[0]?.data;
    if (!data) throw new Error('no data');
    for (const record of data.records) consume(record);
    if (listoffset + 500 >= data.meta.cntabsolute) return;
  }
}
