import { verifyMessage } from '@immo-billie/onoffice-sdk/marketplace';
import { expect } from 'chai';
import { attribute } from '../testing/visitor.test-support.js';
import {
  businessDataOf,
  contentOf,
  RECORD_TABLES,
  rowsOf,
} from '../testing/database-content.test-support.js';
import { PROVIDER_SECRET } from '../testing/signed-url.test-support.js';
import { useTestApp } from '../testing/test-app.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';
import { listedPerson, listedPersons } from './wizard-page.test-support.js';

const AACHEN = 1437;
const INACTIVE = 1441;
const ARCHIVED = 1443;
const FOR_RENT = 1445;
const UNTITLED = 1447;
const WITHOUT_MARKETING = 1455;
const LEASE = 1457;
const HERITABLE_LEASE = 1459;
const ALL_KINDS = 1463;
const HOSTILE_TITLE = 1465;
const WITHOUT_PROSPECTS = 1469;
const HIDDEN_FROM_TIM = 1471;
const DELETED = 8888;

const PETER = 2101;
const JOHANNES = 2103;
const SANDRA = 2105;
const OWNER_OF_COLOGNE = 2013;
const JOACHIM_HIMSELF = 2001;

const EMILY = 25;
const TIM = 27;

/** Numbers of the unusual prospects, by their place in the simulator's list. */
const unusual = (place: number) => 2201 + 2 * place;
const [GRANTED, UNSPECIFIED, IGNORED, WITHDRAWN] = [0, 1, 2, 3].map(unusual) as [
  number,
  number,
  number,
  number,
];
const OWN_STATUS = unusual(4);
const KEPT_TOO_LONG = unusual(5);
const KEPT_LONG = unusual(6);
const WITHOUT_EMAIL = unusual(7);
const EMAIL_ONLY = unusual(8);
const WITHOUT_CONTACT = unusual(9);
const WITHOUT_NAME = unusual(11);
const [BERND, PETRA] = [unusual(12), unusual(13)];
const COMPANY = unusual(15);
const COMPANY_PERSON = unusual(16);
const EMOJI = unusual(18);
const SCRIPT = unusual(21);
const BLANKS = unusual(23);
const ARCHIVED_PERSON = unusual(26);
const MANY_NUMBERS = unusual(27);

