import type { Verb } from '../action.js';
import type { Transport, TransportAnswer, TransportFailure } from '../transport.js';
import { answerBody, receivedActions, type ActionReply, type ReceivedAction } from './answer-builder.js';

/** How an action is answered: always the same, or depending on what was asked. */
export type Handler = ActionReply | ((action: ReceivedAction) => ActionReply);

/** A disturbance of the next request: no answer at all, or an HTTP answer of one's own. */
export type Disturbance = TransportFailure | Partial<TransportAnswer>;

/** An onOffice in memory. */
export interface FakeTransport {
  readonly transport: Transport;
  /** Answers all actions of this kind from now on; a later handler for the same kind replaces it. */
  readonly on: (verb: Verb, resourceType: string, handler: Handler) => void;
  /** Lets the next request end this way instead; several are used up in turn. */
  readonly disturbNext: (disturbance: Disturbance) => void;
  /** The actions of every request that came, in order. Without credentials, signatures and claims. */
  readonly requests: () => readonly (readonly ReceivedAction[])[];
  /**
   * Call it at the end of a test: also code that swallows errors cannot hide a call nobody expected.
   * @throws StrayCallError when an action came that no handler was given for
   */
  readonly assertNoStrayCalls: () => void;
}

/** An action came that the test did not prepare an answer for. */
export class StrayCallError extends Error {
  override readonly name = 'StrayCallError';
  readonly stray: readonly string[];

  constructor(stray: readonly string[]) {
    super(`onOffice was called without a prepared answer: ${stray.join(', ')}`);
    this.stray = stray;
  }
}

/**
 * A transport that never leaves the process.
 *
 * @example
 * const onOffice = createFakeTransport();
 * onOffice.on('read', 'estate', records([estate(11, { objekttitel: 'Haus' })]));
 * const client = createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
 */
export function createFakeTransport(): FakeTransport {
  const handlers = new Map<string, Handler>();
  const disturbances: Disturbance[] = [];
  const requests: (readonly ReceivedAction[])[] = [];
  const stray: string[] = [];

  const replyTo = (action: ReceivedAction): ActionReply => {
    const handler = handlers.get(`${action.verb} ${action.resourceType}`);
    if (!handler) {
      stray.push(`${action.verb} ${action.resourceType}`);
      throw new StrayCallError(stray);
    }
    return typeof handler === 'function' ? handler(action) : handler;
  };

  return {
    // oxlint-disable-next-line typescript/require-await -- what is thrown here has to reject
    async transport({ body }) {
      const actions = receivedActions(body);
      requests.push(actions);
      const disturbance = disturbances.shift();
      if (disturbance instanceof Error) throw disturbance;
      if (disturbance) return { status: 200, body: '', ...disturbance };
      return { status: 200, body: answerBody(actions.map((action) => ({ action, reply: replyTo(action) }))) };
    },
    on(verb, resourceType, handler) {
      handlers.set(`${verb} ${resourceType}`, handler);
    },
    disturbNext(disturbance) {
      disturbances.push(disturbance);
    },
    requests: () => requests,
    assertNoStrayCalls() {
      if (stray.length > 0) throw new StrayCallError(stray);
    },
  };
}
