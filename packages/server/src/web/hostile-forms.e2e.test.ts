import { expect } from 'chai';
import { createApp } from '../app.js';
import { formOf } from '../administration/admin-visitor.test-support.js';
import { sendParts, sendRaw, type Target } from '../stored-files/upload-visitor.test-support.js';
import {
  ALL_FORMS,
  setUpForms,
  type FormCase,
  type FormStage,
  type OpenedForm,
} from '../testing/all-forms.test-support.js';
import { changingRoutes } from '../testing/app-routes.test-support.js';
import { contentOf } from '../testing/database-content.test-support.js';
import {
  HOSTILE_VALUES,
  hostileBodies,
  RAW_MARKUP,
  TOO_LONG,
} from '../testing/hostile-values.test-support.js';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';

type Fields = readonly (readonly [string, string])[];

/** Pages that show what forms have stored. */
const PAGES = [
  '/objects',
  '/documents',
  '/administration',
  '/administration/office',
  '/administration/defaults',
  '/administration/retention',
  '/administration/documents',
  '/administration/audit',
];

/** Answers after which the same form may be sent again. */
const REFUSALS: ReadonlySet<number> = new Set([400, 403, 413, 422]);

for (const engine of TEST_ENGINES) {
  describe(`every form, whatever is sent to it, on ${engine}`, function everyForm() {
    this.timeout(120_000);
    let test: TestApp;
    let stage: FormStage;

    before(async () => {
      test = await startTestApp({ engine });
      await test.activate();
      stage = await setUpForms(test);
    });
    after(() => test.close());
    afterEach(() => {
      const unexpected = test.log.filter((line) => line.includes('unexpected error'));
      test.log.length = 0;
      expect(unexpected, 'errors in the log').to.deep.equal([]);
    });

    it('is known here', () => {
      const routes = changingRoutes(createApp(test.context)).map(({ path }) => path);
      expect(ALL_FORMS.map(({ route }) => route)).to.have.members(routes);
    });

    for (const form of ALL_FORMS) {
      if (form.texts.length > 0) {
        it(`takes anything typed, and gives it back where it is wrong: ${form.route}`, async () => {
          const send = createSender(form);
          for (const { what, value } of HOSTILE_VALUES) {
            const { opened, page } = await send((fields) => filled(fields, form.texts, value));
            expectBearable(page, what);
            if (page.status === 422) expectTyped(opened, page, form.texts, value, what);
            if (form.free?.length) {
              expectBearable((await send((fields) => filled(fields, form.free ?? [], value))).page, what);
            }
          }
          for (const name of form.texts) {
            const { opened, page } = await send((fields) => filled(fields, [name], TOO_LONG));
            expectBearable(page, name);
            if (page.status === 422) expectTyped(opened, page, [name], TOO_LONG, `${name}, far too long`);
          }
        });
      }

      it(`takes anything in what a browser fills in itself: ${form.route}`, async () => {
        const send = createSender(form);
        for (const { what, value } of HOSTILE_VALUES) {
          const refused = await send((fields) => filled(fields, namesOf(fields), value));
          expectBearable(refused.page, what);
          if (namesOf(refused.opened.fields).includes('_token')) {
            expect(refused.page.status, what).to.equal(403);
          }
          const others = namesOf(refused.opened.fields).filter(
            (name) => !['_token', 'ticket', ...form.texts].includes(name),
          );
          if (others.length === 0) continue;
          expectBearable((await send((fields) => filled(fields, others, value))).page, what);
        }
      });

      // The database has no part in what follows.
      if (engine !== 'sqlite') continue;

      it(`takes fields of another type than its own: ${form.route}`, async () => {
        const send = createSender(form);
        for (const { what, change } of OTHER_TYPES) expectBearable((await send(change)).page, what);
        expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
      });

      it(`takes no body but its own: ${form.route}`, async () => {
        const { fields } = await form.open(stage);
        const encoded = new URLSearchParams(
          fields.map(([name, value]): [string, string] => [name, value]),
        ).toString();
        for (const { what, body, headers } of hostileBodies(encoded)) {
          const opened = await form.open(stage);
          expectBearable((await sendRaw(targetOf(opened), Buffer.from(body), headers)).page, what);
        }
      });
    }

    it('has left nothing in the database that is no text, and no markup on a page', async () => {
      const content = JSON.stringify(await contentOf(test.context.database));
      expect(content).not.to.match(/\\u00(?:0[0-8bcef]|1[0-9a-f]|7f)/);
      for (const path of [...PAGES, stage.object, `${stage.object}/prospects`, `${stage.object}/documents`]) {
        const page = await stage.visitor.open(path);
        expect(page.status, path).to.equal(200);
        expectBearable(page, path);
      }
    });

    /** Sends a form again and again, changed; opens it anew once an answer has used it up. */
    function createSender(form: FormCase) {
      let shown: OpenedForm | undefined;
      return async (
        change: (fields: Fields) => Fields,
      ): Promise<{ readonly opened: OpenedForm; readonly page: Page }> => {
        const opened = shown ?? (await form.open(stage));
        const page = await post(form, opened, change(opened.fields));
        shown = REFUSALS.has(page.status) ? opened : undefined;
        return { opened, page };
      };
    }

    async function post(form: FormCase, opened: OpenedForm, fields: Fields): Promise<Page> {
      if (form.files === undefined) return opened.visitor.post(opened.action, fields);
      const { page } = await sendParts(targetOf(opened), [
        ...fields.map(([name, value]) => ({ name, value })),
        { name: form.files, fileName: 'Datei.pdf', bytes: Buffer.from('%PDF-1.7 kurz') },
      ]);
      return page;
    }

    function targetOf({ visitor, action }: OpenedForm): Target {
      return { url: test.app.url, origin: test.context.config.publicUrl, visitor, path: action };
    }
  });
}

