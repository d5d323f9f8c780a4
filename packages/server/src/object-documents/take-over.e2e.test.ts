import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';
import { AACHEN, BY_SCRIPT, useDocumentApp } from './document-app.test-support.js';
import { samples } from '../stored-files/sample-files.test-support.js';

/** Files of „Schöne Immobilie in Aachen“ in the simulator. */
const FILE = {
  titlePicture: '501',
  floorPlan: '505',
  certificate: '507',
  brochure: '509',
  internal: '511',
  link: '513',
};

for (const engine of TEST_ENGINES) {
  describe(`D-16 taking files over from onOffice, on ${engine}`, () => {
    const app = useDocumentApp({
      engine,
      parts: {
        // A fault is tried once: the second attempt would only take its time.
        patience: { retry: { attempts: 1 }, timeouts: { connectMs: 1000, responseMs: 1000, totalMs: 1500 } },
      },
    });
    const path = () => `${app().path}/onoffice`;
    const control = () => app().test.simulator.control;
    afterEach(() => {
      for (const { fault } of control().overview().faults) control().faults({ fault, times: 0 });
      control().clock({ offsetSeconds: 0 });
    });

    const fieldsOf = (page: Page) => page.fields(path()).filter(([name]) => name !== 'file');
    const takeOver = async (fileIds: readonly string[], headers = {}, page?: Page) =>
      app().visitor.post(
        path(),
        [
          ...fieldsOf(page ?? (await app().open(path()))),
          ...fileIds.map((id): [string, string] => ['file', id]),
        ],
        headers,
      );
    const stored = async () =>
      (await app().stored()).map(({ fileName, kind, mediaType }) => `${fileName} | ${kind} | ${mediaType}`);

    it('lists the files with name, kind and size; a link cannot be ticked', async () => {
      const object = await app().open(`/objects/${app().objectId}`);
      expect(object.link('Dateien aus onOffice übernehmen').href).to.equal(path());
      const page = await app().open(path());
      expect(page.status).to.equal(200);
      expect(page.text).to.contain('Grundriss Erdgeschoss Grundriss, grundriss-eg.png, 1 KB');
      expect(page.text).to.contain('Exposé Expose, exposé größe & plan.pdf, 1 KB');
      expect(page.text).to.contain(
        '360-Grad-Rundgang Ogulo-Link, https://rundgang.example/aachen Link, keine Datei',
      );
      expect(page.control(`document-file-${FILE.link}`)).to.match(/ disabled/);
      expect(page.control(`document-file-${FILE.floorPlan}`)).not.to.match(/ disabled| checked/);
    });

    it('asks onOffice only when the list is wanted', async () => {
      const before = control().requests().length;
      await app().open(`/objects/${app().objectId}`);
      await app().open();
      expect(control().requests().length).to.equal(before);
    });

    it('copies what is ticked, with the kind from onOffice, every byte and where it came from', async () => {
      const page = await takeOver([FILE.brochure, FILE.titlePicture, FILE.internal, FILE.certificate]);
      expect(page.redirects[0]).to.deep.equal({
        status: 303,
        location: `/objects/${app().objectId}#documents`,
      });
      expect(page.alert).to.equal(
        'exposé größe & plan.pdf: aus onOffice übernommen. titelbild.png: aus onOffice übernommen. grundbuch.pdf: aus onOffice übernommen. energieausweis.pdf: aus onOffice übernommen.',
      );
      expect(page.text).to.contain('aus onOffice');
      expect(await stored()).to.deep.equal([
        'exposé größe & plan.pdf | expose | application/pdf',
        'titelbild.png | sonstiges | image/png',
        'grundbuch.pdf | grundbuchauszug | application/pdf',
        'energieausweis.pdf | energieausweis | application/pdf',
      ]);
      const [brochure] = await app().stored();
      expect(brochure).to.include({ onofficeFileId: FILE.brochure, visibility: 'broker', addedBy: '21' });
      const { bytes } = await app().download('exposé größe & plan.pdf');
      expect(bytes.toString('latin1')).to.contain('(Expose \\(Demo\\))');
      expect(createHash('sha256').update(bytes).digest('hex')).to.equal(brochure?.sha256);
    });

    it('reads at most two at a time', async () => {
      const before = control().requests().length;
      await takeOver(['501', '503', '505', '507', '509', '511']);
      const reads = control().requests().slice(before);
      expect(reads.flatMap(({ actions }) => actions.map(({ resourcetype }) => resourcetype))).to.deep.equal(
        Array.from({ length: 2 + 6 }, () => 'file'),
      );
      expect(Math.max(...reads.map(({ maxInFlight }) => maxInFlight))).to.be.at.most(2);
      expect(await app().stored()).to.have.length(6);
    });

    it('takes the same file over once, however often it is ticked or sent', async () => {
      await takeOver([FILE.brochure, FILE.brochure]);
      expect(await app().stored()).to.have.length(1);
      const page = await app().open(path());
      expect(page.control(`document-file-${FILE.brochure}`)).to.match(/ disabled/);
      expect(page.text).to.contain('bereits übernommen');
      const again = await takeOver([FILE.brochure]);
      expect(again.status).to.equal(422);
      expect(again.text).to.contain('nicht noch einmal übernommen');
      await Promise.all([takeOver([FILE.floorPlan]), takeOver([FILE.floorPlan])]);
      expect(await app().stored()).to.have.length(2);
      const removal = `${await app().documentPath('exposé größe & plan.pdf')}/delete`;
      await app().visitor.submit(await app().open(removal), removal);
      expect((await takeOver([FILE.brochure])).redirects[0]?.status).to.equal(303);
    });

    it('says for each ticked file what became of it', async () => {
      await app().upload([['Plan.png', samples.png()]]);
      const page = await takeOver([FILE.link, '999999', FILE.brochure, 'nonsense', '']);
      for (const line of [
        '360-Grad-Rundgang: nicht übernommen, denn das ist ein Link und keine Datei.',
        '999999: nicht übernommen, denn diese Datei gibt es in onOffice nicht mehr.',
        'exposé größe & plan.pdf: aus onOffice übernommen.',
        'nonsense: nicht übernommen',
      ]) {
        expect(page.alert).to.contain(line);
      }
      expect(page.alert).to.contain(
        '360-Grad-Rundgang: nicht übernommen, denn das ist ein Link und keine Datei.',
      );
      expect(await app().stored()).to.have.length(2);
    });

    it('keeps the limit of 50 documents', async () => {
      const { knex } = app().test.context.database;
      await app().upload([['a.pdf', samples.pdf()]]);
      const [row] = (await knex('object_documents').select()) as [Record<string, unknown>];
      for (let number = 2; number <= 49; number += 1) {
        const document_id = `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`;
        await knex('object_documents').insert({
          ...row,
          document_id,
          position: number,
          sha256: String(number),
        });
      }
      const page = await takeOver([FILE.brochure, FILE.floorPlan]);
      expect(page.alert).to.contain('exposé größe & plan.pdf: aus onOffice übernommen.');
      expect(page.alert).to.contain('grundriss-eg.png: nicht gespeichert, denn ein Objekt kann höchstens 50');
      expect(await app().stored()).to.have.length(50);
    });

    it('asks for a tick when there is none', async () => {
      const page = await takeOver([]);
      expect(page.status).to.equal(422);
      expect(page.text).to.contain('Bitte haken Sie mindestens eine Datei an.');
    });

    it('keeps ticks and choice when the session has changed', async () => {
      const shown = await app().open(path());
      await app().visitor.open(control().serviceUrl({ estateId: AACHEN, userId: 21 }).url);
      const fields = fieldsOf(shown).filter(([name]) => name !== 'visibility');
      const stale = await app().visitor.post(path(), [
        ...fields,
        ['file', FILE.brochure],
        ['visibility', 'all'],
      ]);
      expect(stale.status).to.equal(409);
      expect(stale.text).to.contain('Bitte prüfen und erneut speichern.');
      expect(stale.isTicked(`document-file-${FILE.brochure}`)).to.equal(true);
      expect(await app().stored()).to.deep.equal([]);
      await app().visitor.submit(stale, path());
      expect((await app().stored())[0]).to.include({ visibility: 'all', onofficeFileId: FILE.brochure });
    });

    it('writes nothing without a token', async () => {
      for (const token of ['', 'made up']) {
        const answer = await app().visitor.post(path(), { _token: token, file: FILE.brochure });
        expect(answer.status).to.equal(403);
      }
      expect(await app().stored()).to.deep.equal([]);
    });

    it('opens the list inside of the section for a script, and closes it with the result', async () => {
      const page = await app().visitor.open(path(), BY_SCRIPT);
      expect(page.body).to.match(/^\s*<section[^>]*data-object-documents/);
      const done = await takeOver([FILE.brochure], BY_SCRIPT, page);
      expect(done.status).to.equal(200);
      expect(done.text)
        .to.contain('übernommen')
        .and.not.to.contain('Welche Dateien sollen übernommen werden?');
    });

    describe('when onOffice is disturbed', () => {
      const faults: Readonly<Record<string, string>> = {
        reset: 'onOffice ist gerade nicht erreichbar.',
        'http-500-html': 'onOffice ist gerade nicht erreichbar.',
        'http-429': 'onOffice ist gerade nicht erreichbar.',
        'timeout-before-body': 'onOffice ist gerade nicht erreichbar.',
        'malformed-json': 'onOffice hat unvollständig oder nicht lesbar geantwortet.',
        'truncated-json': 'onOffice hat unvollständig oder nicht lesbar geantwortet.',
        'error:149': 'onOffice hat die Anfrage abgelehnt.',
        'error:193': 'Ihre Freigabe aus onOffice ist abgelaufen.',
      };
      for (const [fault, sentence] of Object.entries(faults)) {
        it(`says so in the section, and the page still works: ${fault}`, async () => {
          await app().upload([['a.pdf', samples.pdf()]]);
          control().faults({ fault, times: 1, resourcetype: 'file' });
          const page = await app().open(path());
          expect(page.status).to.equal(200);
          expect(page.text).to.contain(sentence).and.to.contain('a.pdf').and.to.contain('Erneut versuchen');
          const again = await app().open(path());
          expect(again.text).to.contain('Grundriss Erdgeschoss');
        });
      }

      it('takes nothing when the list cannot be read', async () => {
        const page = await app().open(path());
        control().faults({ fault: 'reset', times: 1, resourcetype: 'file' });
        const answer = await takeOver([FILE.brochure], {}, page);
        expect(answer.status).to.equal(502);
        expect(answer.text).to.contain('onOffice ist gerade nicht erreichbar.');
        expect(await app().stored()).to.deep.equal([]);
      });
    });

    it('happens with the rights of the broker, who sees in onOffice what he may see', async () => {
      control().rights({ userId: 21, estateIds: [AACHEN], allow: false });
      try {
        const page = await app().open(path());
        expect(page.status).to.equal(200);
        expect(page.text).to.contain('onOffice hat die Anfrage abgelehnt.');
      } finally {
        control().rights({ userId: 21, estateIds: [AACHEN], allow: true });
      }
    });
  });
}
