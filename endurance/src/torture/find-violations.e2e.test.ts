import { expect } from 'chai';
import { createSecretBox, type Database } from '@immo-billie/server';
import { sendParts } from '../../../packages/server/dist/stored-files/upload-visitor.test-support.js';
import { samples } from '../../../packages/server/dist/stored-files/sample-files.test-support.js';
import {
  useFreshTestApp,
  type TestApp,
} from '../../../packages/server/dist/testing/test-app.test-support.js';
import { ENGINES } from '../settings.js';
import { findViolations } from './find-violations.js';

const ESTATE = 1437;

for (const engine of ENGINES) {
  describe(`looking for what a kill may leave behind, on ${engine}`, () => {
    const app = useFreshTestApp({ engine });

    beforeEach(() => importWithDocument(app()));

    const violations = () => findViolations(app().context.database, app().context.secretBox);
    const knex = () => app().context.database.knex;

    it('finds nothing after work that ended well', async () => {
      expect(await violations()).to.deep.equal([]);
    });

    it('finds nothing wrong with an import that failed', async () => {
      const { visitor, page } = await app().openWizard({ estateId: ESTATE });
      app().simulator.control.faults({ fault: 'error:201', times: 1 });
      expect((await visitor.submit(page, `/import/${ESTATE}`)).status).to.equal(409);
      expect(await violations()).to.deep.equal([]);
    });

    const damages: readonly (readonly [string, (knex: Database['knex']) => Promise<unknown>, RegExp])[] = [
      ['an import without its result', (db) => db('imports').update({ result: null }), /is half/],
      [
        'an import without its object',
        (db) => db('imports').update({ object_id: 'x' }),
        /not there|no import/,
      ],
      [
        'an import without a person',
        (db) => db('prospects').where('address_id', '2101').delete(),
        /1 of its persons/,
      ],
      [
        'an import that counts wrongly',
        async (db) => {
          const [row] = (await db('imports').select('result')) as { result: string }[];
          await db('imports').update({ result: row?.result.replace('"added":3', '"added":2') });
        },
        /counts are not those/,
      ],
      [
        'an import that was not noted',
        (db) => db('audit_events').where('kind', 'import.done').delete(),
        /exactly once/,
      ],
      ['an object without import', (db) => db('imports').delete(), /is in no import/],
      [
        'a failed import without a reason',
        (db) => db('imports').update({ state: 'failed' }),
        /has a result or no reason/,
      ],
      [
        'a document without its last chunk',
        (db) => db('object_document_chunks').where('chunk_number', '>', 0).delete(),
        /is not whole/,
      ],
    ];
    for (const [what, damage, expected] of damages) {
      it(`finds ${what}`, async () => {
        await damage(knex());
        expect((await violations()).join('\n')).to.match(expected);
      });
    }

    it('finds an object that is there twice, should the database ever allow it', async () => {
      await knex().schema.alterTable('objects', (table) => {
        table.dropUnique(['tenant_id', 'estate_id']);
      });
      const [object] = (await knex()('objects').select()) as object[];
      await knex()('objects').insert({ ...object, object_id: 'another' });
      expect((await violations()).join()).to.include('more than one object');
    });

    it('finds an input that no key opens', async () => {
      const stranger = createSecretBox([{ id: 'other', key: Buffer.alloc(32, 5) }]);
      expect((await findViolations(app().context.database, stranger)).join()).to.include('no key opens');
    });
  });
}

async function importWithDocument(app: TestApp): Promise<void> {
  const { visitor, page } = await app.openWizard({ estateId: ESTATE });
  const { pathname } = (await visitor.submit(page, `/import/${ESTATE}`)).url;
  const path = `${pathname}/documents`;
  const [, token = ''] = (await visitor.open(path)).fields(path).find(([name]) => name === '_token') ?? [];
  const target = { url: app.app.url, origin: app.context.config.publicUrl, visitor, path };
  const { status } = await sendParts(target, [
    { name: '_token', value: token },
    { fileName: 'expose.pdf', bytes: samples.pdfOfSize(600 * 1024) },
  ]);
  expect(status).to.equal(303);
}