describe('the wizard „Objekt importieren“', () => {
  const test = useTestApp();
  const open = async (estateId: number, userId = 21) => (await test().openWizard({ estateId, userId })).page;

  describe('shows what the guide shows', () => {
    let page: Page;
    before(async () => {
      page = await open(AACHEN);
    });

    it('C-1 the heading above the page and in the box', () => {
      expect(page.heading).to.equal('Objekt importieren');
      expect(page.body).to.match(/<h2[^>]*>Objekt importieren<\/h2>/);
    });

    it('C-2 the sentence with the title set off', () => {
      expect(page.text).to.contain(
        'Sie sind dabei das Objekt mit dem Titel Schöne Immobilie in Aachen zu importieren.',
      );
      expect(page.body).to.match(/<strong[^>]*>Schöne Immobilie in Aachen<\/strong>/);
    });

    it('C-3 the question with „Weiter“ first and „Zurück“ beside it', () => {
      expect(page.text).to.match(/Möchten Sie fortfahren\? Weiter Zurück$/);
      expect(page.body).to.match(/<button class="[^"]*btn-primary[^"]*" type="submit">Weiter<\/button>/);
    });

    it('C-4 product name, „Weitere Informationen“, „Fenster schließen“', () => {
      expect(page.headerText).to.match(/^immo-billie - Angebotsverfahren/);
      expect(page.link('Weitere Informationen').href).to.equal('/help/objekt-importieren');
      expect(page.link('Fenster schließen').href).to.equal('/close');
    });

    it('C-5 documents, administration, the user’s name and the language', () => {
      expect(page.link('Dokumente').href).to.equal('/documents');
      expect(page.link('Administration').href).to.equal('/administration');
      expect(page.headerText).to.contain('Joachim Klein');
      expect(page.buttons).to.include('DE');
    });

    it('C-6 the office under the navigation', () => {
      expect(page.headerText).to.match(/Testkanzlei onOffice$/);
    });

    it('P-2 P-3 P-5 everybody of both lists, ticked, below a ticked master box', () => {
      expect(page.label('importProspects')).to.equal('Interessenten importieren');
      expect(page.isTicked('importProspects')).to.equal(true);
      const people = listedPersons(page);
      expect(people.map(({ addressId }) => Number(addressId))).to.have.members([PETER, JOHANNES, SANDRA]);
      expect(people.every(({ ticked, disabled }) => ticked && !disabled)).to.equal(true);
    });

    it('P-6 P-13 each person with name, e-mail and phone, the guide’s own address that ends in .ok included', () => {
      expect(listedPerson(page, PETER)).to.include({ name: 'Peter Mustermann' });
      expect(listedPerson(page, PETER).detail).to.match(/^p\.muster@123\.ok, \+498151234567/);
      expect(listedPerson(page, SANDRA).detail).to.match(/^sandra\.halder@example\.org(?!,)/);
    });

    it('P-7 P-8 an empty note beside each person, with a label and a help text', () => {
      for (const person of listedPersons(page)) {
        expect(person).to.include({ note: '', noteMaxLength: '200' });
        expect(person.noteLabel).to.equal(`Notiz zu ${person.name}`);
      }
      expect(page.text).to.contain('Notizen sehen nur Sie und Ihr Büro.');
    });

    it('P-9 P-10 where each person comes from, once', () => {
      expect(listedPerson(page, PETER).detail).to.contain('manuell').and.not.to.contain('automatisch');
      expect(listedPerson(page, SANDRA).detail).to.contain('automatisch').and.not.to.contain('manuell');
      expect(listedPerson(page, JOHANNES).detail).to.contain('automatisch und manuell');
    });

    it('R-1 no line „Objekt aktualisieren“ before the first import', () => {
      expect(page.text).not.to.contain('Objekt aktualisieren');
    });
  });

  describe('tools above the list that need no script', () => {
    const path = `/import/${AACHEN}`;
    const tickedOf = (page: Page) =>
      listedPersons(page)
        .filter(({ ticked }) => ticked)
        .map(({ addressId }) => Number(addressId));

    it('P-18 „Keine auswählen“ and „Alle auswählen“ send the page again, with everything typed, and import nobody', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const before = await businessDataOf(test().context.database);
      expect(page.buttons).to.include.members(['Suchen', 'Alle auswählen', 'Keine auswählen']);
      expect(page.text).to.contain('3 von 3 ausgewählt');
      const none = await visitor.submit(page, path, { list: 'none', [`note_${PETER}`]: 'ruft zurück' });
      expect(none.status).to.equal(200);
      expect(tickedOf(none)).to.deep.equal([]);
      expect(none.text).to.contain('0 von 3 ausgewählt');
      expect(listedPerson(none, PETER).note).to.equal('ruft zurück');
      const all = await visitor.submit(none, path, { list: 'all' });
      expect(tickedOf(all)).to.have.members([PETER, JOHANNES, SANDRA]);
      expect(listedPerson(all, PETER).note).to.equal('ruft zurück');
      expect(await businessDataOf(test().context.database)).to.deep.equal(before);
      expect(await rowsOf(test().context.database, 'imports')).to.deep.equal([]);
    });

    it('P-18 the search hides the others and keeps them in the form; ticks change only for whom it shows', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      const found = await visitor.submit(page, path, { list: 'find', find: 'HALDER' });
      expect(found.field('find')).to.equal('HALDER');
      const shown = [...found.body.matchAll(/<li>.*?<label[^>]*>([^<]*)</g)].map(([, name]) => name);
      expect(shown).to.deep.equal(['Sandra Halder']);
      expect(tickedOf(found)).to.have.members([PETER, JOHANNES, SANDRA]);
      const none = await visitor.submit(found, path, { list: 'none' });
      expect(tickedOf(none)).to.have.members([PETER, JOHANNES]);
      expect((await visitor.submit(none, path, { list: 'find', find: 'p.muster@' })).text).to.contain(
        '2 von 3 ausgewählt',
      );
    });

    it('P-18 „Alle auswählen“ never ticks who withdrew his consent', async () => {
      const { visitor, page } = await test().openWizard({ estateId: ALL_KINDS });
      const all = await visitor.submit(page, `/import/${ALL_KINDS}`, { list: 'all' });
      expect(tickedOf(all)).to.include(OWNER_OF_COLOGNE).and.not.to.include(WITHDRAWN);
    });

    it('P-18 needs the form of this sign-in', async () => {
      const { visitor, page } = await test().openWizard({ estateId: AACHEN });
      expect((await visitor.submit(page, path, { list: 'all', _token: null })).status).to.equal(403);
    });
  });

  it('C-7 „Fenster schließen“ gives onOffice’s window a signed message, and says that the tab may be closed', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    const close = await visitor.open(page.link('Fenster schließen').href);
    expect(close.text).to.contain('Sie können dieses Fenster');
    const message =
      attribute(/<section[^>]*data-close-window[^>]*>/.exec(close.body)?.[0] ?? '', 'data-parent-message') ??
      '';
    const content = JSON.parse(message) as Parameters<typeof verifyMessage>[0];
    expect(content).to.deep.include({ onOfficeType: 'onOffice.service.closeProviderWindow' });
    expect(verifyMessage(content, PROVIDER_SECRET)).to.equal(true);
  });

  it('C-8 „Weitere Informationen“ explains the steps, also without signing in', async () => {
    const help = await test().visitor().open('/help/objekt-importieren');
    expect(help.status).to.equal(200);
    expect(help.text).to.contain('Sie muss aktiv sein').and.to.contain('„Weiter“');
  });

  it('C-9 „Zurück“ leads to Objekte and writes nothing', async () => {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    const before = await businessDataOf(test().context.database);
    const list = await visitor.open(page.link('Zurück').href);
    expect(list.heading).to.equal('Objekte');
    expect(await businessDataOf(test().context.database)).to.deep.equal(before);
  });

  it('C-10 shows „(ohne Titel)“ with number and address for an estate without a title', async () => {
    expect((await open(UNTITLED)).text).to.contain('(ohne Titel) OT500, Bahnhofstraße 3, 52224 Stolberg');
  });

  it('C-11 L-3 may be loaded as often as one likes: nothing is written', async () => {
    const { visitor } = await test().openWizard({ estateId: AACHEN });
    const [before, records] = await Promise.all([
      businessDataOf(test().context.database),
      contentOf(test().context.database),
    ]);
    for (let count = 0; count < 3; count += 1) await visitor.open(`/import/${AACHEN}`);
    expect(await businessDataOf(test().context.database)).to.deep.equal(before);
    const after = await contentOf(test().context.database);
    for (const table of RECORD_TABLES) expect(after[table], table).to.deep.equal(records[table]);
  });

  it('shows markup in titles, names and contact data as text', async () => {
    const hostile = await open(HOSTILE_TITLE);
    expect(hostile.text).to.contain('<script>alert("Titel")</script> & „Haus“');
    const page = await open(ALL_KINDS);
    expect(listedPerson(page, SCRIPT).name).to.equal(
      '<script>alert(1)</script> <img src=x onerror=alert(2)>',
    );
    for (const { body } of [hostile, page]) {
      expect(body)
        .not.to.contain('<script>alert')
        .and.not.to.contain('<img src=x')
        .and.not.to.contain('<svg onload');
    }
  });

  it('B-11 never shows the internal remark', async () => {
    expect((await open(AACHEN)).body).not.to.contain('Sommerferien');
  });

  describe('with every kind of prospect', () => {
    let page: Page;
    before(async () => {
      page = await open(ALL_KINDS);
    });
    const detailOf = (id: number) => listedPerson(page, id).detail;

    it('P-15 lists who withdrew his consent, disabled and not ticked, and says why', () => {
      expect(listedPerson(page, WITHDRAWN)).to.include({ ticked: false, disabled: true });
      expect(detailOf(WITHDRAWN)).to.contain('Speicherung widerrufen');
    });

    it('P-15 ticks every other state of consent and shows it', () => {
      expect(listedPerson(page, GRANTED)).to.include({ ticked: true });
      expect(detailOf(GRANTED)).not.to.contain('Einwilligung');
      for (const id of [UNSPECIFIED, OWN_STATUS]) {
        expect(listedPerson(page, id)).to.include({ ticked: true, disabled: false });
        expect(detailOf(id)).to.contain('keine Angabe zur Einwilligung');
      }
      expect(detailOf(IGNORED)).to.contain('Einwilligung: ignorieren');
    });

    it('P-15 P-17 does not tick owner, office, archived and outdated persons, says why, and lets the broker tick them', () => {
      for (const [id, reason] of [
        [OWNER_OF_COLOGNE, 'Eigentümer'],
        [JOACHIM_HIMSELF, 'gehört zum Büro'],
        [ARCHIVED_PERSON, 'archiviert'],
        [KEPT_TOO_LONG, 'Speichern-bis-Datum'],
      ] as const) {
        expect(listedPerson(page, id), reason).to.include({ ticked: false, disabled: false });
        expect(detailOf(id)).to.contain(`nicht vorausgewählt`).and.to.contain(reason);
      }
    });

    it('P-15 shows the Speichern-bis date that has passed, and ticks whom it has not reached', () => {
      expect(detailOf(KEPT_TOO_LONG)).to.contain(
        'nicht vorausgewählt: Speichern-bis-Datum 31.12.2020 ist abgelaufen',
      );
      expect(listedPerson(page, KEPT_LONG)).to.include({ ticked: true });
      expect(detailOf(KEPT_LONG)).not.to.contain('Speichern-bis');
    });

    it('P-6 P-12 lists persons with e-mail only, phone only, or neither', () => {
      expect(detailOf(EMAIL_ONLY)).to.match(/^nora\.nurmail@example\.org /);
      expect(detailOf(WITHOUT_EMAIL))
        .to.match(/^\+49 2203 55667 /)
        .and.to.contain('Keine E-Mail-Adresse in onOffice hinterlegt');
      expect(detailOf(WITHOUT_CONTACT)).to.match(/^Keine Kontaktdaten/);
      expect(listedPerson(page, WITHOUT_EMAIL)).to.include({ ticked: true, disabled: false });
    });

    it('P-14 allows and marks couples with one e-mail address', () => {
      for (const id of [BERND, PETRA]) {
        expect(listedPerson(page, id).ticked).to.equal(true);
        expect(detailOf(id)).to.contain('E-Mail-Adresse mehrfach vorhanden');
      }
    });

    it('P-19 names companies, with and without a contact person', () => {
      expect(listedPerson(page, COMPANY).name).to.equal('Rheinland Invest GmbH & Co. KG');
      expect(listedPerson(page, COMPANY_PERSON).name).to.equal('Henrik Holm Holm Projektbau AG');
    });

    it('stands emoji, blanks and missing names', () => {
      expect(listedPerson(page, EMOJI).name).to.equal('Zoë 🏡 Ñuñez 👩‍👩‍👧');
      expect(listedPerson(page, BLANKS).name).to.equal('Leerzeichen Rand');
      expect(listedPerson(page, WITHOUT_NAME).name).to.equal('ganz.ohne.namen@example.org');
    });

    it('shows the main number of several', () => {
      expect(detailOf(MANY_NUMBERS)).to.match(/^mona\.privat@example\.org, \+49 221 1 /);
    });

    it('counts whom onOffice does not show', async () => {
      expect(page.text).to.contain('1 Interessent ist für Sie in onOffice nicht lesbar');
      const forTim = await open(ALL_KINDS, TIM);
      expect(forTim.text).to.contain('3 Interessenten sind für Sie in onOffice nicht lesbar');
      expect(forTim.body).not.to.contain('vera@example.org');
      expect(listedPersons(forTim)).to.have.length(listedPersons(page).length - 2);
    });
  });

  it('P-11 says why a list is empty, and still offers the import', async () => {
    const page = await open(WITHOUT_PROSPECTS);
    expect(page.text).to.contain('keine Interessenten zugeordnet').and.to.contain('„offen“');
    expect(page.buttons).to.include('Weiter');
  });

  it('says so when none of the prospects is readable', async () => {
    const { control } = test().simulator;
    control.rights({ userId: TIM, addressIds: [PETER, JOHANNES, SANDRA], allow: false });
    try {
      const page = await open(AACHEN, TIM);
      expect(page.text).to.contain('Keiner der zugeordneten Interessenten ist für Sie in onOffice lesbar');
      expect(page.text).to.contain('3 Interessenten sind für Sie');
    } finally {
      control.rights({ userId: TIM, addressIds: [PETER, JOHANNES, SANDRA], allow: true });
    }
  });

  it('passes an estate without a marketing kind and says that it is missing', async () => {
    const page = await open(WITHOUT_MARKETING);
    expect(page.status).to.equal(200);
    expect(page.text).to.contain('In onOffice ist keine Vermarktungsart angegeben.');
    expect((await open(AACHEN)).text).not.to.contain('keine Vermarktungsart');
  });

  it('speaks English to an English user', async () => {
    const page = await open(AACHEN, EMILY);
    expect(page.heading).to.equal('Import object');
  });

  describe('stops with a page of its own, writes nothing, and offers to look again', () => {
    const stops: readonly (readonly [string, number, number, number, string, readonly string[]])[] = [
      [
        'B-8 inactive',
        INACTIVE,
        21,
        409,
        'Immobilie ist nicht aktiv',
        ['„Reihenhaus in Vorbereitung“', '„Inaktiv“'],
      ],
      [
        'B-8 archived',
        ARCHIVED,
        21,
        409,
        'Immobilie ist nicht aktiv',
        ['„Fachwerkhaus, Auftrag beendet“', '„Archiviert“'],
      ],
      ['B-12 for rent', FOR_RENT, 21, 409, 'Immobilie steht nicht zum Verkauf', ['„Miete“']],
      ['B-12 for lease', LEASE, 21, 409, 'Immobilie steht nicht zum Verkauf', ['„Pacht“']],
      [
        'B-12 a heritable lease',
        HERITABLE_LEASE,
        21,
        409,
        'Immobilie steht nicht zum Verkauf',
        ['„Erbpacht“'],
      ],
      ['B-9 not readable', HIDDEN_FROM_TIM, TIM, 403, 'Keine Leserechte für diese Immobilie', ['Leserecht']],
      ['B-9 deleted', DELETED, 21, 404, 'Immobilie nicht gefunden', ['gelöscht']],
    ];
    for (const [what, estateId, userId, status, heading, texts] of stops) {
      it(what, async () => {
        const before = await businessDataOf(test().context.database);
        const page = await open(estateId, userId);
        expect(page.status).to.equal(status);
        expect(page.heading).to.equal(heading);
        for (const text of texts) expect(page.text).to.contain(text);
        expect(page.text).to.contain('Es wurde nichts gespeichert.');
        expect(page.link('Erneut prüfen').href).to.equal(`/import/${estateId}`);
        expect(page.link('Zu den Objekten').href).to.equal('/objects');
        expect(await businessDataOf(test().context.database)).to.deep.equal(before);
      });
    }

    it('B-8 and goes on once the estate is active', async () => {
      const { visitor, page } = await test().openWizard({ estateId: INACTIVE });
      const { control } = test().simulator;
      control.records({
        module: 'estate',
        id: INACTIVE,
        elements: { status: '1', status2: 'status2obj_aktiv' },
      });
      try {
        expect((await visitor.open(page.link('Erneut prüfen').href)).heading).to.equal('Objekt importieren');
      } finally {
        control.records({
          module: 'estate',
          id: INACTIVE,
          elements: { status: '2', status2: 'status2obj_inaktiv' },
        });
      }
    });

    it('B-9 also where onOffice answers an unreadable estate with an empty list', async () => {
      test().simulator.control.wire({ unreadableEstate: 'empty' });
      try {
        expect((await open(HIDDEN_FROM_TIM, TIM)).heading).to.equal('Immobilie nicht gefunden');
      } finally {
        test().simulator.control.wire({ unreadableEstate: '149' });
      }
    });
  });

  describe('opens only estates that a signed call named in this session', () => {
    for (const path of [
      `/import/1439`,
      '/import/99999',
      '/import/abc',
      '/import/1437%20',
      '/import/01437',
      '/import/1437.0',
    ]) {
      it(`not ${path}`, async () => {
        const visitor = await test().signedIn({ estateId: AACHEN });
        const requests = test().simulator.control.requests().length;
        expect(await visitor.open(path)).to.include({ status: 404, heading: 'Diese Seite gibt es nicht' });
        expect((await visitor.post(path, { person: '2101' })).status).to.equal(404);
        expect(test().simulator.control.requests()).to.have.length(requests);
      });
    }

    it('not the estate of the same number of another office', async () => {
      await test().activate('20303');
      const theirs = await test().openWizard({ estateId: 1441, customer: '20303' });
      expect(theirs.page.text).to.contain('Loft im Speicher am Lotsekai');
      expect(await theirs.visitor.open(`/import/${AACHEN}`)).to.include({ status: 404 });
      expect((await test().openWizard({ estateId: AACHEN, customer: '20303' })).page.text).to.contain(
        'Friesenhaus',
      );
    });

    it('and nobody who is not signed in', async () => {
      const page = await test().visitor().open(`/import/${AACHEN}`);
      expect(page).to.include({ status: 401, heading: 'Bitte starten Sie immo-billie erneut aus onOffice' });
    });
  });

  describe('reads onOffice sparingly', () => {
    it('in at most two requests, of which the first has no address', async () => {
      const { visitor } = await test().openWizard({ estateId: AACHEN });
      const before = test().simulator.control.requests().length;
      await visitor.open(`/import/${AACHEN}`);
      const requests = test().simulator.control.requests().slice(before);
      expect(requests).to.have.length(2);
      const types = requests.map(({ actions }) => actions.map(({ resourcetype }) => resourcetype));
      expect(types[0])
        .to.include.members(['estate', 'idsfromrelation', 'user'])
        .and.not.to.include('address');
      expect(types[0]).not.to.include('fields');
      expect(types[1]).to.include('address');
    });

    it('in one request when nobody is assigned and the fields are known', async () => {
      const { visitor } = await test().openWizard({ estateId: WITHOUT_PROSPECTS });
      const before = test().simulator.control.requests().length;
      await visitor.open(`/import/${WITHOUT_PROSPECTS}`);
      expect(test().simulator.control.requests()).to.have.length(before + 1);
    });

    it('with the field configuration once a day', async () => {
      const { visitor } = await test().openWizard({ estateId: AACHEN });
      test().context.accountFields.drop('20101');
      const before = test().simulator.control.requests().length;
      await visitor.open(`/import/${AACHEN}`);
      await visitor.open(`/import/${AACHEN}`);
      const types = test()
        .simulator.control.requests()
        .slice(before)
        .flatMap(({ actions }) => actions);
      expect(types.filter(({ resourcetype }) => resourcetype === 'fields')).to.have.length(1);
    });
  });
});

