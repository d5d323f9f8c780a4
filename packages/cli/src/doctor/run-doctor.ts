import {
  ConfigurationError,
  readApiUrl,
  readStorageConfig,
  type ServerConfig,
  type StorageConfig,
} from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { textPairs } from '../output/text-table.js';
import { checkConfiguration } from './check-configuration.js';
import { checkDatabase } from './check-database.js';
import { checkDisk, checkUploads } from './check-disk.js';
import { checkOnOffice } from './check-onoffice.js';
import { skipped, type Finding, type FindingState } from './finding.js';

export interface Diagnosis {
  /** The worst of all findings. */
  readonly state: Exclude<FindingState, 'skipped'>;
  readonly findings: readonly Finding[];
}

type DoctorLine = Pick<CommandLine, 'environment' | 'clock' | 'signal'>;

/** Looks at everything that the configuration allows to look at, and changes nothing. */
export async function runDoctor(line: DoctorLine): Promise<Diagnosis> {
  const { config, findings } = checkConfiguration(line);
  // With a part of the configuration a part can be checked.
  const storage = config ?? readable(() => readStorageConfig(line.environment));
  const apiUrl = config?.onofficeApiUrl ?? readable(() => readApiUrl(line.environment));
  const all = [
    ...findings,
    ...(await aboutStorage(storage)),
    ...(await aboutOnOffice(line, apiUrl)),
    ...(await aboutFolders(config, storage)),
  ];
  return { state: worstOf(all), findings: all };
}

export function renderDiagnosis({ findings }: Diagnosis): string {
  return textPairs(
    findings.flatMap(({ state, subject, message, hint }) => [
      [`${state.padEnd(7)}  ${subject}`, message] as const,
      ...(hint === null ? [] : [['', `→ ${hint}`] as const]),
    ]),
  );
}

async function aboutStorage(storage: StorageConfig | undefined): Promise<readonly Finding[]> {
  if (storage) return checkDatabase(storage.database, storage.encryptionKeys);
  const reason = 'needs DATABASE_URL and ENCRYPTION_KEYS';
  return [skipped('database', reason), skipped('encryption', reason)];
}

async function aboutOnOffice(line: DoctorLine, apiUrl: string | undefined): Promise<readonly Finding[]> {
  if (apiUrl !== undefined) return checkOnOffice(apiUrl, line);
  return [skipped('onoffice', 'needs ONOFFICE_API_URL'), skipped('clock', 'needs ONOFFICE_API_URL')];
}

async function aboutFolders(
  config: ServerConfig | undefined,
  storage: StorageConfig | undefined,
): Promise<readonly Finding[]> {
  if (!config)
    return [
      skipped('uploads', 'needs a valid configuration'),
      ...(await checkDisk(undefined, storage?.database)),
    ];
  return [await checkUploads(config.uploadDir), ...(await checkDisk(config.uploadDir, config.database))];
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    // Its problems stand in the findings already.
    if (error instanceof ConfigurationError) return undefined;
    throw error;
  }
}

function worstOf(findings: readonly Finding[]): Diagnosis['state'] {
  const has = (state: FindingState) => findings.some((finding) => finding.state === state);
  if (has('fail')) return 'fail';
  return has('warn') ? 'warn' : 'ok';
}
