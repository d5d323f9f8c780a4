import { pino, type Logger, type SerializedError } from 'pino';
import type { Clock } from './clock.js';
import type { ServerConfig } from './config/environment.js';
import { openDatabase, type Database } from './database/database.js';
import { createSecretBox } from './encryption/secret-box.js';
import { createAccountFieldCache } from './onoffice/account-fields.js';
import { createOnOfficeAccess, type Patience } from './onoffice/onoffice-access.js';
import type { AppContext } from './web/app-context.js';

/** What may be replaced: by tests, and by programs that have a database or log of their own. */
export interface ContextParts {
  readonly database?: Database;
  readonly logger?: Logger;
  readonly clock?: Clock;
  readonly patience?: Patience;
}

/** The composition root: connects configuration, database, encryption and onOffice. Opens no connection yet. */
export function createContext(config: ServerConfig, parts: ContextParts = {}): AppContext {
  const { clock = Date.now, patience } = parts;
  const database = parts.database ?? openDatabase(config.database);
  const secretBox = createSecretBox(config.encryptionKeys);
  return {
    config,
    database,
    secretBox,
    clock,
    logger: parts.logger ?? createLogger(config.logLevel),
    accountFields: createAccountFieldCache(clock),
    onoffice: createOnOfficeAccess({
      database,
      secretBox,
      clock,
      apiUrl: config.onofficeApiUrl,
      ...(patience ? { patience } : {}),
    }),
  };
}

/** JSON lines on standard output; what might carry a secret is removed even where nobody logs it on purpose. */
function createLogger(level: ServerConfig['logLevel']): Logger {
  return pino({
    level,
    // A failed insert of many rows carries its whole statement.
    serializers: { err: (error: Error) => shortened(pino.stdSerializers.err(error)) },
    redact: {
      paths: ['*.cookie', '*.authorization', '*.token', '*.secret', '*.claim', 'err.config', 'err.detail'],
      remove: true,
    },
  });
}

const MAX_MESSAGE_LENGTH = 1000;

function shortened(error: SerializedError): SerializedError {
  const cut = (text: string) =>
    text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH)}…` : text;
  return { ...error, message: cut(error.message), stack: cut(error.stack) };
}
