import { setTimeout as delay } from 'node:timers/promises';
import type { ActionOutcome } from './answer.js';
import { createReporter } from './attempt-report.js';
import { createAttempt } from './attempt.js';
import type { ActionAnswer, Call, Settled } from './call.js';
import type { Caller, CallOptions, DeferringCaller, SettledCalls } from './caller.js';
import type { ServiceClaim, UnlockClaim } from './claim.js';
import { clientLimits } from './client-limits.js';
import { createClockCorrection, type ClockReport } from './clock-correction.js';
import { createAddressSurface, type AddressSurface } from './address-surface.js';
import { createEstateSurface, type EstateSurface } from './estate-surface.js';
import { OnOfficeAnswerError, OnOfficeError, OutcomeUnknownError, actionName } from './errors.js';
import { readFields, type FieldConfiguration, type ReadFieldsOptions } from './fields.js';
import { createGotTransport } from './got-transport.js';
import { createInFlightLimit } from './in-flight-limit.js';
import { unlockProvider, type UnlockProviderOptions } from './provider.js';
import { createRelationSurface, type RelationSurface } from './relation-surface.js';
import type { RetryLimits } from './retry.js';
import { createSender, type Sender } from './sender.js';
import type { Credentials } from './signed-request.js';
import { createActionSigner } from './signing.js';
import type { Timeouts, Transport } from './transport.js';
import { listUsers, readUser, type ListedUser, type UserField, type UserRecord } from './users.js';
import type { ReadOptions } from './read-options.js';
import type { RecordId, UserId } from './record-id.js';
import { createList, type ListOptions, type RecordList } from './list.js';
import type { ListDefinition } from './list-definition.js';

/** The address of the monthly release. Which release answers is decided by the customer, not by the URL. */
export const DEFAULT_API_URL = 'https://api.onoffice.de/api/stable/api.php';

const UNLOCKING_ALONE = 'the claim of an activation is good for unlockProvider alone';

export interface OnOfficeClientOptions {
  /** Token of the API user, 32 characters. */
  readonly token: string;
  /** Secret (API key) of the API user, 64 characters; its text is the key, it is never decoded. */
  readonly secret: string;
  /** https, or http on a loopback address. */
  readonly apiUrl?: string;
  /** The claim of the latest service call; Marketplace providers need one, others have none. */
  readonly extendedClaim?: ServiceClaim | undefined;
  /** In place of `extendedClaim`, the claim of an activation: the client then refuses every call but `unlockProvider`. */
  readonly unlockClaim?: UnlockClaim | undefined;
  /** A label for diagnostics; never sent. */
  readonly tenantKey?: string;
  /** Requests under way at once, default 4. */
  readonly maxInFlight?: number;
  /** Largest accepted answer in bytes after decompression, default 64 MiB. */
  readonly maxAnswerBytes?: number;
  readonly timeouts?: Partial<Timeouts>;
  readonly retry?: Partial<RetryLimits>;
  /** Unix milliseconds, default `Date.now`. */
  readonly clock?: () => number;
  /** From 0 up to 1, for the jitter of pauses; default `Math.random`. */
  readonly random?: () => number;
  /** Pauses between attempts; rejects when the signal aborts. */
  readonly wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  /** The way to the network, default got. */
  readonly transport?: Transport;
}

/** A client of one tenant. Keeps nothing that was read. */
export interface OnOfficeClient extends Caller {
  /**
   * A client with the same credentials, limits and memory of the clock difference, but another claim.
   *
   * @throws TypeError from a client for unlocking, whose claim is good for nothing else
   */
  readonly withClaim: (claim: ServiceClaim | undefined) => OnOfficeClient;
  /** What is known about the clock difference to onOffice. */
  readonly clockReport: () => ClockReport;
  readonly estates: EstateSurface;
  readonly addresses: AddressSurface;
  readonly relations: RelationSurface;
  readonly users: {
    readonly get: (
      id: UserId,
      read: ReadOptions<UserField>,
      options?: CallOptions,
    ) => Promise<UserRecord | undefined>;
    readonly list: (options?: CallOptions) => Promise<ListedUser[]>;
  };
  readonly fields: {
    readonly read: (read: ReadFieldsOptions, options?: CallOptions) => Promise<FieldConfiguration>;
  };
  /** A list of any call that pages, described with `defineList`. */
  readonly list: <T extends { readonly id: RecordId }>(
    definition: ListDefinition<T>,
    options?: ListOptions,
  ) => RecordList<T>;
  readonly provider: {
    readonly unlock: (unlock: UnlockProviderOptions, options?: CallOptions) => Promise<void>;
  };
}

/**
 * A client for one API user of one customer. Opens no connection before the first call.
 *
 * @throws TypeError when token or secret are empty, or when the API address is not https and not loopback
 *   or carries credentials, and for both kinds of claim at once
 * @throws RangeError for a limit (`maxInFlight`, `timeouts`, `retry`, `maxAnswerBytes`) that cannot bound anything
 * @example
 * const client = createOnOfficeClient({ token, secret });
 * const estate = await client.estates.get('4711', { fields: ['objekttitel', 'kaufpreis'] });
 */
