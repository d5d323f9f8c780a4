import { deflateSync, crc32 } from 'node:zlib';
import type { TestApp } from '../testing/test-app.test-support.js';
import { attribute, Page, type Visitor } from '../testing/visitor.test-support.js';

export const AACHEN = 1437;
export const HILLSIDE = 1439;
export const JOACHIM = 21;
export const SABINE = 23;
export const TENANT = '20101';
export const OTHER_TENANT = '20303';

/** A form of a page as its markup has it, text areas included. */
export function formOf(page: Page, action: string, nth = 0): [string, string][] {
  const forms = [...page.body.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
  const form = forms.filter((candidate) => candidate.includes(`action="${action}"`))[nth];
  if (form === undefined) throw new Error(`no form to ${action}: ${page.status} ${page.text.slice(0, 300)}`);
  const only = new Page({ status: 200, headers: new Headers() } as Response, page.url, form, []);
  const areas = [...form.matchAll(/<textarea[^>]*\sname="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)];
  return [
    ...only.fields(),
    ...areas.map(([, name = '', value = '']): [string, string] => [name, decoded(value)]),
  ];
}

function decoded(text: string): string {
  return attribute(`<a text="${text}">`, 'text') ?? '';
}

/** Sends a form as shown, with some fields changed. */
export function send(
  visitor: Visitor,
  page: Page,
  action: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const kept = formOf(page, action).filter(([name]) => !(name in changes));
  return visitor.post(action, [...kept, ...Object.entries(changes)]);
}

/** Opens a page of Administration and sends its form. */
export async function openAndSend(
  visitor: Visitor,
  path: string,
  action: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<Page> {
  return send(visitor, await visitor.open(path), action, changes);
}

/** Sends a form with a file the way a browser without scripts does, and follows the redirect. */
export async function upload(
  { app, context }: TestApp,
  visitor: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
  file?: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly type?: string;
    readonly field?: string;
  },
): Promise<Page> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) {
    const type = file.type ?? 'image/png';
    form.append(file.field ?? 'logo', new Blob([file.bytes], { type }), file.name);
  }
  const url = new URL(path, app.url);
  const response = await fetch(url, {
    method: 'POST',
    body: form,
    headers: { origin: context.config.publicUrl, cookie: cookieOf(visitor) },
    redirect: 'manual',
  });
  const location = response.headers.get('location');
  if (location !== null) return visitor.open(location);
  return new Page(response, url, await response.text(), []);
}

/** An administrator of another office, which is activated for it. */
export async function strangerOf(test: TestApp): Promise<Visitor> {
  await test.activate(OTHER_TENANT);
  const { customers } = test.simulator.control.overview();
  const users = customers.find(({ customerWebId }) => customerWebId === OTHER_TENANT)?.users ?? [];
  return test.signedIn({ estateId: AACHEN, customer: OTHER_TENANT, userId: users[0]?.userId ?? 0 });
}

/** What an address answers, byte by byte. */
export async function fetchBytes(
  { app }: TestApp,
  visitor: Visitor,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
  const response = await fetch(new URL(path, app.url), {
    headers: { cookie: cookieOf(visitor), ...headers },
    redirect: 'manual',
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

function cookieOf(visitor: Visitor): string {
  return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** A real PNG of one colour, as a browser can show it. */
export function pngOf(
  width: number,
  height: number,
  options: { readonly interlaced?: boolean } = {},
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, options.interlaced ? 1 : 0], 8);
  const row = Buffer.alloc(width * 3 + 1, 0x53);
  row[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG that claims a size without having the pixels, as a bomb does. */
export function pngClaiming(width: number, height: number): Buffer {
  const png = pngOf(1, 1);
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

/** The frame of a JPEG with its size; nobody looks at the pixels. */
export function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.alloc(19);
  frame.set([0xff, 0xc0, 0, 17, 8]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  frame.set([3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1], 9);
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  return Buffer.concat([
    start,
    frame,
    Buffer.from('ffda000c03010002110311003f00', 'hex'),
    Buffer.of(0, 0xff, 0xd9),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
