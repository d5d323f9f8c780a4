import type { Logger } from 'pino';
import type { Clock } from '../clock.js';
import type { ServerConfig } from '../config/environment.js';
import type { Database } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import type { AccountFieldCache } from '../onoffice/account-fields.js';
import type { OnOfficeAccess } from '../onoffice/onoffice-access.js';

/** Everything the routes work with; made once by the composition root, replaced piece by piece in tests. */
export interface AppContext {
  readonly config: ServerConfig;
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly onoffice: OnOfficeAccess;
  readonly accountFields: AccountFieldCache;
  readonly logger: Logger;
  readonly clock: Clock;
}
