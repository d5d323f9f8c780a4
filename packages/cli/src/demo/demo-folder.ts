import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DemoFolderError } from './demo-folder-error.js';
import {
  formatDemoSecrets,
  generateDemoSecrets,
  parseDemoSecrets,
  type DemoSecrets,
} from './demo-secrets.js';

/** All that a demo remembers; lives and is deleted together. */
export interface DemoFolder {
  readonly path: string;
  readonly secrets: DemoSecrets;
  readonly databaseFile: string;
  /** What the simulator remembers: activation, claims, consents. */
  readonly stateFile: string;
}

const FOLDER = '.demo';
const SECRETS_FILE = 'secrets.env';
const DATABASE_FILE = 'app.sqlite';
const STATE_FILE = 'simulator.json';
const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

/**
 * Opens the folder `.demo` of a directory, and makes it with fresh secrets when there is none.
 *
 * @throws DemoFolderError when something else lies there, or the secrets of its database are gone
 */
export function openDemoFolder(directory: string): DemoFolder {
  const path = join(directory, FOLDER);
  requireOwn(path);
  mkdirSync(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
  chmodSync(path, OWNER_ONLY_FOLDER);
  writePrivate(join(path, '.gitignore'), '*\n');

  const secretsFile = join(path, SECRETS_FILE);
  const databaseFile = join(path, DATABASE_FILE);
  if (!existsSync(secretsFile) && existsSync(databaseFile)) {
    throw new DemoFolderError('demo_folder_damaged', `${databaseFile} is there, but its secrets are gone`);
  }
  writePrivate(secretsFile, formatDemoSecrets(generateDemoSecrets()));
  const secrets = parseDemoSecrets(readFileSync(secretsFile, 'utf8'));
  // SQLite would make the file readable for everybody; an empty one is an empty database to it.
  writePrivate(databaseFile, '');
  return { path, secrets, databaseFile, stateFile: join(path, STATE_FILE) };
}

/**
 * Deletes the folder `.demo` of a directory with everything in it.
 *
 * @throws DemoFolderError when it is not a demo's
 */
export function deleteDemoFolder(directory: string): void {
  const path = join(directory, FOLDER);
  requireOwn(path);
  rmSync(path, { recursive: true, force: true });
}

/** A folder of this name that the demo did not make is left alone: neither used nor deleted. */
function requireOwn(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  const isOwn =
    stats.isDirectory() &&
    readdirSync(path).every((name) => name === '.gitignore' || OWN_FILES.some((own) => name.startsWith(own)));
  if (!isOwn)
    throw new DemoFolderError('demo_folder_foreign', `${path} holds something that is not the demo's`);
}

const OWN_FILES = [SECRETS_FILE, DATABASE_FILE, STATE_FILE];

/** Writes a file that only its owner may read, unless there is one. */
function writePrivate(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: OWNER_ONLY_FILE, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
