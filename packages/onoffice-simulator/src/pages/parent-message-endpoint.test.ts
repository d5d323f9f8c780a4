import {
  createParentMessage,
  signMessage,
  type ParentMessageType,
} from '@immo-billie/onoffice-sdk/marketplace';
import { expect } from 'chai';
import { PROVIDER_SECRET, startTestSimulator } from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

describe('the popup around the provider’s page', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.close());

  async function judge(message: unknown, user = '20101.21'): Promise<unknown> {
    const response = await fetch(`${simulator.url}/popup/message`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `onoffice_simulator_user=${user}` },
      body: JSON.stringify({ message }),
    });
    return response.json();
  }

  const parameterCacheId = (): string =>
    new URL(simulator.control.serviceUrl({ estateId: 1437 }).url).searchParams.get('parameterCacheId') ?? '';
  const now = (): number => Math.floor(Date.now() / 1000);
  const message = (
    type: ParentMessageType,
    change: Partial<{ parameterCacheId: string; timestamp: number }> = {},
  ): string =>
    createParentMessage(
      { type, parameterCacheId: parameterCacheId(), timestamp: now(), ...change },
      PROVIDER_SECRET,
    );

  it('obeys the three signed messages', async () => {
    expect(await judge(message('onOffice.service.refreshParent'))).to.deep.equal({ effect: 'refresh' });
    expect(await judge(message('onOffice.service.refreshParentAndClose'))).to.deep.equal({
      effect: 'refreshAndClose',
    });
    expect(await judge(message('onOffice.service.closeProviderWindow'))).to.deep.equal({ effect: 'close' });
  });

  it('rejects everything else, with the reason', async () => {
    const good = JSON.parse(message('onOffice.service.refreshParent')) as Record<string, string | number>;
    const reasons = [
      await judge(good),
      await judge('no json'),
      await judge(JSON.stringify({ ...good, onOfficeType: 'closeWindow' })),
      await judge(JSON.stringify({ ...good, timestamp: now() + 1 })),
      await judge(message('onOffice.service.refreshParent', { parameterCacheId: 'unknown' })),
      await judge(message('onOffice.service.refreshParent', { timestamp: now() - 301 })),
      await judge(message('onOffice.service.refreshParent'), '20303.21'),
    ];
    expect(reasons).to.deep.equal([
      { rejected: 'Die Nachricht ist kein Text.' },
      { rejected: 'Die Nachricht hat nicht die erwartete Form.' },
      { rejected: 'Die Nachricht hat nicht die erwartete Form.' },
      { rejected: 'Die Signatur stimmt nicht.' },
      { rejected: 'Die parametercacheid gehört zu keinem offenen Dienst.' },
      { rejected: 'Die Nachricht ist zu alt.' },
      { rejected: 'Die parametercacheid gehört zu keinem offenen Dienst.' },
    ]);
  });

  it('rejects what cannot be signed like what is signed wrongly', async () => {
    const good = message('onOffice.service.refreshParent');
    for (const value of ['1e999', `${'['.repeat(40_000)}${']'.repeat(40_000)}`]) {
      expect(await judge(good.replace('{', `{"z":${value},`))).to.deep.equal({
        rejected: 'Die Signatur stimmt nicht.',
      });
    }
  });

  it('takes the timestamp as text, whatever else the provider adds', async () => {
    const data = {
      onOfficeType: 'onOffice.service.refreshParent',
      parametercacheid: parameterCacheId(),
      timestamp: String(now()),
      note: 'ä b',
    };
    const signed = JSON.stringify({ ...data, signature: signMessage(data, PROVIDER_SECRET) });
    expect(await judge(signed)).to.deep.equal({ effect: 'refresh' });
  });
});
