import { expect } from 'chai';
import nock from 'nock';
import { createOnOfficeClient, type OnOfficeClient, type OnOfficeClientOptions } from './client.js';
import { OnOfficeError } from './errors.js';
import { SECRET, TOKEN, parseBody, type SentBody } from './wire.test-support.js';

export const HOST = 'https://api.onoffice.de';
export const PATH = '/api/stable/api.php';

export type Reply = [status: number, body: string | object, headers?: Record<string, string>];

/** Plays onOffice for the tests of the surrounding `describe`: no other address can be reached, nothing may be left over. */
export function playOnOffice(): void {
  before(() => {
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
  });
  after(() => {
    nock.enableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending, 'requests that were expected and never came').to.deep.equal([]);
  });
}

/** Leaves the network to the surrounding `describe`: an active nock opens a connection for each request it lets through. */
export function withoutNock(): void {
  let wasActive = false;
  before(() => {
    wasActive = nock.isActive();
    nock.restore();
  });
  after(() => {
    if (wasActive) nock.activate();
  });
}

/** Answers the next requests in turn; returns the bodies as they come. */
export function reply(...replies: ((body: SentBody) => Reply)[]): SentBody[] {
  const bodies: SentBody[] = [];
  for (const replyTo of replies) {
    nock(HOST)
      .post(PATH)
      .reply((_uri, sent) => {
        const body = parseBody(sent);
        bodies.push(body);
        return replyTo(body);
      });
  }
  return bodies;
}

/** Breaks the connection of the next request off, in the system call that failed. */
export function breakOff(code: string, syscall = 'read'): void {
  breakOffWith(Object.assign(new Error('x'), { code, syscall }));
}

export function breakOffWith(error: Error): void {
  nock(HOST).post(PATH).replyWithError(error);
}

/** A client that does not really pause. */
export function newClient(options: Partial<OnOfficeClientOptions> = {}): OnOfficeClient {
  return createOnOfficeClient({
    token: TOKEN,
    secret: SECRET,
    wait: () => Promise.resolve(),
    random: () => 1,
    ...options,
  });
}

/** The error of a call that has to fail. */
export async function failureOf(promise: Promise<unknown>): Promise<OnOfficeError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof OnOfficeError) return error;
    throw error;
  }
  throw new Error('the call should have failed');
}
