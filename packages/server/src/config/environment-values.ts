import { isIP } from 'node:net';
import { z } from 'zod';
import { isReadableFile } from './check-path.js';

/* What the variables of the environment may hold: each schema reads one kind of value, or says what is wrong. */

/** Where the data lies: a file of SQLite, or a PostgreSQL server. */
export type DatabaseLocation =
  | { readonly engine: 'sqlite'; readonly filename: string }
  | { readonly engine: 'postgres'; readonly url: string };

/** A key for AES-256-GCM; `id` is stored beside what it sealed, so that keys can be rotated. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

export const ENCRYPTION_KEY_BYTES = 32;
const MAX_PROXY_HOPS = 10;

const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

export const text = z.string().trim();

export const wholeNumber = (min: number, max: number) =>
  text
    .regex(/^\d+$/, `is not a whole number`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `is not between ${min} and ${max}`);

export const database = text.transform((value, context): DatabaseLocation => {
  const filename = /^sqlite:(.+)$/.exec(value)?.[1];
  if (filename !== undefined) return { engine: 'sqlite', filename };
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return { engine: 'postgres', url: value };
  context.addIssue({ code: 'custom', message: 'is neither sqlite:PATH nor postgres://…' });
  return z.NEVER;
});

export const encryptionKeys = text.transform((value, context) => {
  const keys = list(value).map((item): EncryptionKey => {
    const [, id = '', base64 = ''] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+=*)$/.exec(item) ?? [];
    return { id, key: Buffer.from(base64, 'base64') };
  });
  const [first, ...others] = keys;
  if (first === undefined || keys.some(({ id, key }) => id === '' || key.length !== ENCRYPTION_KEY_BYTES)) {
    context.addIssue({
      code: 'custom',
      message: `is not a list of id:base64 with ${ENCRYPTION_KEY_BYTES} bytes each`,
    });
    return z.NEVER;
  }
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) {
    context.addIssue({ code: 'custom', message: 'uses one key id twice' });
    return z.NEVER;
  }
  return [first, ...others] as const;
});

export const secrets = (minLength: number) =>
  text.transform((value, context) => {
    const [first, ...others] = list(value);
    if (first === undefined || [first, ...others].some((secret) => secret.length < minLength)) {
      context.addIssue({ code: 'custom', message: `needs secrets of at least ${minLength} characters` });
      return z.NEVER;
    }
    return [first, ...others] as const;
  });

export const httpUrl = text.refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  // What follows reads parts of the URL.
  { error: 'is not an http(s) URL', abort: true },
);

export const publicUrl = httpUrl
  .transform((value) => new URL(value))
  .refine(
    (url) => url.pathname === '/' && url.search === '' && url.hash === '',
    'has a path, but must be an origin',
  )
  .refine((url) => url.username === '' && url.password === '', 'contains a user name or password')
  .transform((url) => url.origin);

export const apiUrl = httpUrl
  .refine(
    (value) => new URL(value).protocol === 'https:' || isLoopback(new URL(value).hostname),
    'is neither https nor on this machine',
  )
  .refine(
    (value) => new URL(value).username === '' && new URL(value).password === '',
    'contains a user name or password',
  );

export const host = text.refine(
  (value) => isIP(value) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value),
  'is neither an IP address nor the name of a machine',
);

export const trustProxy = text.transform((value, context): false | number | string[] => {
  if (/^\d+$/.test(value) && Number(value) <= MAX_PROXY_HOPS)
    return Number(value) === 0 ? false : Number(value);
  const addresses = list(value);
  if (addresses.length > 0 && addresses.every(isProxyAddress)) return addresses;
  context.addIssue({
    code: 'custom',
    message: `is neither a number of hops up to ${MAX_PROXY_HOPS} nor a list of addresses`,
  });
  return z.NEVER;
});

/** A range of all addresses would trust everybody, as `true` does. */
function isProxyAddress(item: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(item)) return true;
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(item) ?? [];
  const version = isIP(address);
  const longest = version === 4 ? 32 : 128;
  return version > 0 && (prefix === undefined || (Number(prefix) > 0 && Number(prefix) <= longest));
}

const frameSource = /^('self'|'none'|https?:\/\/(\*\.)?[a-z0-9.-]+(:(\d+|\*))?)$/i;
export const frameAncestors = text
  .transform((value) => value.split(/[\s,]+/).filter((item) => item !== ''))
  .refine((sources) => sources.length > 0 && sources.every((item) => frameSource.test(item)), {
    message: "holds something that is neither 'self' nor an origin",
  })
  .refine((sources) => sources.length === 1 || !sources.includes("'none'"), {
    message: "allows somebody beside 'none'",
  });

export const video = text.refine(
  (value) => value.startsWith('https://') || isReadableFile(value),
  'is neither an https URL nor a file that can be read',
);

/** True for host names that cannot leave this machine. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127(\.\d+){3}$/.test(hostname)
  );
}
