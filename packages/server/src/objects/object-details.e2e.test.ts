import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { businessDataOf, rowsOf } from '../testing/database-content.test-support.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import { attribute, type Page, type Visitor } from '../testing/visitor.test-support.js';
import { listAgreements } from './agreement-store.js';
import { findObject, type OfferObject } from './object-store.js';
import { listObjectValues } from './object-value-store.js';

const AACHEN = 1437;
const HILLSIDE = 1439;
const WITHOUT_PROSPECTS = 1469;
const HOSTILE_TITLE = 1465;
const FOREIGN = 'https://evil.example';

/** What completes an imported object. */
const COMPLETION = {
  startsAtDate: '2026-12-01',
  startsAtTime: '09:00',
  endsAtDate: '2026-12-20',
  endsAtTime: '18:00',
  startPrice: '450.000',
} as const;

interface Opened {
  readonly visitor: Visitor;
  /** The page right after the import. */
  readonly page: Page;
  readonly path: string;
}

describe('Objekt-Details', () => {
  const test = useFreshTestApp();

  async function importEstate(estateId = AACHEN, userId = 21): Promise<Opened> {
    const { visitor, page } = await test().openWizard({ estateId, userId });
    const details = await visitor.submit(page, `/import/${estateId}`);
    return { visitor, page: details, path: details.url.pathname };
  }

  async function stored(path: string): Promise<OfferObject> {
    const object = await findObject(test().context.database.knex, {
      tenantId: '20101',
      objectId: path.split('/').at(-1) ?? '',
    });
    if (!object) throw new Error('the object does not exist');
    return object;
  }

  const agreementsOf = async (path: string) =>
    listAgreements(test().context.database.knex, await stored(path));

  describe('shows what the guide shows', () => {
    it('D-1 D-2 the box with the question and the switch „Hilfestellungen anzeigen“, on', async () => {
      const { page } = await importEstate();
      expect(page.heading).to.equal('Objekt-Details');
      expect(page.text).to.contain('Benötigen Sie Hilfe bei der Erstellung Ihres Objekts?');
      expect(page.label('showsHelp')).to.equal('Hilfestellungen anzeigen');
      expect(page.isTicked('showsHelp')).to.equal(true);
    });

    it('D-3 the link „Zum Erklärvideo“ at the top', async () => {
      const { page, visitor } = await importEstate();
      const link = page.link('Zum Erklärvideo');
      expect(page.body.indexOf(link.tag)).to.be.lessThan(page.body.indexOf('id="base-title"'));
      expect((await visitor.open(link.href)).status).to.equal(200);
    });

    it('D-4 D-7 D-8 D-9 the base data from onOffice', async () => {
      const { page } = await importEstate();
      expect(page.text).to.contain('Basisdaten Basisdaten werden aus onOffice übernommen.');
      expect(page.label('title')).to.equal('Bezeichnung *');
      expect(page.field('title')).to.equal('Schöne Immobilie in Aachen');
      expect(page.label('objectNumber')).to.equal('Objektnummer');
      expect(page.field('objectNumber')).to.equal('AF437');
      expect(page.text).to.contain('Ihre individuelle Objektnummer (optional)');
      expect(page.label('area')).to.equal('Fläche in m²');
      expect(page.field('area')).to.equal('142,5');
      expect(page.text).to.contain('Wohnfläche aus onOffice');
    });

    it('D-9 says when the area is another one than the living space', async () => {
      const { page } = await importEstate(HILLSIDE);
      expect(page.field('area')).to.equal('812');
      expect(page.text).to.contain('Grundstücksfläche aus onOffice');
    });

    it('D-5 the Makler, preset with the Betreuer of the estate, as „Nachname Vorname“', async () => {
      const { page } = await importEstate();
      expect(page.label('broker')).to.equal('Makler *');
      expect(page.field('broker')).to.equal('21');
      expect(page.body).to.contain('<option value="21" selected>Klein Joachim</option>');
      const hillside = await importEstate(HILLSIDE);
      expect(hillside.page.body).to.contain('<option value="23" selected>Bergmann Sabine</option>');
    });

    it('D-5 lets colleagues be chosen who were never here', async () => {
      const { page } = await importEstate();
      for (const name of ['Bergmann Sabine', 'Clarke Emily', 'Eingeschränkt Tim'])
        expect(page.body).to.contain(`>${name}</option>`);
    });

    it('D-5 where onOffice refuses the list of users: whoever was here, the Betreuer, and the caller preset', async () => {
      test().simulator.control.faults({ fault: 'one-action:170', times: 20, resourcetype: 'users' });
      const { page } = await importEstate(HILLSIDE);
      const brokers = [...page.body.matchAll(/<option value="(\d+)"[^>]*>([^<]*)<\/option>/g)];
      expect(brokers.map(([, id, name]) => `${id} ${name}`)).to.deep.equal([
        '21 Klein Joachim',
        '23 onOffice-Benutzer 23',
      ]);
      expect(page.field('broker')).to.equal('23');
      test().simulator.control.records({ module: 'estate', id: AACHEN, elements: { benutzer: '0' } });
      expect((await importEstate(AACHEN)).page.field('broker')).to.equal('21');
    });

    it('D-6 both kinds of business relation, B2C first', async () => {
      const { page } = await importEstate();
      expect(page.label('businessRelation')).to.equal('Geschäftsbeziehung *');
      expect(page.field('businessRelation')).to.equal('b2c');
      expect(page.text).to.contain(
        'B2C - Sie sprechen mit dem Angebotsprozess hauptsächlich private Interessenten an',
      );
      expect(page.text).to.contain(
        'B2B - Sie sprechen mit dem Angebotsprozess hauptsächlich gewerbliche Interessenten an',
      );
    });

    it('D-10 D-11 D-12 D-13 empty fields for start, end and prices', async () => {
      const { page } = await importEstate();
      for (const name of [
        'startsAtDate',
        'startsAtTime',
        'endsAtDate',
        'endsAtTime',
        'startPrice',
        'targetPrice',
      ]) {
        expect(page.field(name), name).to.equal('');
      }
      expect(page.text).to.match(/Startzeitpunkt \*.*Endzeitpunkt \*.*Startpreis \(€\) \*.*Zielpreis \(€\)/);
      expect(page.text.replaceAll('\u00a0', ' ')).to.contain('Kaufpreis in onOffice: 485.000 €');
      expect(attribute(page.control('startPrice'), 'inputmode')).to.equal('decimal');
      expect(attribute(page.control('startPrice'), 'type')).to.equal('text');
    });

    it('D-14 D-15 agreements and the link to a detailed description', async () => {
      const { page } = await importEstate();
      expect(page.text).to.contain('Zusatzvereinbarungen').and.to.contain('Link auf Ihre eigene Webseite');
      expect(page.field('agreementText0')).to.equal('');
      expect(page.label('detailsUrl')).to.equal('Detailbeschreibung');
    });

    it('D-18 „Speichern“ at the very bottom', async () => {
      const { page } = await importEstate();
      expect(page.text).to.match(/Speichern Zurück zu Objekte$/);
    });

    it('D-19 what is still missing', async () => {
      const { page } = await importEstate();
      expect(page.text).to.contain(
        'Dieses Objekt ist ein Entwurf. Es fehlen noch: Startzeitpunkt, Endzeitpunkt, Startpreis.',
      );
    });

    it('who imported it and when', async () => {
      const { page } = await importEstate();
      expect(page.text).to.match(
        /Zuletzt importiert am \d{2}\.\d{2}\.\d{4}, \d{2}:\d{2} Uhr von Joachim Klein/,
      );
    });
  });

  describe('saves', () => {
    it('D-18 D-10 D-11 D-12 D-13 a complete object, times in German time, money in cents', async () => {
      const { visitor, page, path } = await importEstate();
      const saved = await visitor.submit(page, path, {
        ...COMPLETION,
        targetPrice: '520.000,50 €',
        businessRelation: 'b2b',
      });
      expect(saved.redirects).to.deep.equal([{ status: 303, location: path }]);
      expect(saved.alert).to.equal('Gespeichert. Das Objekt ist vollständig.');
      expect(await stored(path)).to.include({
        state: 'complete',
        version: 2,
        businessRelation: 'b2b',
        startsAt: '2026-12-01T08:00:00.000Z',
        endsAt: '2026-12-20T17:00:00.000Z',
        startPriceCents: 45_000_000,
        targetPriceCents: 52_000_050,
      });
      expect(saved.text).to.contain('Dieses Objekt ist vollständig.');
      expect(saved.field('startPrice')).to.equal('450.000');
      expect(saved.field('targetPrice')).to.equal('520.000,50');
      expect(saved.field('startsAtTime')).to.equal('09:00');
    });

    it('D-12 D-13 amounts in every form that Germans write, and shows them in one', async () => {
      const { visitor, page, path } = await importEstate();
      let shown = page;
      for (const typed of [
        '450000',
        '450.000',
        '450.000,00',
        '450 000 €',
        '450\u00a0000',
        '450.000,- €',
        '450.000 EUR',
      ]) {
        shown = await visitor.submit(shown, path, { startPrice: '', targetPrice: typed });
        expect((await stored(path)).targetPriceCents, typed).to.equal(45_000_000);
        expect(shown.field('targetPrice')).to.equal('450.000');
      }
      for (const typed of ['450.00', '1.5', '450,000', '1.2.3', '-5', 'viel', '1e6']) {
        const refused = await visitor.submit(shown, path, { targetPrice: typed });
        expect(refused.status, typed).to.equal(422);
        expect(refused.field('targetPrice')).to.equal(typed);
      }
    });

    it('D-10 D-11 German time, also in the two nights in which the clocks change', async () => {
      const { visitor, page, path } = await importEstate();
      const nights = {
        startsAtDate: '2027-03-28',
        startsAtTime: '01:59',
        endsAtDate: '2027-10-31',
        // This hour comes twice; the first one counts.
        endsAtTime: '02:30',
      };
      const saved = await visitor.submit(page, path, nights);
      expect(await stored(path)).to.include({
        startsAt: '2027-03-28T00:59:00.000Z',
        endsAt: '2027-10-31T00:30:00.000Z',
      });
      expect(saved.field('endsAtTime')).to.equal('02:30');
      const skipped = await visitor.submit(saved, path, { startsAtTime: '02:30' });
      expect(skipped.status).to.equal(422);
      expect(skipped.alert).to.contain('In dieser Nacht werden die Uhren von 2 auf 3 Uhr vorgestellt.');
      const german = await visitor.submit(saved, path, {
        startsAtDate: '28.03.2027',
        startsAtTime: '3.00 Uhr',
      });
      expect(german.status).to.equal(200);
      expect((await stored(path)).startsAt).to.equal('2027-03-28T01:00:00.000Z');
    });

    it('D-19 a draft with whatever is there, and says what is missing', async () => {
      const { visitor, page, path } = await importEstate();
      const saved = await visitor.submit(page, path, { startPrice: '1', title: '' });
      expect(saved.alert).to.equal('Als Entwurf gespeichert.');
      expect(saved.text).to.contain('Es fehlen noch: Bezeichnung, Startzeitpunkt, Endzeitpunkt.');
      expect(saved.text).to.contain('(ohne Titel)');
      expect(await stored(path)).to.include({ state: 'draft', startPriceCents: 100, title: '' });
    });

    it('D-19 a complete object as a draft again when something needed is taken away', async () => {
      const { visitor, page, path } = await importEstate();
      const complete = await visitor.submit(page, path, COMPLETION);
      await visitor.submit(complete, path, { startPrice: '' });
      expect((await stored(path)).state).to.equal('draft');
    });

    it('says so once: not again when the page is loaded again', async () => {
      const { visitor, page, path } = await importEstate();
      await visitor.submit(page, path, COMPLETION);
      expect((await visitor.open(path)).alert).to.equal('');
    });

    it('D-7 D-8 D-9 R-4 what was changed by hand, and shows what onOffice says', async () => {
      const { visitor, page, path } = await importEstate();
      const saved = await visitor.submit(page, path, {
        title: 'Mein Titel',
        objectNumber: 'X1',
        area: '150,25',
        broker: '23',
      });
      expect(saved.text).to.contain('Von Hand geändert. In onOffice: Schöne Immobilie in Aachen');
      expect(saved.text).to.contain('Von Hand geändert. In onOffice: AF437');
      expect(saved.text.replaceAll('\u00a0', ' ')).to.contain('Von Hand geändert. In onOffice: 142,5 m²');
      expect(await stored(path)).to.include({
        title: 'Mein Titel',
        objectNumber: 'X1',
        areaCenti: 15_025,
        brokerUserId: '23',
      });
      const values = await listObjectValues(test().context.database.knex, await stored(path));
      expect(values.get('title')).to.include({
        handChangedBy: '21',
        onofficeValue: 'Schöne Immobilie in Aachen',
      });

      await visitor.submit(saved, path, { title: 'Schöne Immobilie in Aachen' });
      const after = await listObjectValues(test().context.database.knex, await stored(path));
      expect(after.get('title')?.handValue).to.equal(null);
    });

    it('D-13 a target price below the start price, with a question', async () => {
      const { visitor, page, path } = await importEstate();
      const saved = await visitor.submit(page, path, { ...COMPLETION, targetPrice: '400.000' });
      expect(saved.text).to.contain('Der Startpreis liegt nicht unter dem Zielpreis. Ist das so gewollt?');
      expect((await stored(path)).targetPriceCents).to.equal(40_000_000);
    });

    it('D-14 agreements with amount and confirmation, in their order', async () => {
      const { visitor, page, path } = await importEstate();
      const more = await visitor.submit(page, path, {
        agreementText0: 'Einbauküche',
        agreementAmount0: '5.000',
        addAgreement: '1',
      });
      await visitor.submit(more, path, { agreementText1: 'Übergabe ab 01.03.', agreementConfirm1: '1' });
      expect(await agreementsOf(path)).to.deep.equal([
        { text: 'Einbauküche', amountCents: 500_000, bidderConfirms: false },
        { text: 'Übergabe ab 01.03.', amountCents: null, bidderConfirms: true },
      ]);
      await visitor.submit(await visitor.open(path), path, { agreementText0: '', agreementAmount0: '' });
      expect((await agreementsOf(path)).map(({ text }) => text)).to.deep.equal(['Übergabe ab 01.03.']);
    });

    it('D-14 adds a row without scripts, keeps everything typed and saves nothing', async () => {
      const { visitor, page, path } = await importEstate();
      const before = await businessDataOf(test().context.database);
      const more = await visitor.submit(page, path, {
        title: 'getippt',
        startPrice: 'noch falsch',
        agreementText0: 'erste',
        addAgreement: '1',
      });
      expect(more.status).to.equal(200);
      expect(more.field('title')).to.equal('getippt');
      expect(more.field('startPrice')).to.equal('noch falsch');
      expect(more.field('agreementText0')).to.equal('erste');
      expect(more.field('agreementText1')).to.equal('');
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
      const again = await visitor.submit(more, path, { addAgreement: '1' });
      expect(again.field('agreementText2')).to.equal('');
    });

    it('D-15 a link that opens elsewhere without telling where from', async () => {
      const { visitor, page, path } = await importEstate();
      const url = 'https://makler.example/437?a=1&b="2"';
      const saved = await visitor.submit(page, path, { detailsUrl: url });
      const link = saved.link(url);
      expect(link.href).to.equal(url);
      expect(link.tag).to.contain('target="_blank"').and.to.contain('rel="noopener noreferrer"');
    });

    it('markup, quotes and emoji as they were typed', async () => {
      const { visitor, page, path } = await importEstate();
      const text = `<script>alert("x")</script> & 'y' 🏡`;
      const saved = await visitor.submit(page, path, { title: text, agreementText0: text });
      expect((await stored(path)).title).to.equal(text);
      expect(saved.field('title')).to.equal(text);
      expect(saved.field('agreementText0')).to.equal(text);
      expect(saved.body).not.to.contain('<script>alert');
    });

    it('and notes who saved which object', async () => {
      const { visitor, page, path } = await importEstate();
      await visitor.submit(page, path, COMPLETION);
      const events = (await rowsOf(test().context.database, 'audit_events')).join();
      expect(events)
        .to.contain('object.saved')
        .and.to.contain((await stored(path)).objectId);
    });

    it('writes all or nothing', async () => {
      const { visitor, page, path } = await importEstate();
      const { knex } = test().context.database;
      const before = await businessDataOf(test().context.database);
      await knex.schema.renameTable('audit_events', 'audit_away');
      const failed = await visitor.submit(page, path, { ...COMPLETION, title: 'Neu', agreementText0: 'Neu' });
      await knex.schema.renameTable('audit_away', 'audit_events');
      expect(failed).to.include({ status: 500, heading: 'Das hat nicht geklappt' });
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    });
  });

  describe('refuses what is wrong and keeps everything typed', () => {
    it('with a summary whose links lead to the fields', async () => {
      const { visitor, page, path } = await importEstate();
      const before = await businessDataOf(test().context.database);
      const typed = {
        title: 'x'.repeat(201),
        area: '1.5',
        startsAtDate: '2026-03-29',
        startsAtTime: '02:30',
        endsAtDate: '2026-12-20',
        endsAtTime: '',
        startPrice: 'viel',
        targetPrice: '-5',
        detailsUrl: 'javascript:alert(1)',
        agreementAmount0: '1.5',
      };
      const refused = await visitor.submit(page, path, typed);
      expect(refused.status).to.equal(422);
      expect(refused.alert).to.contain('Es wurde nichts gespeichert. Bitte prüfen Sie');
      expect(refused.alert).to.contain('Höchstens 200 Zeichen, es sind 201.');
      expect(refused.alert).to.contain('Diese Uhrzeit gibt es nicht');
      for (const [name, value] of Object.entries(typed)) expect(refused.field(name), name).to.equal(value);
      const summary = /<div[^>]*error-summary[\s\S]*?<\/div>/.exec(refused.body)?.[0] ?? '';
      const targets = [...summary.matchAll(/href="#([\w]+)"/g)].map(([, id]) => id ?? '');
      expect(targets).to.include.members([
        'title',
        'area',
        'startsAtDate',
        'endsAtDate',
        'startPrice',
        'targetPrice',
        'detailsUrl',
        'agreementAmount0',
      ]);
      for (const id of targets) expect(refused.control(id), id).to.contain('<');
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    });

    it('marks the field and connects it with its message', async () => {
      const { visitor, page, path } = await importEstate();
      const refused = await visitor.submit(page, path, { startPrice: '450.00' });
      const field = refused.control('startPrice');
      expect(attribute(field, 'aria-invalid')).to.equal('true');
      expect(attribute(field, 'aria-describedby')).to.contain('startPrice-error');
      expect(refused.body).to.match(/id="startPrice-error">Nicht eindeutig/);
    });

    it('and takes it once it is mended', async () => {
      const { visitor, page, path } = await importEstate();
      const refused = await visitor.submit(page, path, { ...COMPLETION, startPrice: '450.00' });
      const saved = await visitor.submit(refused, path, { startPrice: '450.000' });
      expect(saved.alert).to.equal('Gespeichert. Das Objekt ist vollständig.');
    });

    it('D-14 D-17 more rows than a list takes, and shows every one of them', async () => {
      const { visitor, page, path } = await importEstate();
      const rows = Array.from({ length: 60 }, (_, index) => index);
      const refused = await visitor.submit(page, path, {
        agreementRows: '60',
        otherCostRows: '60',
        ...Object.fromEntries(
          rows.flatMap((index) => [
            [`agreementText${index}`, `Vereinbarung ${index}`],
            [`otherCostText${index}`, `Kosten ${index}`],
            [`otherCostValue${index}`, '1'],
          ]),
        ),
      });
      expect(refused.status).to.equal(422);
      expect(refused.alert).to.contain('Höchstens 50 Zeilen').and.to.contain('Höchstens 20 Zeilen');
      expect(refused.field('agreementText59')).to.equal('Vereinbarung 59');
      expect(refused.field('otherCostText59')).to.equal('Kosten 59');
      expect(refused.buttons).not.to.include('Weitere Zeile').and.not.to.include('Weitere Kosten');
    });

    it('D-17 a share of the price above 100 %', async () => {
      const { visitor, page, path } = await importEstate();
      const refused = await visitor.submit(page, path, {
        notary: '100,01',
        otherCostText0: 'Anteil',
        otherCostValue0: '101',
        otherCostUnit0: 'percent',
      });
      expect(refused.status).to.equal(422);
      expect(refused.control('otherCostValue0')).to.contain('aria-invalid');
      expect(refused.control('notary')).to.contain('aria-invalid');
      expect(refused.field('otherCostValue0')).to.equal('101');
    });

    it('a Makler or a relation that was not offered', async () => {
      const { visitor, page, path } = await importEstate();
      const refused = await visitor.submit(page, path, { broker: '9999', businessRelation: 'c2c' });
      expect(refused.status).to.equal(422);
      expect(refused.alert).to.contain('Bitte einen der angebotenen Einträge wählen.');
    });

    it('a form that is far too long', async () => {
      const { visitor, page, path } = await importEstate();
      const refused = await visitor.submit(page, path, { title: 'x'.repeat(1_100_000) });
      expect(refused).to.include({ status: 413, heading: 'Das Formular ist zu groß' });
    });
  });

  describe('two people at once', () => {
    it('the second saver is told, keeps what he typed, and may save it then', async () => {
      const { visitor, page, path } = await importEstate();
      const sabine = await test().signedIn({ estateId: AACHEN, userId: 23 });
      const hers = await sabine.open(path);
      await visitor.submit(page, path, { startPrice: '450.000' });

      const conflict = await sabine.submit(hers, path, { startPrice: '460.000', title: 'Sabines Titel' });
      expect(conflict.status).to.equal(409);
      expect(conflict.alert).to.contain('von einer anderen Person gespeichert');
      expect(conflict.alert).to.contain('Bezeichnung : Schöne Immobilie in Aachen Startpreis : 450.000');
      expect(conflict.field('startPrice')).to.equal('460.000');
      expect((await stored(path)).startPriceCents).to.equal(45_000_000);

      const saved = await sabine.submit(conflict, path);
      expect(saved.status).to.equal(200);
      expect(await stored(path)).to.include({
        startPriceCents: 46_000_000,
        title: 'Sabines Titel',
        version: 3,
      });
    });

    it('a form that was open while the object was imported anew does not undo what the import brought', async () => {
      const { visitor, page, path } = await importEstate();
      test().simulator.control.records({
        module: 'estate',
        id: AACHEN,
        elements: { objekttitel: 'Neuer Titel' },
      });
      const again = await visitor.open(`/import/${AACHEN}`);
      await visitor.submit(again, `/import/${AACHEN}`);

      const told = await visitor.submit(page, path, { startPrice: '450.000' });
      expect(told.status).to.equal(409);
      expect(told.alert)
        .to.contain('neu importiert')
        .and.to.contain('jetzt gespeichert: Bezeichnung : Neuer Titel Startpreis : –');
      expect(told.field('startPrice')).to.equal('450.000');
      expect(await stored(path)).to.include({ title: 'Neuer Titel', startPriceCents: null });
    });

    it('an import that changes nothing of the form stands in nobody’s way', async () => {
      const { visitor, page, path } = await importEstate();
      test().simulator.control.records({ module: 'estate', id: AACHEN, elements: { ort: 'Würselen' } });
      await visitor.submit(await visitor.open(`/import/${AACHEN}`), `/import/${AACHEN}`);
      expect((await visitor.submit(page, path, { startPrice: '450.000' })).status).to.equal(200);
    });

    it('of two tabs that save at the same time exactly one wins', async () => {
      const { visitor, path } = await importEstate();
      const tabs = [await visitor.open(path), await visitor.open(path)];
      const answers = await Promise.all(
        tabs.map((tab, index) => visitor.copy().submit(tab, path, { startPrice: String(index + 1) })),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).to.deep.equal([200, 409]);
      expect((await stored(path)).version).to.equal(2);
    });

    it('a form without a version, or with a made-up one, counts as a conflict', async () => {
      const { visitor, page, path } = await importEstate();
      for (const version of [null, '', 'x', '0', '99']) {
        expect((await visitor.submit(page, path, { version })).status, String(version)).to.equal(409);
      }
    });
  });

  describe('forms of another sign-in', () => {
    it('a stale one comes back filled and can be saved then', async () => {
      const { visitor, page, path } = await importEstate();
      await visitor.open(test().simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
      const stale = await visitor.submit(page, path, { ...COMPLETION, title: 'getippt' });
      expect(stale.status).to.equal(409);
      expect(stale.alert).to.contain('Ihre Anmeldung hat sich inzwischen geändert.');
      expect(stale.field('title')).to.equal('getippt');
      expect((await stored(path)).version).to.equal(1);
      expect((await visitor.submit(stale, path)).alert).to.equal('Gespeichert. Das Objekt ist vollständig.');
    });

    it('one of a colleague, without token, or for another object writes nothing and says so', async () => {
      const { visitor, page, path } = await importEstate();
      const other = await importEstate(WITHOUT_PROSPECTS);
      const before = await businessDataOf(test().context.database);
      const sabine = await test().signedIn({ estateId: AACHEN, userId: 23 });
      for (const answer of [
        await sabine.post(path, page.fields(path)),
        await visitor.submit(page, path, { _token: null }),
        await visitor.submit(page, path, { _token: other.page.field('_token') }),
        await other.visitor.post(path, other.page.fields(other.path)),
      ]) {
        expect(answer).to.include({ status: 403, heading: 'Es wurde nichts gespeichert' });
      }
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    });
  });

  describe('D-2 D-21 the switch for help texts', () => {
    it('is remembered for the user, not for his colleagues', async () => {
      const { visitor, page, path } = await importEstate();
      const off = await visitor.submit(page, `${path}/help`, { showsHelp: null });
      expect(off.url.pathname).to.equal(path);
      expect(off.isTicked('showsHelp')).to.equal(false);
      expect(off.body).to.match(/<form[^>]*class="object-form without-help"/);

      const again = await test().signedIn({ estateId: AACHEN });
      expect((await again.open(path)).isTicked('showsHelp')).to.equal(false);
      const sabine = await test().signedIn({ estateId: AACHEN, userId: 23 });
      expect((await sabine.open(path)).isTicked('showsHelp')).to.equal(true);

      const on = await visitor.submit(off, `${path}/help`, { showsHelp: '1' });
      expect(on.isTicked('showsHelp')).to.equal(true);
    });

    it('comes back as it was set with a form of an earlier session, and changes nothing before that is sent', async () => {
      const { visitor, page, path } = await importEstate();
      await visitor.open(test().simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
      const stale = await visitor.submit(page, `${path}/help`, { showsHelp: null });
      expect(stale.status).to.equal(409);
      expect(stale.alert).to.contain('Bitte prüfen und erneut speichern.');
      expect(stale.isTicked('showsHelp')).to.equal(false);
      expect((await visitor.open(path)).isTicked('showsHelp')).to.equal(true);
      expect((await visitor.submit(stale, `${path}/help`)).isTicked('showsHelp')).to.equal(false);
    });

    it('D-21 hides help by style only: it stays connected with its field', async () => {
      const { visitor, page, path } = await importEstate();
      const off = await visitor.submit(page, `${path}/help`, { showsHelp: null });
      expect(attribute(off.control('startPrice'), 'aria-describedby')).to.contain('startPrice-help');
      expect(off.body).to.contain('id="startPrice-help"');
    });
  });

  it('shows a hostile title of an estate as text everywhere', async () => {
    const { visitor, page } = await importEstate(HOSTILE_TITLE);
    for (const shown of [page, await visitor.open('/objects')]) {
      expect(shown.text).to.contain('<script>alert("Titel")</script>');
      expect(shown.body).not.to.contain('<script>alert').and.not.to.contain('"><b>X1');
    }
  });

  describe('O-5 an object of another office', () => {
    it('does not exist, on every address and with every method', async () => {
      const { path } = await importEstate();
      await test().activate('20303');
      const stranger = await test().signedIn({ estateId: 1437, customer: '20303' });
      const before = await businessDataOf(test().context.database);
      for (const address of [
        path,
        `${path}/help`,
        `${path}/prospects`,
        `${path}/prospects/2101/remove`,
        `${path}/onoffice`,
      ]) {
        expect((await stranger.open(address)).status, `GET ${address}`).to.equal(404);
        expect(
          (await stranger.post(address, { title: 'x', showsHelp: '1' })).status,
          `POST ${address}`,
        ).to.equal(404);
      }
      expect((await stranger.open('/objects')).text).not.to.contain('Aachen');
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    });

    it('is as unknown as one that never existed', async () => {
      const { visitor } = await importEstate();
      for (const id of [randomUUID(), 'abc', '1', '..%2f..%2fetc', "' OR 1=1 --"]) {
        const page = await visitor.open(`/objects/${encodeURIComponent(id)}`);
        expect(page, id).to.include({ status: 404, heading: 'Diese Seite gibt es nicht' });
      }
    });
  });

  it('refuses forms of another site', async () => {
    const { visitor, page, path } = await importEstate();
    const before = await businessDataOf(test().context.database);
    for (const address of [path, `${path}/help`]) {
      const answer = await visitor.post(address, page.fields(address), { origin: FOREIGN });
      expect(answer).to.include({ status: 403, heading: 'Anfrage abgelehnt' });
    }
    expect(await businessDataOf(test().context.database)).to.deep.equal(before);
  });
});

describe('Objekt-Details with a video of the operator', () => {
  const test = useFreshTestApp({ config: { explainerVideoUrl: 'https://video.example/objekt' } });

  it('D-3 leads to it in a new tab', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    const details = await visitor.submit(page, `/import/${AACHEN}`);
    const link = details.link('Zum Erklärvideo');
    expect(link.href).to.equal('https://video.example/objekt');
    expect(link.tag).to.contain('rel="noopener noreferrer"');
  });
});
