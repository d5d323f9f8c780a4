import { formOf, JOACHIM, pngOf, SABINE } from '../administration/admin-visitor.test-support.js';
import { samples } from '../stored-files/sample-files.test-support.js';
import { sendParts } from '../stored-files/upload-visitor.test-support.js';
import type { TestApp } from './test-app.test-support.js';
import type { Page, Visitor } from './visitor.test-support.js';

const AACHEN = 1437;
const PETER = 2101;
const OFFICE_TEXT = '/administration/texts/das-ist-immo-billie/de';

/** A form that a visitor sees, with what his browser would send. */
export interface OpenedForm {
  readonly visitor: Visitor;
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
}

/** A form of the app. */
export interface FormCase {
  /** As the router knows it. */
  readonly route: string;
  /** Fields in which a person types: they come back when the form is shown again. */
  readonly texts: readonly string[];
  /** Those of them that take any text, and store it. */
  readonly free?: readonly string[];
  /** The name of the field for files, of a form that has one. */
  readonly files?: string;
  /** Signs somebody in and opens the form; sets up anew what sending it may use up. */
  open(stage: FormStage): Promise<OpenedForm>;
}

/** An app with an imported object, for all forms. */
export interface FormStage {
  readonly test: TestApp;
  /** Signs somebody in who may do everything. */
  readonly signIn: () => Promise<Visitor>;
  /** The same person in one browser. */
  readonly visitor: Visitor;
  /** `/objects/…` of an object with prospects. */
  readonly object: string;
}

/** Imports what the forms are about. Expects that the first customer is activated. */
export async function setUpForms(test: TestApp): Promise<FormStage> {
  const signIn = () => test.signedIn({ estateId: AACHEN, userId: JOACHIM });
  await test.signedIn({ estateId: AACHEN, userId: SABINE });
  const { visitor, page } = await test.openWizard({ estateId: AACHEN, userId: JOACHIM });
  const details = await visitor.submit(page, `/import/${AACHEN}`);
  return { test, signIn, visitor: await signIn(), object: details.url.pathname };
}

/** What is pressed or ticked beside what a form holds. */
interface More {
  readonly more?: readonly (readonly [string, string])[];
}

/** A form on the page of an address that is always there. */
function onPage(
  route: string,
  parts: {
    readonly page: (stage: FormStage) => string;
    readonly action?: (stage: FormStage) => string;
    readonly texts?: readonly string[];
    readonly free?: readonly string[];
    readonly files?: string;
    /** Runs before the page is opened. */
    readonly prepare?: (stage: FormStage, visitor: Visitor) => Promise<unknown>;
  } & More,
): FormCase {
  return {
    route,
    texts: parts.texts ?? [],
    free: parts.free ?? [],
    ...(parts.files === undefined ? {} : { files: parts.files }),
    async open(stage) {
      const { visitor } = stage;
      await parts.prepare?.(stage, visitor);
      const action = (parts.action ?? (() => route))(stage);
      const page = await visitor.open(parts.page(stage));
      return { visitor, action, fields: [...formOf(page, action), ...(parts.more ?? [])] };
    },
  };
}

const objectPage = ({ object }: FormStage) => object;
const documentsOf = ({ object }: FormStage) => `${object}/documents`;

/** Imports the persons again, whom a form may have removed: the wizard does not tick those on its own. */
async function importAgain(_stage: FormStage, visitor: Visitor): Promise<Page> {
  const path = `/import/${AACHEN}`;
  const ticked = await visitor.submit(await visitor.open(path), path, { list: 'all' });
  return visitor.submit(ticked, path);
}

async function uploadDocument(stage: FormStage, visitor: Visitor): Promise<void> {
  const { test } = stage;
  const path = documentsOf(stage);
  await test.context.database.knex('object_documents').delete();
  const target = { url: test.app.url, origin: test.context.config.publicUrl, visitor, path };
  const token = new Map(formOf(await visitor.open(path), path)).get('_token') ?? '';
  await sendParts(target, [
    { name: '_token', value: token },
    { fileName: 'Grundriss.pdf', bytes: samples.pdf('forms') },
  ]);
}

