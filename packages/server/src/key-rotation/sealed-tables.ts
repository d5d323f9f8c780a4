import type { SealedTable } from '../encryption/sealed-table.js';
import { SEALED_INPUTS } from '../import/import-ledger.js';
import { SEALED_CLAIMS } from '../service-call/claim-store.js';
import { SEALED_CREDENTIALS } from '../tenants/credential-store.js';

/** Everything in the database that only the encryption keys open. */
export const SEALED_TABLES: readonly SealedTable[] = [SEALED_CREDENTIALS, SEALED_CLAIMS, SEALED_INPUTS];
