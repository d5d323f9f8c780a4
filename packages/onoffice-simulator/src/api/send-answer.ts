import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { StrikingFault } from '../faults/fault-plan.js';
import { encodePhpJson } from '../wire/php-json.js';
import type { ApiAnswer } from './answer-request.js';

const DRIP_PIECES = 40;
const DRIP_INTERVAL_MS = 50;
const RETRY_AFTER_SECONDS = 1;

/** How an answer leaves the simulator. */
export interface Delivery {
  /** For the Date header. */
  readonly nowMs: number;
  readonly strike: StrikingFault | undefined;
  readonly gzip: boolean;
}

/** Sends an answer as onOffice does, or as badly as the striking fault wants. */
export function sendAnswer(response: ServerResponse, answer: ApiAnswer, delivery: Delivery): void {
  const name = delivery.strike?.fault.name;
  const text = encodePhpJson(alterAnswer(answer, name));
  const headers = onOfficeHeaders(delivery.nowMs);
  switch (name) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'timeout-before-body':
      response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(text) });
      response.flushHeaders();
      return;
    case 'timeout-mid-body':
      response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(text) });
      response.write(text.slice(0, Math.ceil(text.length / 2)));
      return;
    case 'slow-drip':
      response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(text) });
      drip(response, text);
      return;
    case 'truncated-json':
      sendWhole(response, headers, text.slice(0, Math.floor(text.length * 0.6)), false);
      return;
    case 'malformed-json':
      sendWhole(response, headers, `<br />\n<b>Warning</b>: json_encode(): partial output\n${text}}`, false);
      return;
    default:
      sendWhole(response, headers, text, delivery.gzip);
  }
}

/** HTTP 429, as some gateway before onOffice might answer. Nothing was executed. */
export function sendTooManyRequests(response: ServerResponse, nowMs: number): void {
  const body = 'Too Many Requests';
  response.writeHead(429, {
    ...dateHeader(nowMs),
    'Content-Type': 'text/plain',
    'Retry-After': String(RETRY_AFTER_SECONDS),
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** An HTML page instead of JSON, with status 500. Nothing was executed. */
export function sendHtmlError(response: ServerResponse, nowMs: number): void {
  const body =
    '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head><title>500 Internal Server Error</title></head>' +
    '<body><h1>Internal Server Error</h1><p>The server encountered an internal error.</p></body></html>\n';
  response.writeHead(500, {
    ...dateHeader(nowMs),
    'Content-Type': 'text/html; charset=iso-8859-1',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

function alterAnswer(answer: ApiAnswer, fault: string | undefined): ApiAnswer {
  const results = answer.response?.results;
  if (results === undefined) return answer;
  if (fault === 'missing-tail') return { ...answer, response: { results: results.slice(0, -1) } };
  if (fault === 'wrong-order') return { ...answer, response: { results: results.toReversed() } };
  return answer;
}

function sendWhole(
  response: ServerResponse,
  headers: Readonly<Record<string, string | string[]>>,
  text: string,
  gzip: boolean,
): void {
  const body = gzip ? gzipSync(text) : Buffer.from(text, 'utf8');
  response.writeHead(200, {
    ...headers,
    ...(gzip ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
    'Content-Length': body.length,
  });
  response.end(body);
}

/** The body in many small pieces; complete in the end. Stops when the client goes away. */
function drip(response: ServerResponse, text: string): void {
  const body = Buffer.from(text, 'utf8');
  const size = Math.max(1, Math.ceil(body.length / DRIP_PIECES));
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + size));
    sent += size;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, DRIP_INTERVAL_MS);
  response.once('close', () => {
    clearInterval(timer);
  });
}

/** The headers of recorded answers of 2023; the cookie is set twice there as well. */
function onOfficeHeaders(nowMs: number): Record<string, string | string[]> {
  const session = `PHPSESSID=${randomBytes(13).toString('hex')}; path=/; domain=.onoffice.de`;
  return {
    ...dateHeader(nowMs),
    Server: 'Apache',
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Robots-Tag': 'none',
    'Set-Cookie': [session, session],
    Expires: 'Thu, 19 Nov 1981 08:52:00 GMT',
    'Cache-Control': 'no-store, no-cache, must-revalidate',
    Pragma: 'no-cache',
    'Content-Type': 'application/json',
  };
}

function dateHeader(nowMs: number): { Date: string } {
  return { Date: new Date(nowMs).toUTCString() };
}