/** A form of the only document of the office's own. */
function onOfficeDocument(
  route: string,
  parts: Partial<Pick<FormCase, 'texts' | 'free' | 'files'>> & More,
): FormCase {
  return {
    route,
    texts: parts.texts ?? [],
    free: parts.free ?? [],
    ...(parts.files === undefined ? {} : { files: parts.files }),
    async open({ test, visitor }) {
      const path = '/administration/documents';
      const { knex } = test.context.database;
      await knex('tenant_files').whereIn('file_id', knex('tenant_documents').select('file_id')).delete();
      const target = { url: test.app.url, origin: test.context.config.publicUrl, visitor, path };
      const fields = new Map(formOf(await visitor.open(path), path)).set('title', 'Preisliste');
      const { page } = await sendParts(target, [
        ...[...fields].map(([name, value]) => ({ name, value })),
        { fileName: 'Preisliste.pdf', bytes: samples.pdf('office') },
      ]);
      const own =
        page.links.find(({ href }) => /\/administration\/documents\/[0-9a-f-]{36}$/.test(href))?.href ?? '';
      const action = route.replace('/administration/documents/:documentId', own);
      const shown = action === own ? await visitor.open(own) : page;
      return { visitor, action, fields: [...formOf(shown, action), ...(parts.more ?? [])] };
    },
  };
}

