import { createOnOfficeClient } from '@immo-billie/onoffice-sdk';
import {
  createSecretBox,
  OnOfficeAccessError,
  readApiUrl,
  readCredentials,
  readNewestClaimOfTenant,
  readStorageConfig,
  testKey,
  type KeyReport,
} from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withDatabase } from '../database/with-database.js';
import { UsageError } from '../errors/usage-error.js';
import { textPairs } from '../output/text-table.js';
import { requireTenant } from '../tenants/require-tenant.js';
import { askForCredentials } from './ask-for-credentials.js';
import type { KeyCredentials } from './key-credentials.js';
import { hintFor } from './key-hint.js';
import { readCredentialsFrom } from './read-credentials-from.js';

export interface KeyTestReport extends KeyReport {
  /** The customer, when it is known. */
  readonly tenant: string | null;
  /** What to do about a refused key or a stale claim. */
  readonly hint: string | null;
}

export interface KeySource {
  readonly tenant?: string;
  readonly credentials?: string;
}

/** A person waits for the answer. */
const PATIENCE = {
  timeouts: { connectMs: 4_000, responseMs: 15_000, totalMs: 20_000 },
  retry: { attempts: 2, totalMs: 30_000 },
};

/**
 * Tests a key with a read that changes nothing, never with `unlockProvider`.
 *
 * @throws UsageError, NotFoundError, and OnOfficeError when onOffice does not answer
 */
export async function runKeyTest(line: CommandLine, source: KeySource): Promise<KeyTestReport> {
  const apiUrl = readApiUrl(line.environment);
  const { tenant, token, secret, claim } = await findCredentials(line, source);
  const client = createOnOfficeClient({
    token,
    secret,
    extendedClaim: claim,
    apiUrl,
    clock: line.clock,
    ...PATIENCE,
  });
  const report = await testKey(client, line.clock, line.signal);
  return { tenant: tenant ?? null, ...report, hint: hintFor(report, { token, secret }) };
}

export function renderKeyTest(report: KeyTestReport): string {
  const { clockOffsetSeconds, rights } = report;
  return textPairs([
    ...(report.tenant === null ? [] : [['Tenant', report.tenant] as const]),
    ['Key', report.key],
    ['Claim', report.claim],
    [
      'Clock',
      clockOffsetSeconds === null ? 'unknown' : `onOffice is ${clockOffsetSeconds} s ahead of this machine`,
    ],
    [
      'Rights',
      rights ? `${readable(rights.estates)} estates, ${readable(rights.addresses)} addresses` : 'unknown',
    ],
    ...(report.errorCode === null ? [] : [['Error', String(report.errorCode)] as const]),
    ['Checked', report.checkedAt],
    // A refusal ends in an error, which tells its own next step.
    ...(report.key === 'good' && report.hint !== null ? [['Next', report.hint] as const] : []),
  ]);
}

function readable(count: number | null): string {
  return count === null ? 'may not read' : String(count);
}

function findCredentials(line: CommandLine, { tenant, credentials }: KeySource): Promise<KeyCredentials> {
  if (tenant !== undefined) return storedCredentials(line, tenant);
  if (credentials !== undefined) return readCredentialsFrom(line, credentials);
  if (line.isInteractive) return askForCredentials({ input: line.input, signal: line.signal });
  throw new UsageError(
    'which key is to be tested?',
    'name one with --tenant ID or --credentials FILE, or give JSON on standard input with --credentials -',
  );
}

/** The stored key with the newest claim of any user: whose rights it has does not matter here. */
function storedCredentials({ environment }: CommandLine, tenantId: string): Promise<KeyCredentials> {
  const { database: location, encryptionKeys } = readStorageConfig(environment);
  return withDatabase(location, async ({ knex }) => {
    await requireTenant(knex, tenantId);
    const box = createSecretBox(encryptionKeys);
    const credentials = await readCredentials(knex, box, tenantId);
    if (!credentials) throw new OnOfficeAccessError('not_activated');
    const newest = await readNewestClaimOfTenant(knex, box, tenantId);
    return { tenant: tenantId, ...credentials, claim: newest?.claim };
  });
}
