import { PassThrough, Writable } from 'node:stream';
import { expect } from 'chai';
import { UsageError } from '../errors/usage-error.js';
import { askForCredentials } from './ask-for-credentials.js';
import type { KeyCredentials } from './key-credentials.js';

describe('askForCredentials', () => {
  it('asks for token, key and claim, and shows none of them', async () => {
    const { credentials, shown } = await answer('token-1', 'secret-2', 'claim-3');
    expect(credentials).to.deep.equal({
      tenant: undefined,
      token: 'token-1',
      secret: 'secret-2',
      claim: 'claim-3',
    });
    expect(shown).to.include('API key').and.not.include('secret-2').and.not.include('token-1');
  });

  it('takes an empty claim as none', async () => {
    expect((await answer('t', 's', '')).credentials.claim).to.equal(undefined);
  });

  it('needs token and key', async () => {
    const error: unknown = await answer('t', '', '').catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(UsageError);
  });

  it('ends when it is interrupted', async () => {
    const stop = new AbortController();
    const asking = askForCredentials({
      input: new PassThrough(),
      output: new PassThrough(),
      signal: stop.signal,
    });
    stop.abort();
    expect(await asking.catch((error: Error) => error.name)).to.equal('AbortPromptError');
  });
});

/** Types the answers, each when its question is there. */
async function answer(...answers: string[]): Promise<{ credentials: KeyCredentials; shown: string }> {
  const input = new PassThrough();
  const questions = ['API token', 'API key', 'Claim'];
  let shown = '';
  let next = 0;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      shown += chunk.toString('utf8');
      const question = questions[next];
      if (question !== undefined && shown.includes(question)) {
        const text = answers[next] ?? '';
        next += 1;
        setImmediate(() => input.write(`${text}\n`));
      }
      done();
    },
  });
  // Every question ends its output, which a terminal does not mind.
  output.end = () => output;
  const { signal } = new AbortController();
  return { credentials: await askForCredentials({ input, output, signal }), shown };
}
