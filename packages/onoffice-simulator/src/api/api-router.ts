import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { setTimeout as delay } from 'node:timers/promises';
import { faultText } from '../faults/fault.js';
import type { StrikingFault } from '../faults/fault-plan.js';
import type { Simulation } from '../simulation/simulation.js';
import { echoOf } from '../wire/action-envelope.js';
import { answerRequest, openEnvelope, type ApiAnswer } from './answer-request.js';
import type { LoggedAction, RequestTicket } from './request-log.js';
import { sendAnswer, sendHtmlError, sendTooManyRequests } from './send-answer.js';

const MAX_BODY = '20mb';

/** Both endpoints of the API. The content type does not matter: the official SDK sends a form type. */
export function createApiRouter(simulation: Simulation): Router {
  const router = Router();
  const readBody = express.raw({ type: () => true, limit: MAX_BODY });
  for (const version of ['stable', 'latest']) {
    router.all(`/api/${version}/api.php`, openTicket(simulation), readBody, answerPost(simulation));
  }
  return router;
}

function openTicket(simulation: Simulation): RequestHandler {
  return (request, response, next) => {
    const ticket = simulation.requestLog.start();
    response.locals['ticket'] = ticket;
    response.once('close', () => {
      ticket.finish();
    });
    const refusal = simulation.faults.takeRefusal();
    if (refusal === undefined) {
      next();
      return;
    }
    ticket.fault = faultText(refusal.fault);
    request.socket.destroy();
  };
}

function answerPost(simulation: Simulation): RequestHandler {
  return async (request, response) => {
    const ticket = response.locals['ticket'] as RequestTicket;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const opened = openEnvelope(simulation, body);
    const actions = 'envelope' in opened ? opened.envelope.actions : [];
    const strike = simulation.faults.take(actions.map((action) => echoOf(action).resourceType));
    ticket.fault = strike === undefined ? null : faultText(strike.fault);
    ticket.actions = actions.map((action) => logged(action, null));
    if (simulation.latencyMs > 0) await delay(simulation.latencyMs);
    if (response.destroyed) return;

    if (strike !== undefined && answeredWithoutExecuting(simulation, strike, response)) return;
    const answer = 'answer' in opened ? opened.answer : answerRequest(simulation, opened.envelope, strike);
    ticket.actions = actions.map((action, index) => logged(action, resultCode(answer, index)));
    if (strike?.fault.name === 'wrong-clock') simulation.rememberWrongClock(strike.offsetSeconds);
    sendAnswer(response, answer, {
      nowMs: simulation.clock.nowMs() + wrongClockMs(strike),
      strike,
      gzip: simulation.wire.compression === 'gzip' && acceptsGzip(request),
    });
  };
}

function answeredWithoutExecuting(
  simulation: Simulation,
  strike: StrikingFault,
  response: Response,
): boolean {
  const nowMs = simulation.clock.nowMs();
  switch (strike.fault.name) {
    case 'refuse':
      response.socket?.destroy();
      return true;
    case 'http-429':
      sendTooManyRequests(response, nowMs);
      return true;
    case 'http-500-html':
      sendHtmlError(response, nowMs);
      return true;
    default:
      return false;
  }
}

function wrongClockMs(strike: StrikingFault | undefined): number {
  return strike?.fault.name === 'wrong-clock' ? strike.offsetSeconds * 1000 : 0;
}

function logged(action: unknown, errorcode: number | null): LoggedAction {
  const echo = echoOf(action);
  return {
    actionid: echo.actionId,
    resourcetype: echo.resourceType,
    resourceid: echo.resourceId,
    identifier: echo.identifier,
    errorcode,
  };
}

function resultCode(answer: ApiAnswer, index: number): number | null {
  return answer.response?.results[index]?.status.errorcode ?? null;
}

function acceptsGzip(request: Request): boolean {
  return request.acceptsEncodings('gzip') === 'gzip';
}
