import { OnOfficeApiError, type OnOfficeClient } from '@immo-billie/onoffice-sdk';
import { toUtcText, type Clock } from '../clock.js';

/** What a cheap read told about a key. */
export interface KeyReport {
  /** `blocked`: onOffice knows the key, but this customer or address may not use it. */
  readonly key: 'good' | 'refused' | 'blocked';
  /** `stale`: missing or outdated, open the service again from onOffice. `unknown`: the key came first. */
  readonly claim: 'good' | 'stale' | 'unknown';
  /** Seconds that onOffice's clock is ahead of this machine's; `null` when onOffice sent no time. */
  readonly clockOffsetSeconds: number | null;
  /** How many records key and claim may read; `null` when onOffice refused to say. */
  readonly rights: { readonly estates: number; readonly addresses: number } | null;
  /** The code of onOffice's refusal. */
  readonly errorCode: number | null;
  /** UTC. */
  readonly checkedAt: string;
}

/**
 * Tells whether onOffice accepts a key, with a read that changes nothing; never with `unlockProvider`.
 *
 * @throws OnOfficeError when onOffice did not answer, or refused for a reason that says nothing about the key.
 */
export async function testKey(client: OnOfficeClient, clock: Clock, signal: AbortSignal): Promise<KeyReport> {
  const report = (part: Pick<KeyReport, 'key' | 'claim' | 'rights' | 'errorCode'>): KeyReport => ({
    ...part,
    clockOffsetSeconds: client.clockReport().observedOffsetSeconds ?? null,
    checkedAt: toUtcText(clock()),
  });
  try {
    const estates = await client.estates.list({ fields: ['Id'] }, { signal }).count();
    const addresses = await client.addresses.list({ fields: ['KdNr'] }, { signal }).count();
    return report({ key: 'good', claim: 'good', rights: { estates, addresses }, errorCode: null });
  } catch (error) {
    if (!(error instanceof OnOfficeApiError) || error.credential === undefined) throw error;
    const { errorCode } = error;
    if (error.credential === 'claim') return report({ key: 'good', claim: 'stale', rights: null, errorCode });
    const key = error.credential === 'key' ? 'refused' : 'blocked';
    return report({ key, claim: 'unknown', rights: null, errorCode });
  }
}