describe('an old onOffice account with fewer fields', () => {
  const test = useTestApp();

  it('is read without error; what it does not have is unknown', async () => {
    await test().activate('20517');
    const { page } = await test().openWizard({ estateId: 11, userId: 11, customer: '20517' });
    expect(page.status).to.equal(200);
    expect(page.text).to.contain('Zweifamilienhaus in Rodenkirchen');
    expect(listedPerson(page, 13).detail).to.contain('keine Angabe zur Einwilligung');
  });

  for (const field of ['wohnflaeche', 'ort', 'status2', 'objekttitel', 'vermarktungsart', 'status']) {
    it(`stands that „${field}“ is switched off while its configuration is still remembered`, async () => {
      const { control } = test().simulator;
      const { visitor } = await test().openWizard({ estateId: AACHEN });
      control.fields({ module: 'estate', field, active: false });
      try {
        const page = await visitor.open(`/import/${AACHEN}`);
        expect(page).to.include({ status: 200, heading: 'Objekt importieren' });
        expect(listedPersons(page)).to.have.length(3);
        // And again with the new configuration.
        expect(await visitor.open(`/import/${AACHEN}`)).to.include({ status: 200 });
      } finally {
        control.fields({ module: 'estate', field, active: true });
        test().context.accountFields.drop('20101');
      }
    });
  }

  it('stands that a field of the persons is switched off', async () => {
    const { control } = test().simulator;
    const { visitor } = await test().openWizard({ estateId: AACHEN });
    control.fields({ module: 'address', field: 'DSGVOStatus', active: false });
    try {
      const page = await visitor.open(`/import/${AACHEN}`);
      expect(listedPerson(page, PETER).detail).to.contain('keine Angabe zur Einwilligung');
    } finally {
      control.fields({ module: 'address', field: 'DSGVOStatus', active: true });
    }
  });
});
