import { randomBytes } from 'node:crypto';
import { parseEnv } from 'node:util';
import { DemoFolderError } from './demo-folder-error.js';

/** The secrets of one demo, named like the variables that the server reads. */
export interface DemoSecrets {
  readonly ENCRYPTION_KEYS: string;
  readonly SESSION_SECRETS: string;
  readonly ONOFFICE_PROVIDER_SECRETS: string;
}

const HEADING = '# Secrets of "immo-billie demo", made at its first start.';
const NAMES = ['ENCRYPTION_KEYS', 'SESSION_SECRETS', 'ONOFFICE_PROVIDER_SECRETS'] as const;

export function generateDemoSecrets(): DemoSecrets {
  return {
    ENCRYPTION_KEYS: `demo:${randomBytes(32).toString('base64')}`,
    SESSION_SECRETS: randomBytes(32).toString('hex'),
    ONOFFICE_PROVIDER_SECRETS: randomBytes(32).toString('hex'),
  };
}

/** As a file that shells and `node --env-file` can read too. */
export function formatDemoSecrets(secrets: DemoSecrets): string {
  return `${[HEADING, ...NAMES.map((name) => `${name}=${secrets[name]}`)].join('\n')}\n`;
}

/** @throws DemoFolderError when one of them is missing */
export function parseDemoSecrets(text: string): DemoSecrets {
  const values = parseEnv(text);
  const secret = (name: keyof DemoSecrets): string => {
    const value = values[name];
    if (value !== undefined && value !== '') return value;
    throw new DemoFolderError('demo_folder_damaged', `${name} is missing among the secrets of the demo`);
  };
  return {
    ENCRYPTION_KEYS: secret('ENCRYPTION_KEYS'),
    SESSION_SECRETS: secret('SESSION_SECRETS'),
    ONOFFICE_PROVIDER_SECRETS: secret('ONOFFICE_PROVIDER_SECRETS'),
  };
}
