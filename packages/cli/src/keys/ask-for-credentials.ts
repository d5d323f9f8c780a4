import type { Readable, Writable } from 'node:stream';
import { password } from '@inquirer/prompts';
import { UsageError } from '../errors/usage-error.js';
import type { KeyCredentials } from './key-credentials.js';

/** Asks for token, key and claim without showing them. The questions go to standard error. */
export async function askForCredentials({
  input,
  output = process.stderr,
  signal,
}: {
  readonly input: Readable;
  readonly output?: Writable;
  readonly signal: AbortSignal;
}): Promise<KeyCredentials> {
  const ask = (message: string) =>
    password({ message, mask: true, toggleMask: false }, { input, output, signal, clearPromptOnDone: false });
  const token = await ask('API token');
  const secret = await ask('API key (secret)');
  const claim = await ask('Claim (extendedclaim; leave empty for an ordinary API user)');
  if (token === '' || secret === '') {
    throw new UsageError('token and key are both needed', 'copy them from the API user in onOffice');
  }
  return { tenant: undefined, token, secret, claim: claim === '' ? undefined : claim };
}