/** Every form that the app takes. A test compares them with the app's routes. */
export const ALL_FORMS: readonly FormCase[] = [
  {
    route: '/onoffice/activation',
    texts: ['apiKey'],
    async open({ test }) {
      const visitor = test.visitor();
      const page = await visitor.open(test.simulator.control.activationUrl().url);
      return { visitor, action: '/onoffice/activation', fields: formOf(page, '/onoffice/activation') };
    },
  },
  {
    route: '/onoffice/handover',
    texts: [],
    async open({ test }) {
      const call = new URL(test.simulator.control.serviceUrl({ estateId: AACHEN, userId: JOACHIM }).url);
      const redirect = await fetch(`${test.app.url}${call.pathname}${call.search}`, { redirect: 'manual' });
      // A browser that keeps no cookie sees the button.
      const visitor = test.visitor();
      const page = await visitor.open(redirect.headers.get('location') ?? '');
      return { visitor, action: '/onoffice/handover', fields: formOf(page, '/onoffice/handover') };
    },
  },
  {
    route: '/sign-out',
    texts: [],
    async open({ signIn, object }) {
      const visitor = await signIn();
      return { visitor, action: '/sign-out', fields: formOf(await visitor.open(object), '/sign-out') };
    },
  },
  onPage('/language', { page: objectPage, more: [['language', 'de']] }),
  {
    route: '/session/prolong',
    texts: [],
    open({ visitor }) {
      return Promise.resolve({ visitor, action: '/session/prolong', fields: [] });
    },
  },
  {
    route: '/import/:estateId',
    texts: ['find', `note_${PETER}`],
    free: [`note_${PETER}`],
    async open({ visitor }) {
      const page = await visitor.open(`/import/${AACHEN}`);
      return { visitor, action: `/import/${AACHEN}`, fields: formOf(page, `/import/${AACHEN}`) };
    },
  },
  onPage('/objects/:objectId', {
    page: objectPage,
    action: objectPage,
    texts: [
      'title',
      'objectNumber',
      'area',
      'startsAtDate',
      'startsAtTime',
      'endsAtDate',
      'endsAtTime',
      'startPrice',
      'targetPrice',
      'detailsUrl',
      'agreementText0',
      'agreementAmount0',
      'transferTax',
      'notary',
      'landRegister',
      'buyerCommission',
      'sellerCommission',
      'otherCostText0',
      'otherCostValue0',
    ],
    free: ['title', 'objectNumber', 'agreementText0'],
  }),
  onPage('/objects/:objectId/help', { page: objectPage, action: ({ object }) => `${object}/help` }),
  onPage('/objects/:objectId/archive', {
    page: objectPage,
    action: ({ object }) => `${object}/archive`,
    prepare: importAgain,
  }),
  onPage('/objects/:objectId/restore', {
    page: objectPage,
    action: ({ object }) => `${object}/restore`,
    async prepare({ object }, visitor) {
      const page = await visitor.open(object);
      if (page.body.includes(`action="${object}/archive"`)) await visitor.submit(page, `${object}/archive`);
    },
  }),
  onPage('/objects/:objectId/prospects/:addressId/remove', {
    page: ({ object }) => `${object}/prospects/${PETER}/remove`,
    action: ({ object }) => `${object}/prospects/${PETER}/remove`,
    prepare: importAgain,
  }),
  onPage('/objects/:objectId/documents', { page: documentsOf, action: documentsOf, files: 'documents' }),
  onPage('/objects/:objectId/documents/list', {
    page: documentsOf,
    action: (stage) => `${documentsOf(stage)}/list`,
    prepare: uploadDocument,
  }),
  onPage('/objects/:objectId/documents/onoffice', {
    page: (stage) => `${documentsOf(stage)}/onoffice`,
    action: (stage) => `${documentsOf(stage)}/onoffice`,
    more: [['file', '1']],
  }),
  {
    route: '/objects/:objectId/documents/:documentId/delete',
    texts: [],
    async open(stage) {
      const { visitor } = stage;
      await uploadDocument(stage, visitor);
      const list = await visitor.open(documentsOf(stage));
      const action = list.links.find(({ href }) => href.endsWith('/delete'))?.href ?? '';
      return { visitor, action, fields: formOf(await visitor.open(action), action) };
    },
  },
  onPage('/administration/setup', { page: () => '/administration/setup' }),
  onPage('/administration/users/:userId/role', {
    page: () => '/administration/users',
    action: () => `/administration/users/${SABINE}/role`,
    more: [['role', 'broker']],
  }),
  onPage('/administration/users/:userId/sign-out', {
    page: () => '/administration/users',
    action: () => `/administration/users/${SABINE}/sign-out`,
    prepare: ({ test }) => test.signedIn({ estateId: AACHEN, userId: SABINE }),
  }),
  onPage('/administration/visibility', { page: () => '/administration/users' }),
  onPage('/administration/office', {
    page: () => '/administration/office',
    texts: ['displayName', 'imprint', 'privacyUrl', 'senderName'],
    free: ['displayName', 'imprint', 'senderName'],
  }),
  onPage('/administration/office/logo', { page: () => '/administration/office', files: 'logo' }),
  onPage('/administration/office/logo/delete', {
    page: () => '/administration/office',
    async prepare({ test }, visitor) {
      const path = '/administration/office/logo';
      const target = { url: test.app.url, origin: test.context.config.publicUrl, visitor, path };
      const fields = formOf(await visitor.open('/administration/office'), path);
      await sendParts(target, [
        ...fields.map(([name, value]) => ({ name, value })),
        { name: 'logo', fileName: 'logo.png', bytes: pngOf(20, 20) },
      ]);
    },
  }),
  onPage('/administration/documents', {
    page: () => '/administration/documents',
    texts: ['title', 'description'],
    files: 'documents',
  }),
  onOfficeDocument('/administration/documents/:documentId', {
    texts: ['title', 'description'],
    free: ['title', 'description'],
    files: 'documents',
  }),
  onOfficeDocument('/administration/documents/:documentId/move', { more: [['direction', 'up']] }),
  onOfficeDocument('/administration/documents/:documentId/delete', {}),
  onPage('/administration/texts/:slug/:language', {
    page: () => OFFICE_TEXT,
    action: () => OFFICE_TEXT,
    texts: ['markdown'],
  }),
  onPage('/administration/texts/:slug/:language/file', {
    page: () => OFFICE_TEXT,
    action: () => `${OFFICE_TEXT}/file`,
    files: 'documents',
  }),
  onPage('/administration/texts/:slug/:language/delivered', {
    page: () => OFFICE_TEXT,
    action: () => `${OFFICE_TEXT}/delivered`,
    async prepare(_stage, visitor) {
      const fields = new Map(formOf(await visitor.open(OFFICE_TEXT), OFFICE_TEXT));
      await visitor.post(OFFICE_TEXT, [...fields.set('markdown', '# Unser Text\n\nKurz.')]);
    },
  }),
  onPage('/administration/defaults', {
    page: () => '/administration/defaults',
    texts: ['notary', 'landRegister', 'buyerCommission'],
  }),
  onPage('/administration/retention', {
    page: () => '/administration/retention',
    texts: ['prospectDays', 'inputDays'],
  }),
  onPage('/administration/retention/holds/:objectId', {
    page: () => '/administration/retention',
    action: ({ object }) => `/administration/retention/holds/${object.split('/').at(-1)}`,
    more: [['hold', 'set']],
  }),
  onPage('/administration/persons', { page: () => '/administration/persons', texts: ['text'] }),
  onPage('/administration/persons/:addressId/erase', {
    page: () => `/administration/persons/${PETER}`,
    action: () => `/administration/persons/${PETER}/erase`,
    prepare: importAgain,
  }),
  onPage('/administration/persons/:addressId/export', {
    page: () => `/administration/persons/${PETER}`,
    action: () => `/administration/persons/${PETER}/export`,
    prepare: importAgain,
  }),
];
