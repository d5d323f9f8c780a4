import { Readable } from 'node:stream';
import { expect } from 'chai';
import { UsageError } from '../errors/usage-error.js';
import type { KeyCredentials } from './key-credentials.js';
import { readCredentialsFrom } from './read-credentials-from.js';

describe('readCredentialsFrom', () => {
  it('takes what the control endpoint of the simulator gives', async () => {
    const text = JSON.stringify({ token: 't', secret: ' s ', extendedclaim: 'c', customerWebId: '20303' });
    expect(await readInput(text)).to.deep.equal({ tenant: '20303', token: 't', secret: ' s ', claim: 'c' });
  });

  it('counts an empty claim as none', async () => {
    const text = JSON.stringify({ token: 't', secret: 's', extendedclaim: '' });
    expect(await readInput(text)).to.deep.equal({
      tenant: undefined,
      token: 't',
      secret: 's',
      claim: undefined,
    });
  });

  for (const text of [
    '',
    'TOKEN SECRET',
    '["SECRET"]',
    'null',
    '{"token":"SECRET"}',
    '{"token":1,"secret":"SECRET"}',
  ]) {
    it(`refuses ${text || 'nothing'} without repeating it`, async () => {
      const error: unknown = await readInput(text).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(UsageError);
      const { message, hint } = error as UsageError;
      expect(`${message}${hint}`).to.not.include('SECRET');
    });
  }

  it('refuses a file that is not there', async () => {
    const error: unknown = await readCredentialsFrom(
      { input: Readable.from([]), signal: new AbortController().signal },
      '/nowhere/credentials.json',
    ).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(UsageError).with.property('message').that.includes('ENOENT');
  });

  it('stops waiting for input when it is interrupted', async () => {
    const stop = new AbortController();
    const silent = new Readable({ read: () => undefined });
    const reading = readCredentialsFrom({ input: silent, signal: stop.signal }, '-');
    stop.abort();
    expect(await reading.catch((error: Error) => error.name)).to.equal('AbortError');
  });
});

function readInput(text: string): Promise<KeyCredentials> {
  return readCredentialsFrom({ input: Readable.from([text]), signal: new AbortController().signal }, '-');
}
