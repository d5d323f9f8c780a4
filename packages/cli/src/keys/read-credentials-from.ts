import { readFile } from 'node:fs/promises';
import type { CommandLine } from '../command-line.js';
import { UsageError } from '../errors/usage-error.js';
import type { KeyCredentials } from './key-credentials.js';
import { readText } from './read-text.js';

const HINT =
  'it has to hold JSON {"token": "…", "secret": "…", "extendedclaim": "…"}; the claim may be missing';

/**
 * Reads credentials from a file, or from standard input when it is named `-`. The texts stay as they are:
 * white space that slipped into a key is what the test has to find.
 *
 * @throws UsageError, which never contains what was read
 */
export async function readCredentialsFrom(
  { input, signal }: Pick<CommandLine, 'input' | 'signal'>,
  file: string,
): Promise<KeyCredentials> {
  const text = file === '-' ? await readText(input, signal) : await readTextFile(file);
  const fields = parseObject(text);
  const textOf = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value === 'string') return value;
    throw new UsageError(`${name} of the credentials is not a text`, HINT);
  };
  const token = textOf('token');
  const secret = textOf('secret');
  if (token === undefined || secret === undefined) {
    throw new UsageError('the credentials lack token or secret', HINT);
  }
  return { tenant: textOf('customerWebId'), token, secret, claim: textOf('extendedclaim') };
}

async function readTextFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError(`the file ${file} cannot be read (${code})`, HINT);
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
  } catch {
    // The parser's message would quote the text, and with it the key.
  }
  throw new UsageError('the credentials are not a JSON object', HINT);
}
