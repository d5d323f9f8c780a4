import type { Caller } from '../calls/api-call.js';
import { findCall } from '../calls/call-registry.js';
import type { StrikingFault } from '../faults/fault-plan.js';
import type { ApiUserIdentity } from '../marketplace/api-users.js';
import type { Simulation } from '../simulation/simulation.js';
import {
  echoOf,
  parseAction,
  parseEnvelope,
  type ActionEcho,
  type RequestEnvelope,
  type WireAction,
} from '../wire/action-envelope.js';
import { ApiError } from '../wire/api-error.js';
import { checkSignature, checkTimestamp } from '../wire/verify-signature.js';

export interface AnswerStatus {
  readonly code: number;
  readonly errorcode: number;
  readonly message: string;
}

export interface ActionResult {
  readonly actionid: string;
  readonly resourceid: string;
  readonly resourcetype: string;
  readonly cacheable: boolean;
  readonly identifier: string;
  readonly data: unknown;
  readonly status: { readonly errorcode: number; readonly message: string };
}

export interface ApiAnswer {
  readonly status: AnswerStatus;
  readonly response?: { readonly results: readonly ActionResult[] };
}

/** Refusals of the caller himself; the top level shows them even when several actions share them. */
const CALLER_CODES = new Set([22, 42, 48, 136, 137]);

/** Parses a body, or makes the answer that tells what is wrong with it. */
export function openEnvelope(
  simulation: Simulation,
  body: Buffer,
): { readonly envelope: RequestEnvelope } | { readonly answer: ApiAnswer } {
  try {
    return { envelope: parseEnvelope(body) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const status = { code: 500, ...statusOf(simulation, error) };
    return {
      answer:
        simulation.wire.structuralResults === 'missing' ? { status } : { status, response: { results: [] } },
    };
  }
}

/** Executes the actions of a request, in order; one that fails does not stop the others. */
export function answerRequest(
  simulation: Simulation,
  envelope: RequestEnvelope,
  strike: StrikingFault | undefined,
): ApiAnswer {
  const identity = simulation.marketplace.apiUsers.findByToken(envelope.token);
  const last = envelope.actions.length - 1;
  const results = envelope.actions.map((action, index) =>
    answerAction(simulation, identity, action, { strike, isLast: index === last }),
  );
  return { status: topStatus(simulation, results), response: { results } };
}

function answerAction(
  simulation: Simulation,
  identity: ApiUserIdentity | undefined,
  rawAction: unknown,
  position: { readonly strike: StrikingFault | undefined; readonly isLast: boolean },
): ActionResult {
  const echo = echoOf(rawAction);
  try {
    throwInjectedError(position.strike, echo, position.isLast);
    const action = parseAction(rawAction);
    if (identity === undefined) throw new ApiError(22);
    const caller = authenticate(simulation, identity, action, position.strike);
    const call = findCall(action.actionId, action.resourceType, action.resourceId);
    if (call.notForProviders === true && caller.kind === 'provider') throw new ApiError(240);
    if (caller.kind === 'provider' && caller.claim === 'unlock' && call.resourceType !== 'unlockProvider') {
      throw new ApiError(193);
    }
    const { records, total } = call.handle({
      customer: simulation.customer(identity.customerWebId),
      caller,
      resourceId: action.resourceId,
      parameters: action.parameters,
      settings: simulation.wire,
      clock: simulation.clock,
      marketplace: simulation.marketplace,
      baseUrl: simulation.baseUrl,
    });
    return {
      ...wireEcho(echo, call.cacheable),
      data: { meta: { cntabsolute: total }, records },
      status: { errorcode: 0, message: 'OK' },
    };
  } catch (error) {
    const apiError = error instanceof ApiError ? error : simulation.reportDefect(error);
    return { ...wireEcho(echo, false), data: [], status: statusOf(simulation, apiError) };
  }
}

/** Key order as in every documented answer: the echo first, then data and status. */
function wireEcho(
  echo: ActionEcho,
  cacheable: boolean,
): Pick<ActionResult, 'actionid' | 'resourceid' | 'resourcetype' | 'cacheable' | 'identifier'> {
  return {
    actionid: echo.actionId,
    resourceid: echo.resourceId,
    resourcetype: echo.resourceType,
    cacheable,
    identifier: echo.identifier,
  };
}

function throwInjectedError(strike: StrikingFault | undefined, echo: ActionEcho, isLast: boolean): void {
  if (strike === undefined || !('code' in strike.fault)) return;
  const { name, code } = strike.fault;
  const target = strike.resourceType === undefined ? isLast : echo.resourceType === strike.resourceType;
  if (name === 'error' || target) throw new ApiError(code, echo.resourceType);
}

/** Timestamp, signature, state of the API user, claim: in this order. */
function authenticate(
  simulation: Simulation,
  identity: ApiUserIdentity,
  action: WireAction,
  strike: StrikingFault | undefined,
): Caller {
  const wrongClock = strike?.fault.name === 'wrong-clock';
  checkTimestamp(
    action,
    wrongClock ? [simulation.clock.nowSeconds() + strike.offsetSeconds] : simulation.acceptedNowsSeconds(),
  );
  checkSignature(action, identity.credentials);
  if (identity.kind === 'ordinary') return { kind: 'ordinary' };

  const unlocking = identity.state === 'pending' && action.resourceType === 'unlockProvider';
  if (identity.state !== 'active' && !unlocking) throw new ApiError(simulation.wire.blockedCode);
  const claim = simulation.marketplace.claims.read(action.parameters['extendedclaim']);
  if (claim.customerWebId !== identity.customerWebId) throw new ApiError(248);
  const user = simulation.customer(identity.customerWebId).user(claim.userId);
  if (user === undefined || !user.active) throw new ApiError(176);
  return { kind: 'provider', user, claim: claim.purpose };
}

function topStatus(simulation: Simulation, results: readonly ActionResult[]): AnswerStatus {
  const failed = results.filter((result) => result.status.errorcode !== 0);
  const [first] = failed;
  if (first === undefined) return { code: 200, errorcode: 0, message: 'OK' };
  const { errorcode, message } = first.status;
  const shared =
    failed.length === results.length && failed.every((result) => result.status.errorcode === errorcode);
  if (shared && CALLER_CODES.has(errorcode)) {
    return { code: simulation.wire.authStatusCode, errorcode, message };
  }
  if (results.length === 1) return { code: 500, errorcode, message };
  if (simulation.wire.partialFailure === '0') return { code: 200, errorcode: 0, message: 'OK' };
  return { code: 500, errorcode: 97, message: simulation.errorTexts.describe(97) };
}

function statusOf(simulation: Simulation, error: ApiError): { errorcode: number; message: string } {
  return { errorcode: error.code, message: simulation.errorTexts.describe(error.code, error.detail) };
}
