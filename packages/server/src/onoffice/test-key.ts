import {
  listAddresses,
  listEstates,
  OnOfficeApiError,
  type OnOfficeClient,
  type Settled,
} from '@immo-billie/onoffice-sdk';
import { toUtcText, type Clock } from '../clock.js';

/** What a cheap read told about a key. */
export interface KeyReport {
  /** `blocked`: onOffice knows the key, but this customer or address may not use it. */
  readonly key: 'good' | 'refused' | 'blocked';
  /** `stale`: missing or outdated, open the service again from onOffice. `unknown`: the key came first. */
  readonly claim: 'good' | 'stale' | 'unknown';
  /** Seconds that onOffice's clock is ahead of this machine's; `null` when onOffice sent no time. */
  readonly clockOffsetSeconds: number | null;
  /** How many records key and claim may read; a module is `null` when onOffice refuses it, all when it said nothing. */
  readonly rights: { readonly estates: number | null; readonly addresses: number | null } | null;
  /** The code of onOffice's refusal. */
  readonly errorCode: number | null;
  /** UTC. */
  readonly checkedAt: string;
}

/** What is counted: no field is named, because an account may lack any. */
const COUNTS = [listEstates({ fields: [] }).count(), listAddresses({ fields: [] }).count()] as const;

/**
 * Tells whether onOffice accepts a key, with one request that changes nothing; never with `unlockProvider`.
 *
 * @throws OnOfficeError when onOffice did not answer, or refused for a reason that says nothing about the key.
 */
export async function testKey(client: OnOfficeClient, clock: Clock, signal: AbortSignal): Promise<KeyReport> {
  const report = (part: Pick<KeyReport, 'key' | 'claim' | 'rights' | 'errorCode'>): KeyReport => ({
    ...part,
    clockOffsetSeconds: client.clockReport().observedOffsetSeconds ?? null,
    checkedAt: toUtcText(clock()),
  });
  const [estates, addresses] = await client.callAll(COUNTS, { signal });
  const refusal = [estates, addresses].map(refusalOfCredentials).find((error) => error !== undefined);
  if (refusal === undefined) {
    const rights = { estates: countUnlessForbidden(estates), addresses: countUnlessForbidden(addresses) };
    return report({ key: 'good', claim: 'good', rights, errorCode: null });
  }
  const { credential, errorCode } = refusal;
  if (credential === 'claim') return report({ key: 'good', claim: 'stale', rights: null, errorCode });
  const key = credential === 'key' ? 'refused' : 'blocked';
  return report({ key, claim: 'unknown', rights: null, errorCode });
}

function refusalOfCredentials(count: Settled<number>): OnOfficeApiError | undefined {
  if (count.ok || !(count.error instanceof OnOfficeApiError)) return undefined;
  return count.error.credential === undefined ? undefined : count.error;
}

/** `null` when this user may not read such records: that the key is good is known then all the same. */
function countUnlessForbidden(count: Settled<number>): number | null {
  if (count.ok) return count.value;
  if (count.error instanceof OnOfficeApiError && count.error.category === 'rights') return null;
  throw count.error;
}