/** Values of the activation are secrets: what is typed there is typed nowhere else. */
const SECRET_FIELD = 'apiKey';

function filled(fields: Fields, names: readonly string[], value: string): Fields {
  return fields.map(([name, kept]) =>
    names.includes(name) ? [name, name === SECRET_FIELD ? `key-${value}` : value] : [name, kept],
  );
}

function namesOf(fields: Fields): string[] {
  return [...new Set(fields.map(([name]) => name))];
}

/** No failure of ours, nothing to run, and words for people. */
function expectBearable(page: Page, what: string): void {
  expect(page.status, `${what}: ${page.text.slice(0, 300)}`).to.be.lessThan(500);
  for (const markup of RAW_MARKUP) expect(page.body.includes(markup), `${what}: ${markup}`).to.equal(false);
  expect(page.headers.get('set-cookie') ?? '', what).not.to.contain('hostile');
  if (!page.headers.get('content-type')?.startsWith('text/html')) return;
  expect(page.body, what).to.contain('<html lang="de">');
  expect(page.heading, what).not.to.equal('');
}

/** The fields hold what was typed, apart from what does not print, and the page says in German what to mend. */
function expectTyped(
  { action }: OpenedForm,
  page: Page,
  names: readonly string[],
  value: string,
  what: string,
): void {
  const shown = new Map(formOf(page, action));
  for (const name of names) {
    expect(printable(shown.get(name) ?? ''), `${name}: ${what}`).to.equal(printable(value));
  }
  expect(page.alert, what).to.match(/[Bb]itte/);
}

function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cn}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\s]+/gu, ' ')
    .trim();
}

const OTHER_TYPES: readonly { readonly what: string; readonly change: (fields: Fields) => Fields }[] = [
  { what: 'each field twice', change: (fields) => [...fields, ...fields] },
  {
    what: 'each field but the token ten times',
    change: (fields) => [
      ...fields,
      ...Array.from({ length: 9 }, () => fields.filter(([name]) => name !== '_token')).flat(),
    ],
  },
  { what: 'lists', change: renamed((name) => `${name}[]`) },
  { what: 'nested fields', change: renamed((name) => `${name}[a][b]`) },
  { what: 'dots', change: renamed((name) => `${name}.a`) },
  {
    what: 'prototypes',
    change: (fields) => [
      ...fields,
      ['__proto__[polluted]', '1'],
      ['constructor[prototype][polluted]', '1'],
      ['__proto__', '1'],
    ],
  },
  {
    what: 'names that are none',
    change: (fields) => [...fields, ['', 'x'], ['\0', 'x'], ['a\r\nb', 'x'], [RAW_MARKUP[0], 'x']],
  },
  { what: 'no field at all', change: () => [] },
  { what: 'only the token', change: (fields) => fields.filter(([name]) => name === '_token') },
];

function renamed(rename: (name: string) => string): (fields: Fields) => Fields {
  return (fields) => fields.map(([name, value]) => [name === '_token' ? name : rename(name), value]);
}
