import type { Queryable } from '../database/database.js';
import { latestReadAtOfUser } from '../import/import-ledger.js';
import { countObjects, type ObjectCounts } from '../objects/count-objects.js';
import { findCredentialInfo } from '../tenants/credential-store.js';
import { findTenantSettings, type OfficeTexts } from '../tenants/tenant-settings-store.js';
import { findTenant, type KeyState } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';
import { findSetupCheck, type SetupCheck } from './setup-check-store.js';

/**
 * One of the five ticks. `reason` is a key of `administration.setup.<id>`: the text that says how it stands.
 * What is `missing` also has a sentence for somebody who can mend it. `unknown` needs the button.
 */
export type SetupStep =
  | {
      readonly id: 'key';
      readonly state: 'done' | 'missing';
      readonly reason: 'done' | 'refused' | 'none';
      readonly since: string;
    }
  | {
      readonly id: 'claim';
      readonly state: SetupState;
      readonly reason: 'done' | 'stale' | 'unknown';
      readonly since: string;
    }
  | {
      readonly id: 'rights';
      readonly state: SetupState;
      readonly reason: 'done' | 'estates' | 'addresses' | 'both' | 'unknown';
      readonly since: string;
    }
  | {
      readonly id: 'office';
      readonly state: 'done' | 'missing';
      readonly reason: 'done' | 'imprint' | 'privacyUrl' | 'both';
      readonly since: '';
    }
  | {
      readonly id: 'object';
      readonly state: 'done' | 'missing';
      readonly reason: 'done' | 'none' | 'incomplete';
      readonly since: '';
    };

export type SetupState = 'done' | 'missing' | 'unknown';

/** What the ticks are made of. Times are UTC text. */
export interface SetupFacts {
  readonly key: { readonly state: KeyState; readonly since: string } | undefined;
  readonly check: SetupCheck | undefined;
  /** When onOffice was last read for an import of this user. */
  readonly lastReadAt: string | undefined;
  readonly office: OfficeTexts;
  readonly objects: ObjectCounts;
}

/** The ticks for a user, from what is stored; asks onOffice nothing. */
export async function readSetupSteps(db: Queryable, user: UserKey): Promise<readonly SetupStep[]> {
  const { tenantId } = user;
  const tenant = await findTenant(db, tenantId);
  const credentials = await findCredentialInfo(db, tenantId);
  return setupSteps({
    key: tenant && credentials && { state: tenant.keyState, since: tenant.keyStateSince },
    check: await findSetupCheck(db, user),
    lastReadAt: await latestReadAtOfUser(db, user),
    office: (await findTenantSettings(db, tenantId)).office,
    objects: await countObjects(db, tenantId),
  });
}

export function setupSteps(facts: SetupFacts): readonly SetupStep[] {
  return [keyStep(facts), claimStep(facts), rightsStep(facts), officeStep(facts), objectStep(facts)];
}

function keyStep({ key }: SetupFacts): SetupStep {
  if (!key) return { id: 'key', state: 'missing', reason: 'none', since: '' };
  const { since } = key;
  return key.state === 'unlocked'
    ? { id: 'key', state: 'done', reason: 'done', since }
    : { id: 'key', state: 'missing', reason: 'refused', since };
}

/** The newer one of check and import counts: a claim works until it does not. */
function claimStep({ check, lastReadAt }: SetupFacts): SetupStep {
  const claim = check?.report.claim ?? 'unknown';
  const isCheckNewer = check !== undefined && (lastReadAt === undefined || check.checkedAt > lastReadAt);
  if (isCheckNewer && (claim === 'stale' || claim === 'missing')) {
    return { id: 'claim', state: 'missing', reason: 'stale', since: check.checkedAt };
  }
  const since = isCheckNewer && claim === 'good' ? check.checkedAt : lastReadAt;
  return since === undefined
    ? { id: 'claim', state: 'unknown', reason: 'unknown', since: '' }
    : { id: 'claim', state: 'done', reason: 'done', since };
}

function rightsStep({ check }: SetupFacts): SetupStep {
  const { estates = 'unknown', addresses = 'unknown' } = check?.report ?? {};
  const since = check?.checkedAt ?? '';
  if (estates === 'unknown' && addresses === 'unknown') {
    return { id: 'rights', state: 'unknown', reason: 'unknown', since: '' };
  }
  if (estates === 'readable' && addresses === 'readable') {
    return { id: 'rights', state: 'done', reason: 'done', since };
  }
  const reason = addresses === 'readable' ? 'estates' : estates === 'readable' ? 'addresses' : 'both';
  return { id: 'rights', state: 'missing', reason, since };
}

function officeStep({ office: { imprint, privacyUrl } }: SetupFacts): SetupStep {
  if (imprint !== '' && privacyUrl !== '') {
    return { id: 'office', state: 'done', reason: 'done', since: '' };
  }
  const reason = imprint !== '' ? 'privacyUrl' : privacyUrl !== '' ? 'imprint' : 'both';
  return { id: 'office', state: 'missing', reason, since: '' };
}

function objectStep({ objects }: SetupFacts): SetupStep {
  if (objects.complete > 0) return { id: 'object', state: 'done', reason: 'done', since: '' };
  return {
    id: 'object',
    state: 'missing',
    reason: objects.draft > 0 ? 'incomplete' : 'none',
    since: '',
  };
}
