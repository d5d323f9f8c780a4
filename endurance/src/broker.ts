import { sendParts } from '../../packages/server/dist/stored-files/upload-visitor.test-support.js';
import { samples } from '../../packages/server/dist/stored-files/sample-files.test-support.js';
import { Visitor, type Page } from '../../packages/server/dist/testing/visitor.test-support.js';
import type { Installation } from './installation/installation.js';

/** „Testkanzlei onOffice“ and those of its users who may write. */
const CUSTOMER = '20101';
export const USERS = ['21', '23'] as const;

/** Estates that can be imported; the last one has the long list of prospects. */
export const ESTATES = ['1437', '1439', '1447', '1463', '1449'] as const;

const ANOTHER_CUSTOMER = '20303';
const DOCUMENT_BYTES = 600 * 1024;

/** A form of the wizard as a browser would send it, once or again. */
export interface SentForm {
  readonly estateId: string;
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly cookies: ReadonlyMap<string, string>;
}

/** Lets both customers activate the app, the way an admin does it. */
export async function activateCustomers(installation: Installation, serverUrl: string): Promise<void> {
  const { simulator, publicUrl } = installation;
  for (const customer of [CUSTOMER, ANOTHER_CUSTOMER]) {
    const admin = new Visitor(publicUrl, { via: serverUrl });
    const page = await admin.open(simulator.control.activationUrl({ customer }).url);
    const { secret } = simulator.control.credentials({ customer });
    const answer = await admin.post('/onoffice/activation', { ticket: page.field('ticket'), apiKey: secret });
    if (answer.body !== '{"status":"active"}')
      throw new Error(`${customer} was not activated: ${answer.body}`);
  }
}

export function serviceUrl({ simulator }: Installation, estateId: string, userId: string): string {
  return simulator.control.serviceUrl({ estateId, userId, customer: CUSTOMER }).url;
}

/** Signs in from onOffice and fills the wizard in; sends nothing yet. */
export async function fillWizard(
  installation: Installation,
  serverUrl: string,
  call: { readonly estateId: string; readonly userId: string; readonly note: string },
): Promise<{ readonly visitor: Visitor; readonly form: SentForm }> {
  const visitor = new Visitor(installation.publicUrl, { via: serverUrl });
  const page = await visitor.open(serviceUrl(installation, call.estateId, call.userId));
  const path = `/import/${call.estateId}`;
  const fields = expectOk(page)
    .fields(path)
    .map(([name, value]) => [name, name.startsWith('note_') ? call.note : value] as const);
  return { visitor, form: { estateId: call.estateId, path, fields, cookies: new Map(visitor.cookies) } };
}

/** Sends the form and returns the page of the object. */
export async function sendForm(visitor: Visitor, form: SentForm): Promise<Page> {
  return expectOk(await visitor.post(form.path, form.fields));
}

/** The same browser, after it has found another server behind the address. */
export function browserOf(installation: Installation, serverUrl: string, form: SentForm): Visitor {
  const visitor = new Visitor(installation.publicUrl, { via: serverUrl });
  for (const [name, value] of form.cookies) visitor.setCookie(name, value);
  return visitor;
}

/** `undefined` unless the page is that of an object. */
export function objectIdOf(page: Page): string | undefined {
  return /^\/objects\/([0-9a-f-]{36})$/.exec(page.url.pathname)?.[1];
}

/** Saves the object as it is shown, and adds a document of several chunks. */
export async function workOnObject(
  installation: Installation,
  serverUrl: string,
  visitor: Visitor,
  object: Page,
  salt: string,
): Promise<void> {
  const { pathname } = object.url;
  // The second of two tabs on one object is told so, with a page of its own.
  await visitor.submit(object, pathname);
  const path = `${pathname}/documents`;
  const documents = expectOk(await visitor.open(path));
  const [, token = ''] = documents.fields(path).find(([name]) => name === '_token') ?? [];
  const target = { url: serverUrl, origin: installation.publicUrl, visitor, path };
  await sendParts(target, [
    { name: '_token', value: token },
    { fileName: `${salt}.pdf`, bytes: samples.pdfOfSize(DOCUMENT_BYTES, salt) },
  ]);
}

/** Pages that a broker reads. */
export async function readPages(visitor: Visitor): Promise<void> {
  for (const path of ['/objects', '/documents', '/help', '/administration']) {
    expectOk(await visitor.open(path));
  }
}

/** A page that the app did not mean: somebody has to look at it. */
export class UnexpectedPage extends Error {
  override readonly name = 'UnexpectedPage';
}

function expectOk(page: Page): Page {
  if (page.status === 200) return page;
  throw new UnexpectedPage(`${page.url.pathname} answered ${page.status} „${page.heading}“`);
}
