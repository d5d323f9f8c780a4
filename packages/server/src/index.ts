export {
  activate,
  NotADemoTenant,
  type ActivationOutcome,
  type ActivationRefusal,
} from './activation/activate.js';
export { ticketForCall } from './activation/activation-ticket.js';
export { createApp } from './app.js';
export type { Clock } from './clock.js';
export { ConfigurationError, type ConfigurationProblem } from './config/configuration-error.js';
export { isLoopback, type DatabaseLocation, type EncryptionKey } from './config/environment-values.js';
export {
  readApiUrl,
  readDatabaseLocation,
  readServerConfig,
  readStorageConfig,
  type ServerConfig,
  type StorageConfig,
} from './config/environment.js';
export { costsOfObject } from './costs/costs-of-object.js';
export { createContext, type ContextParts } from './create-context.js';
export { openDatabase, type Database, type Queryable } from './database/database.js';
export { DatabaseNewer } from './database/database-newer.js';
export { migrate, planMigration, requireKnownMigrations, type MigrationPlan } from './database/migrate.js';
export { createSecretBox, SealedTextError, type SecretBox } from './encryption/secret-box.js';
export { countImports, type ImportTotals } from './import/count-imports.js';
export { readEstateSource, type EstateSource } from './import/estate-source.js';
export type { ImportChoices } from './import/import-form.js';
export type { ImportInput, ImportResult } from './import/import-input.js';
export { findImport, listImports, readImportInput, type ImportEntry } from './import/import-ledger.js';
export { ImportStopped } from './import/import-stopped.js';
export {
  replayImport,
  ReplayRefused,
  type ReplayOptions,
  type ReplayOutcome,
} from './import/replay-import.js';
export { runImport } from './import/run-import.js';
export { inspectSealedRows, type SealedRows } from './key-rotation/inspect-sealed-rows.js';
export { rotateKeys, type TableRotation } from './key-rotation/rotate-keys.js';
export { countObjects, type ObjectCounts } from './objects/count-objects.js';
export { findObjectByEstate, type OfferObject } from './objects/object-store.js';
export { saveObject } from './objects/save-object.js';
export { createAccountFieldCache } from './onoffice/account-fields.js';
export { failureCodeOf } from './onoffice/failure-code.js';
export { createOnOfficeAccess, OnOfficeAccessError } from './onoffice/onoffice-access.js';
export { testKey, type KeyReport } from './onoffice/test-key.js';
export { readNewestClaimOfTenant } from './service-call/claim-store.js';
export { recordServiceCall, verifyServiceCall, type ServiceCall } from './service-call/service-call.js';
export { startServer, type RunningServer } from './start-server.js';
export { changeRole } from './tenants/change-role.js';
export {
  findCredentialInfo,
  readCredentials,
  type CredentialInfo,
  type Credentials,
} from './tenants/credential-store.js';
export { deleteDemoTenants, findTenant, listTenants, type Tenant } from './tenants/tenant-store.js';
export { listUsers, saveUserName, type User } from './tenants/user-store.js';
export type { AppContext } from './web/app-context.js';
export { Problem } from './web/problem.js';