export function createOnOfficeClient(options: OnOfficeClientOptions): OnOfficeClient {
  const { token, secret, extendedClaim, unlockClaim, tenantKey, clock = Date.now } = options;
  if (token === '' || secret === '') throw new TypeError('a token and a secret are needed');
  if (unlockClaim !== undefined && extendedClaim !== undefined) {
    throw new TypeError('a client has an extendedClaim or an unlockClaim, not both');
  }
  const { timeouts, retry, maxAnswerBytes } = clientLimits(options);
  const reporter = createReporter();
  const clockCorrection = createClockCorrection(clock, (correctionSeconds) =>
    reporter.clock(() => ({ tenantKey, correctionSeconds })),
  );
  const attempt = createAttempt({
    transport: options.transport ?? createGotTransport(),
    url: checkedUrl(options.apiUrl ?? DEFAULT_API_URL),
    limit: createInFlightLimit(options.maxInFlight ?? 4),
    clockCorrection,
    clock,
    timeouts,
    maxAnswerBytes,
    tenantKey,
    reporter,
  });
  const send = createSender({
    attempt,
    clockCorrection,
    retry,
    connectMs: timeouts.connectMs,
    random: options.random ?? Math.random,
    wait: options.wait ?? pause,
  });

  const sign = createActionSigner(token, secret);
  const clientFor = (caller: DeferringCaller, withClaim: OnOfficeClient['withClaim']): OnOfficeClient => ({
    call: caller.call,
    callAll: caller.callAll,
    withClaim,
    clockReport: clockCorrection.report,
    estates: createEstateSurface(caller),
    addresses: createAddressSurface(caller),
    relations: createRelationSurface(caller),
    users: {
      get: (id, read, callOptions) => caller.call(readUser(id, read), callOptions),
      list: (callOptions) => caller.call(listUsers(), callOptions),
    },
    fields: { read: (read, callOptions) => caller.call(readFields(read), callOptions) },
    list: (definition, listOptions) => createList(caller, definition, listOptions),
    provider: { unlock: (unlock, callOptions) => caller.call(unlockProvider(unlock), callOptions) },
  });
  const withServiceClaim = (claim: ServiceClaim | undefined): OnOfficeClient =>
    clientFor(createCaller(send, { token, sign, claim }), withServiceClaim);
  if (unlockClaim === undefined) return withServiceClaim(extendedClaim);
  const unlocking = onlyUnlocking(createCaller(send, { token, sign, claim: unlockClaim }));
  return clientFor(unlocking, () => {
    throw new TypeError(UNLOCKING_ALONE);
  });
}

function createCaller(send: Sender, credentials: Credentials): DeferringCaller {
  const outcomesOf = (
    calls: readonly Call<unknown>[],
    options: CallOptions | undefined,
    deferred: boolean,
  ): Promise<readonly ActionOutcome[]> =>
    send(calls, credentials, {
      signal: options?.signal,
      priority: options?.priority ?? 'interactive',
      deferred,
    });

  return {
    async call<T>(call: Call<T>, options?: CallOptions) {
      const [outcome] = await outcomesOf([call], options, false);
      const settled = decodeOutcome(call, outcome);
      if (settled.ok) return settled.value;
      throw settled.error;
    },
    async callAll<const C extends readonly Call<unknown>[]>(calls: C, options?: CallOptions) {
      const outcomes = await outcomesOf(calls, options, false);
      const settled = calls.map((call, index) => decodeOutcome(call, outcomes[index]));
      return settled as SettledCalls<C>;
    },
    async callAllDeferred<T>(calls: readonly Call<T>[], options: CallOptions) {
      const outcomes = await outcomesOf(calls, options, true);
      return calls.map((call, index) => () => decodeOutcome(call, outcomes[index]));
    },
  };
}

/** onOffice accepts the claim of an activation for nothing else; other calls would only fail there. */
function onlyUnlocking(caller: DeferringCaller): DeferringCaller {
  const requireUnlocking = (calls: readonly Call<unknown>[]): void => {
    if (calls.every(({ action }) => action.resourceType === 'unlockProvider')) return;
    throw new TypeError(UNLOCKING_ALONE);
  };
  return {
    async call(call, options) {
      requireUnlocking([call]);
      return caller.call(call, options);
    },
    async callAll(calls, options) {
      requireUnlocking(calls);
      return caller.callAll(calls, options);
    },
    async callAllDeferred(calls, options) {
      requireUnlocking(calls);
      return caller.callAllDeferred(calls, options);
    },
  };
}

function decodeOutcome<T>(call: Call<T>, outcome: ActionOutcome | undefined): Settled<T> {
  if (!outcome) throw new TypeError('a call without an outcome');
  if (!outcome.ok) return { ok: false, error: outcome.error };
  try {
    return { ok: true, value: decodeAnswer(call, outcome.read()) };
  } catch (error) {
    if (!(error instanceof OnOfficeError)) throw error;
    // A write that answers in another shape than a success may not be taken for one, nor for a failure.
    const isUnclearWrite = call.kind === 'write' && error instanceof OnOfficeAnswerError;
    return {
      ok: false,
      error: isUnclearWrite ? new OutcomeUnknownError(actionName(call.action), error) : error,
    };
  }
}

function decodeAnswer<T>(call: Call<T>, answer: ActionAnswer): T {
  try {
    return call.decode(answer);
  } catch (error) {
    if (error instanceof OnOfficeError) throw error;
    throw new OnOfficeAnswerError(
      'decoder',
      answer.where,
      'what the decoder of the call reads',
      'something it threw an error at',
      error,
    );
  }
}

/** Credentials travel in the body, so the way has to be encrypted or not leave the machine. */
function checkedUrl(text: string): string {
  const url = new URL(text);
  const isLoopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    throw new TypeError('the onOffice API address has to be https, or http on a loopback address');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('the onOffice API address must not contain credentials');
  }
  return url.href;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await delay(ms, undefined, signal ? { signal } : {});
}
