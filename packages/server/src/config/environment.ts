import { DEFAULT_API_URL } from '@immo-billie/onoffice-sdk';
import { z } from 'zod';
import { isReadableFolder, isWritableFolder } from './check-path.js';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
import {
  apiUrl,
  database,
  ENCRYPTION_KEY_BYTES,
  encryptionKeys,
  frameAncestors,
  host,
  httpUrl,
  publicUrl,
  secrets,
  text,
  trustProxy,
  video,
  wholeNumber,
  type DatabaseLocation,
  type EncryptionKey,
} from './environment-values.js';

/** What reading and writing the database needs. */
export interface StorageConfig {
  readonly database: DatabaseLocation;
  /** Newest first; the first one seals, all of them open. */
  readonly encryptionKeys: readonly [EncryptionKey, ...EncryptionKey[]];
}

export interface ServerConfig extends StorageConfig {
  readonly port: number;
  readonly host: string;
  /** The origin under which browsers reach the app, without a path. */
  readonly publicUrl: string;
  readonly onofficeApiUrl: string;
  /** Newest first; all of them verify, the first one signs. */
  readonly providerSecrets: readonly [string, ...string[]];
  readonly sessionSecrets: readonly [string, ...string[]];
  readonly signedUrlMaxAgeSeconds: number;
  readonly signedUrlMaxAheadSeconds: number;
  /** Sources for `frame-ancestors`. */
  readonly frameAncestors: readonly string[];
  readonly trustProxy: false | number | readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly metricsToken: string | undefined;
  /** Where uploads wait until they are stored; the system's folder for temporary files without it. */
  readonly uploadDir: string | undefined;
  readonly explainerVideoUrl: string | undefined;
  readonly prospectVideo: string | undefined;
  /** The operator's own legal texts, instead of the delivered drafts. */
  readonly legalDir: string | undefined;
}

const DEFAULT_FRAME_ANCESTORS = "'self' https://*.onoffice.de https://*.onoffice.com";
const SECRET_MIN_LENGTH = 32;

type Environment = Readonly<Record<string, string | undefined>>;

const storageSchema = { DATABASE_URL: database, ENCRYPTION_KEYS: encryptionKeys };

const serverSchema = {
  ...storageSchema,
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: host.default('127.0.0.1'),
  PUBLIC_URL: publicUrl,
  ONOFFICE_API_URL: apiUrl.default(DEFAULT_API_URL),
  ONOFFICE_PROVIDER_SECRETS: secrets(8),
  SESSION_SECRETS: secrets(SECRET_MIN_LENGTH),
  SIGNED_URL_MAX_AGE_SECONDS: wholeNumber(1, 86_400).default(300),
  SIGNED_URL_MAX_AHEAD_SECONDS: wholeNumber(0, 3600).default(120),
  FRAME_ANCESTORS: frameAncestors.default(DEFAULT_FRAME_ANCESTORS.split(' ')),
  TRUST_PROXY: trustProxy.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  METRICS_TOKEN: text.min(16, 'is shorter than 16 characters').optional(),
  UPLOAD_DIR: text.refine(isWritableFolder, 'is not a folder that the app may write to').optional(),
  EXPLAINER_VIDEO_URL: httpUrl.optional(),
  PROSPECT_VIDEO: video.optional(),
  LEGAL_DIR: text.refine(isReadableFolder, 'is not a folder that the app may read').optional(),
};

