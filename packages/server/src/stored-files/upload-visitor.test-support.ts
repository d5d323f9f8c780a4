import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { Page, type Visitor } from '../testing/visitor.test-support.js';

/** A part of a form that is sent as `multipart/form-data`. */
export type Part =
  | { readonly name: string; readonly value: string }
  | { readonly fileName: string | Buffer; readonly bytes: Uint8Array; readonly name?: string };

/** Where a multipart form goes, and whose cookies come along. */
export interface Target {
  /** Where the server listens. */
  readonly url: string;
  /** The origin that a browser would name. */
  readonly origin: string;
  readonly visitor: Visitor;
  readonly path: string;
}

export interface UploadAnswer {
  readonly status: number;
  /** Of a redirect. */
  readonly location: string | undefined;
  /** What is seen in the end, after a redirect. */
  readonly page: Page;
}

/** The body of a form with files, byte by byte as a browser builds it. */
export function multipartBody(parts: readonly Part[], boundary: string): Buffer {
  const pieces = parts.flatMap((part) => {
    const isFile = 'fileName' in part;
    const head = [
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${part.name ?? 'documents'}"`),
      ...(isFile ? [Buffer.from('; filename="'), Buffer.from(part.fileName), Buffer.from('"')] : []),
      Buffer.from(isFile ? '\r\nContent-Type: text/html\r\n\r\n' : '\r\n\r\n'),
    ];
    return [...head, isFile ? part.bytes : Buffer.from(part.value), Buffer.from('\r\n')];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** Sends a form with files the way a browser without scripts does, and follows the redirect. */
export async function sendParts(
  { url, origin, visitor, path }: Target,
  parts: readonly Part[],
  headers: Readonly<Record<string, string>> = {},
): Promise<UploadAnswer> {
  const boundary = `----boundary${randomUUID()}`;
  return sendRaw({ url, origin, visitor, path }, multipartBody(parts, boundary), {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    ...headers,
  });
}

export async function sendRaw(
  { url, origin, visitor, path }: Target,
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<UploadAnswer> {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    body,
    headers: { origin, cookie: cookieOf(visitor), ...headers },
    redirect: 'manual',
  });
  const location = response.headers.get('location') ?? undefined;
  const text = await response.text();
  const page =
    location === undefined ? new Page(response, new URL(path, url), text, []) : await visitor.open(location);
  return { status: response.status, location, page };
}

/** Sends the beginning of a body and breaks the connection off once `hasArrived`. */
export async function breakOff(
  { url, origin, visitor, path }: Target,
  beginning: Uint8Array,
  headers: Readonly<Record<string, string>>,
  hasArrived: () => boolean,
): Promise<void> {
  const sending = httpRequest(new URL(path, url), {
    method: 'POST',
    headers: { origin, cookie: cookieOf(visitor), ...headers },
    // A kept connection may be closed by the server in this very moment.
    agent: false,
  });
  let failure: Error | undefined;
  sending.on('error', (error) => {
    failure = error;
  });
  sending.write(beginning);
  await until(() => {
    if (failure) throw failure;
    return hasArrived();
  });
  await new Promise<void>((resolve) => {
    sending.on('close', () => resolve());
    sending.destroy();
  });
}

/** A document as it comes out again. */
export async function fetchBytes(
  { url, visitor }: Pick<Target, 'url' | 'visitor'>,
  path: string,
  method = 'GET',
): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
  const response = await fetch(new URL(path, url), { method, headers: { cookie: cookieOf(visitor) } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

/** Reads the beginning of a document and goes away. */
export async function readAndLeave({ url, visitor, path }: Target): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const reading = httpRequest(new URL(path, url), { headers: { cookie: cookieOf(visitor) } });
    reading.on('error', reject);
    reading.on('response', (response) => {
      response.once('data', () => response.destroy());
      response.once('close', resolve);
      response.on('error', () => undefined);
    });
    reading.end();
  });
}

/** Lets something happen while the server is in the middle of a document. */
export async function readDuring(
  { url, visitor, path }: Target,
  happening: () => Promise<void>,
): Promise<{ readonly requestId: string; readonly isWhole: boolean }> {
  const response = await fetch(new URL(path, url), { headers: { cookie: cookieOf(visitor) } });
  // Nobody reads on meanwhile, so that the server cannot send a large document to its end.
  await happening();
  const isWhole = await response.arrayBuffer().then(
    () => true,
    () => false,
  );
  return { requestId: response.headers.get('x-request-id') ?? '', isWhole };
}

/** Waits until something is true, turn by turn of the event loop. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
}

function cookieOf(visitor: Visitor): string {
  return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
