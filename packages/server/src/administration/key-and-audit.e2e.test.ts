import { expect } from 'chai';
import { AUDIT_KINDS, appendAuditEvent, eachAuditEvent, listAuditEvents } from '../audit/audit-store.js';
import { de } from '../i18n/de.js';
import { en } from '../i18n/en.js';
import { createTenant, onBothEngines } from '../testing/both-engines.test-support.js';
import { useTestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import { AACHEN, JOACHIM, strangerOf, TENANT } from './admin-visitor.test-support.js';

const PATH = '/administration/audit';

describe('O-6 Schlüssel', () => {
  const test = useTestApp();

  it('A-13 shows the last four characters of the key, since when, who activated, and how to do it again', async () => {
    const page = await (
      await test().signedIn({ estateId: AACHEN, userId: JOACHIM })
    ).open('/administration/key');
    const { secret } = test().simulator.control.credentials();
    expect(page.text).to.contain(`endet auf ${secret.slice(-4)}`);
    expect(page.body).not.to.contain(secret.slice(-5));
    expect(page.text).to.contain('aktiv – onOffice nimmt den API-Key an');
    expect(page.text).to.contain('Freigeschaltet von Joachim Klein');
    expect(page.text).to.match(/Freigeschaltet am \d\d\.\d\d\.\d{4}/);
    expect(page.text).to.contain('Erneut freischalten');
    expect(page.text).to.contain('„Für alle Benutzer“');
  });

  it('A-11 also covers accounts where onOffice shows no choice of user right', async () => {
    const page = await (
      await test().signedIn({ estateId: AACHEN, userId: JOACHIM })
    ).open('/administration/key');
    expect(page.text).to.contain('Zeigt onOffice keine Auswahl, gilt das Recht bereits für alle.');
  });
});

for (const engine of TEST_ENGINES) {
  describe(`O-6 Protokoll, on ${engine}`, () => {
    const test = useTestApp({ engine });
    const joachim = () => test().signedIn({ estateId: AACHEN, userId: JOACHIM });
    const note = (kind: string, detail: object, userId: string | null = '21') =>
      test()
        .context.database.knex('audit_events')
        .insert({
          tenant_id: TENANT,
          user_id: userId,
          happened_at: '2026-11-23T09:00:00.000Z',
          kind,
          detail: JSON.stringify(detail),
        });

    it('has words for every kind of event, in both languages', () => {
      for (const texts of [de, en]) {
        for (const kind of AUDIT_KINDS) {
          const [topic = '', what = ''] = kind.split('.');
          const topics: Readonly<Record<string, Readonly<Record<string, string>>>> =
            texts.administration.audit.kind;
          expect(topics[topic]?.[what], kind).to.be.a('string');
        }
      }
    });

    it('tells who did what, the newest first', async () => {
      const admin = await joachim();
      await note('user.role_changed', { userId: '23', role: 'admin' });
      await note('retention.inputs_deleted', { inputs: 7 }, null);
      const { text } = await admin.open(PATH);
      const newest = text.indexOf(
        'immo-billie (automatisch) Frist abgelaufen: gespeicherte Importdaten gelöscht (7)',
      );
      const older = text.indexOf('Joachim Klein Rolle geändert: 23 ist jetzt Administrator');
      const oldest = text.indexOf('Joachim Klein immo-billie freigeschaltet');
      expect([newest, older, oldest]).to.satisfy(
        ([a, b, c]: number[]) => (a ?? -1) > 0 && (a ?? 0) < (b ?? 0) && (b ?? 0) < (c ?? 0),
      );
    });

    it('shows an event of a newer version by its kind, and no value as markup', async () => {
      const admin = await joachim();
      await note('offer.opened', { x: 1 });
      await note('import.failed', { failureCode: '<script>alert(1)</script>' });
      const page = await admin.open(PATH);
      expect(page.text).to.contain('offer.opened');
      expect(page.body).not.to.contain('<script>alert');
    });

    it('goes back page by page and loses nothing', async () => {
      const admin = await joachim();
      for (let index = 0; index < 120; index += 1) await note('import.done', { importId: 100_000 + index });
      const seen: string[] = [];
      for (let page = await admin.open(PATH); ; page = await admin.open(page.link('Ältere Einträge').href)) {
        seen.push(...[...page.text.matchAll(/Import (1\d{5}) ausgeführt/g)].map(([, id = '']) => id));
        if (!page.links.some(({ text }) => text === 'Ältere Einträge')) break;
      }
      expect(seen).to.have.length(120);
      expect(seen).to.deep.equal(seen.toSorted().toReversed());
      for (const before of ['0', '-1', 'x', '1e9', '2147483648', '9999999999', '1'.repeat(30)]) {
        expect((await admin.open(`${PATH}?before=${before}`)).status, before).to.equal(404);
      }
      expect((await admin.open(`${PATH}?before=1&before=2`)).status).to.equal(404);
    });

    it('is that of the own office', async () => {
      const admin = await joachim();
      await note('import.done', { importId: 424_242 });
      expect((await admin.open(PATH)).text).to.contain('424242');
      expect((await (await strangerOf(test())).open(PATH)).text).not.to.contain('424242');
    });
  });
}

onBothEngines('the audit log', (under) => {
  it('gives back events of one tenant, newest first, and continues before an event', async () => {
    const { knex } = under().database;
    const [ours, theirs] = [await createTenant(under().database), await createTenant(under().database)];
    const at = Date.parse('2026-11-23T09:00:00.000Z');
    for (const tenantId of [ours, theirs, ours]) {
      await appendAuditEvent(knex, {
        tenantId,
        userId: '21',
        at,
        kind: 'import.done',
        detail: { importId: 1, ok: true, code: 'ä🏡' },
      });
    }
    await appendAuditEvent(knex, {
      tenantId: ours,
      userId: undefined,
      at,
      kind: 'retention.inputs_deleted',
      detail: {},
    });
    const [newest, middle, oldest, ...none] = await listAuditEvents(knex, ours, { limit: 10 });
    expect(none).to.deep.equal([]);
    expect(newest).to.deep.include({
      userId: null,
      kind: 'retention.inputs_deleted',
      happenedAt: '2026-11-23T09:00:00.000Z',
      detail: {},
    });
    expect(middle?.detail).to.deep.equal({ importId: 1, ok: true, code: 'ä🏡' });
    const rest = await listAuditEvents(knex, ours, { limit: 1, beforeId: newest?.eventId });
    expect(rest.map(({ eventId }) => eventId)).to.deep.equal([middle?.eventId]);
    expect(oldest?.eventId).to.be.lessThan(middle?.eventId ?? 0);
  });

  it('goes through all events of one tenant and kind, oldest first, block after block', async () => {
    const { knex } = under().database;
    const [ours, theirs] = [await createTenant(under().database), await createTenant(under().database)];
    const at = Date.parse('2026-11-23T09:00:00.000Z');
    const note = (tenantId: string, kind: 'import.done' | 'import.failed', importId: number) =>
      appendAuditEvent(knex, { tenantId, userId: '21', at: at + importId, kind, detail: { importId } });
    for (const importId of [1, 2, 3, 4, 5, 6]) {
      await note(ours, 'import.done', importId);
      await note(ours, 'import.failed', importId);
      await note(theirs, 'import.done', importId);
    }
    const importsOf = async (options: { readonly since?: string; readonly atOnce?: number }) => {
      const found = [];
      for await (const { detail, kind } of eachAuditEvent(knex, ours, { kind: 'import.done', ...options })) {
        expect(kind).to.equal('import.done');
        found.push(detail['importId']);
      }
      return found;
    };
    for (const atOnce of [1, 4, 6, 7]) {
      expect(await importsOf({ atOnce }), `${atOnce} at once`).to.deep.equal([1, 2, 3, 4, 5, 6]);
    }
    expect(await importsOf({ since: '2026-11-23T09:00:00.004Z', atOnce: 2 })).to.deep.equal([4, 5, 6]);
  });
});