/** How to mend each variable; shown for a missing one and for a wrong one. */
const MEND: Readonly<Record<keyof typeof serverSchema, string>> = {
  DATABASE_URL: 'sqlite:/var/lib/immo-billie/app.sqlite or postgres://user:password@host/database',
  ENCRYPTION_KEYS: `a list id:key, newest first; make a key with: openssl rand -base64 ${ENCRYPTION_KEY_BYTES}`,
  PORT: 'a port number, for example 3000',
  HOST: 'the address to listen on, for example 127.0.0.1',
  PUBLIC_URL: 'the origin that browsers use, for example https://app.example.com',
  ONOFFICE_API_URL: 'leave it out, or name an https URL (http only on this machine)',
  ONOFFICE_PROVIDER_SECRETS: 'the provider secret from onOffice; during a rotation new,old',
  SESSION_SECRETS: 'make one with: openssl rand -base64 48; during a rotation new,old',
  SIGNED_URL_MAX_AGE_SECONDS: 'a number of seconds, for example 300',
  SIGNED_URL_MAX_AHEAD_SECONDS: 'a number of seconds, for example 120',
  FRAME_ANCESTORS: `a list of origins, for example: ${DEFAULT_FRAME_ANCESTORS}`,
  TRUST_PROXY: 'the number of proxies before the app, or their addresses; "true" is refused on purpose',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
  METRICS_TOKEN: 'make one with: openssl rand -hex 16; without it /metrics answers 404',
  UPLOAD_DIR: 'a folder that the app may write to; scratch only, nothing stays there',
  EXPLAINER_VIDEO_URL: 'an http(s) URL, or leave it out',
  PROSPECT_VIDEO: 'an https URL or the path of a file, or leave it out',
  LEGAL_DIR: 'a folder with de/agb.md, de/datenschutz.md …, or leave it out',
};

/**
 * Reads the whole configuration of the server. The only place that knows the names of its variables.
 *
 * @throws ConfigurationError naming every missing or wrong variable and how to mend it.
 */
export function readServerConfig(environment: Environment): ServerConfig {
  const values = parse(serverSchema, environment, missingProxy);
  return {
    database: values.DATABASE_URL,
    encryptionKeys: values.ENCRYPTION_KEYS,
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    onofficeApiUrl: values.ONOFFICE_API_URL,
    providerSecrets: values.ONOFFICE_PROVIDER_SECRETS,
    sessionSecrets: values.SESSION_SECRETS,
    signedUrlMaxAgeSeconds: values.SIGNED_URL_MAX_AGE_SECONDS,
    signedUrlMaxAheadSeconds: values.SIGNED_URL_MAX_AHEAD_SECONDS,
    frameAncestors: values.FRAME_ANCESTORS,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN,
    uploadDir: values.UPLOAD_DIR,
    explainerVideoUrl: values.EXPLAINER_VIDEO_URL,
    prospectVideo: values.PROSPECT_VIDEO,
    legalDir: values.LEGAL_DIR,
  };
}

/** Reads what commands need that work on the database alone. */
export function readStorageConfig(environment: Environment): StorageConfig {
  const values = parse(storageSchema, environment);
  return { database: values.DATABASE_URL, encryptionKeys: values.ENCRYPTION_KEYS };
}

/** Reads where the database lies, for commands that decrypt nothing. */
export function readDatabaseLocation(environment: Environment): DatabaseLocation {
  return parse({ DATABASE_URL: database }, environment).DATABASE_URL;
}

/** Reads where onOffice answers, for commands that need no other setting. */
export function readApiUrl(environment: Environment): string {
  return parse({ ONOFFICE_API_URL: serverSchema.ONOFFICE_API_URL }, environment).ONOFFICE_API_URL;
}

/** The app itself speaks http: under an https address somebody in front of it has to be trusted. */
function missingProxy(given: Environment): ConfigurationProblem[] {
  const isHttps = publicUrl.safeParse(given['PUBLIC_URL']).data?.startsWith('https:') ?? false;
  if (!isHttps || trustProxy.safeParse(given['TRUST_PROXY'] ?? '0').data !== false) return [];
  const problem = 'is missing although PUBLIC_URL is https and the app itself speaks http';
  return [{ variable: 'TRUST_PROXY', problem, mend: MEND.TRUST_PROXY }];
}

function parse<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment,
  findFurther: (given: Environment) => readonly ConfigurationProblem[] = () => [],
) {
  // An empty variable means the same as none: that is how compose files and shells leave one out.
  const given = Object.fromEntries(
    Object.keys(shape).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value.trim() === '' ? [] : [[name, value]];
    }),
  );
  const result = z.object(shape).safeParse(given);
  const further = findFurther(given);
  if (result.success && further.length === 0) return result.data;
  const problems = new Map<string, ConfigurationProblem>();
  for (const issue of result.error?.issues ?? []) {
    const variable = String(issue.path[0]);
    if (problems.has(variable)) continue;
    problems.set(variable, {
      variable,
      problem: variable in given ? issue.message : 'is missing',
      mend: MEND[variable as keyof typeof MEND],
    });
  }
  throw new ConfigurationError([...problems.values(), ...further]);
}
