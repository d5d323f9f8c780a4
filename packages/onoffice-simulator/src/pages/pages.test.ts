import { expect } from 'chai';
import { startTestSimulator } from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

describe('the pages', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.control.reset();
  });

  interface Visit {
    readonly status: number;
    readonly text: string;
    readonly location: string;
    readonly headers: Headers;
  }

  /** Visits a page as one of the users; `20101.21` is Joachim Klein. */
  async function visit(
    path: string,
    options: { user?: string; form?: Record<string, string>; origin?: string } = {},
  ): Promise<Visit> {
    const response = await fetch(`${simulator.url}${path}`, {
      redirect: 'manual',
      headers: {
        cookie: `onoffice_simulator_user=${options.user ?? '20101.21'}`,
        ...(options.origin === undefined ? {} : { origin: options.origin }),
      },
      ...(options.form === undefined ? {} : { method: 'POST', body: new URLSearchParams(options.form) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    };
  }

  const activate = (): void => {
    simulator.control.customers({ state: 'active' });
  };
  const SERVICE = '/estates/1437/services/angebotsverfahren';

  it('allow own scripts and styles and the provider’s frames, nothing else', async () => {
    const { headers, text } = await visit('/estates');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).to.include("script-src 'self'").and.include("frame-src 'self' http://localhost:3000");
    expect(policy).not.to.include('unsafe');
    expect(text).not.to.match(/<script(?![^>]*src=)|<style|style="|onclick=/);
  });

  it('list the estates the user may see, with search and status', async () => {
    const all = await visit('/estates');
    expect(all.text)
      .to.include('Schöne Immobilie in Aachen')
      .and.include('Diskrete Villa')
      .and.include('(ohne Titel)');
    expect((await visit('/estates', { user: '20101.27' })).text).not.to.include('Diskrete Villa');
    const found = await visit('/estates?suche=hanglage');
    expect(found.text).to.include('1 Immobilie').and.include('Grundstück mit Hanglage');
    expect((await visit('/estates?status=0')).text)
      .to.include('Fachwerkhaus')
      .and.not.include('AF437');
  });

  it('show a record as the guide does, hostile texts escaped', async () => {
    const { text } = await visit('/estates/1437');
    for (const part of [
      'Technische Angaben',
      'Geografische Angaben',
      'Kategorie',
      'Eigentümer',
      'Interne Bemerkung',
      'Elfriede Hausmann',
    ]) {
      expect(text).to.include(part);
    }
    const hostile = await visit('/estates/1465');
    expect(hostile.text).not.to.include('<script>alert').and.not.include('<img src=x');
    expect(hostile.text).to.include('&lt;script&gt;alert');
  });

  it('show automatic and manual prospects apart, and pages of them when there are many', async () => {
    const { text } = await visit('/estates/1437?tab=interessenten');
    const [, automatic = '', manual = ''] = text.split(
      /<section class="panel" aria-label="(?:automatische|manuelle) Zuordnung">/,
    );
    expect(automatic)
      .to.include('Johannes Testmann')
      .and.include('Sandra Halder')
      .and.not.include('Peter Mustermann');
    expect(manual)
      .to.include('Peter Mustermann')
      .and.include('p.muster@123.ok')
      .and.not.include('Sandra Halder');
    simulator.control.bulk({ addresses: 150, prospectsOf: 1469 });
    expect((await visit('/estates/1469?tab=interessenten')).text)
      .to.include('(150)')
      .and.include('seite=2');
  });

  it('hide what the user may not read', async () => {
    expect((await visit('/estates/1471', { user: '20101.27' })).status).to.equal(404);
    expect((await visit('/estates/999999')).status).to.equal(404);
    expect((await visit('/estates/1463?tab=interessenten', { user: '20101.27' })).text).not.to.include(
      'Vertraulich',
    );
    expect((await visit('/addresses/2101')).text)
      .to.include('Mustermann')
      .and.include('+498151234567');
  });

  it('switch user and customer, and only among those who exist', async () => {
    const switched = await visit('/session', { form: { user: '20303.21', returnTo: '/estates' } });
    expect(switched.status).to.equal(303);
    expect(switched.headers.get('set-cookie')).to.include('20303.21').and.include('HttpOnly');
    expect((await visit('/estates', { user: '20303.21' })).text)
      .to.include('Friesenhaus')
      .and.not.include('AF437');
    const unknown = await visit('/session', {
      form: { user: '20303.99', returnTo: 'https://evil.example/' },
    });
    expect(unknown.headers.get('set-cookie')).to.equal(null);
    expect(unknown.location).to.equal('/estates');
    expect((await visit('/estates', { user: '20101.31' })).text).to.include('Joachim Klein');
  });

  it('refuse forms that other sites send', async () => {
    activate();
    const foreign = await visit('/marketplace/immo-billie/sperren', {
      form: {},
      origin: 'https://evil.example',
    });
    expect(foreign.status).to.equal(403);
    expect(simulator.control.overview().customers[0]?.state).to.equal('active');
  });

  describe('of the Marketplace', () => {
    it('lead an administrator from the tile to the activation mask', async () => {
      const tile = await visit('/marketplace');
      expect(tile.text)
        .to.include('immo-billie.com')
        .and.include('Ihr digitales Bieterverfahren')
        .and.include('jetzt freischalten');
      const provider = await visit('/marketplace/immo-billie');
      for (const part of [
        'Übersicht',
        'API-Rechte',
        'Anleitung',
        'Freischalten',
        'Allgemeine Geschäftsbedingungen',
        'Auftragsverarbeitungsvertrag',
      ]) {
        expect(provider.text).to.include(part);
      }
      const before = await visit('/marketplace/immo-billie/freischalten');
      expect(before.text)
        .to.include('Benutzerrecht aktivieren')
        .and.include('Für alle Benutzer')
        .and.not.include('<iframe');
      const mask = await visit('/marketplace/immo-billie/freischalten?circle=all');
      const { secret } = simulator.control.credentials();
      expect(mask.text).to.include(secret).and.include('Inaktiv');
      expect(mask.text).to.match(
        /<iframe[^>]+src="http:\/\/localhost:3000\/onoffice\/activation\?[^"]+signature=[0-9a-f]{64}"/,
      );
      expect(mask.text).to.include('data-provider-origin="http://localhost:3000"');
    });

    it('give others a reason instead of a button', async () => {
      for (const path of ['/marketplace', '/marketplace/immo-billie']) {
        const { text } = await visit(path, { user: '20101.23' });
        expect(text)
          .to.include('nur ein Administrator')
          .and.not.match(/>(jetzt )?[Ff]reischalten<\/a>/);
      }
      expect(
        (await visit('/marketplace/immo-billie/freischalten?circle=all', { user: '20101.23' })).status,
      ).to.equal(403);
    });

    it('tell the real state of the API user', async () => {
      expect(JSON.parse((await visit('/marketplace/immo-billie/status')).text)).to.deep.equal({
        state: 'not_activated',
      });
      activate();
      expect(JSON.parse((await visit('/marketplace/immo-billie/status')).text)).to.deep.equal({
        state: 'active',
      });
    });

    it('block the provider, and a new activation shows a new key', async () => {
      activate();
      const { secret } = simulator.control.credentials();
      expect((await visit('/marketplace/immo-billie')).text).to.include('Anbieter sperren');
      await visit('/marketplace/immo-billie/sperren', { form: {} });
      expect(simulator.control.overview().customers[0]?.state).to.equal('blocked');
      const mask = await visit('/marketplace/immo-billie/freischalten?circle=admins');
      expect(mask.text).not.to.include(secret);
      expect(mask.text).to.include(simulator.control.credentials().secret);
    });

    it('have every legal text behind its link', async () => {
      for (const name of ['agb', 'datenschutz', 'avv']) {
        expect((await visit(`/marketplace/immo-billie/rechtstexte/${name}`)).status).to.equal(200);
      }
      expect((await visit('/marketplace/immo-billie/rechtstexte/constructor')).status).to.equal(404);
    });
  });

  describe('of the service', () => {
    it('offer the action only when it can be used, and say why not otherwise', async () => {
      const inactive = await visit('/estates/1437');
      expect(inactive.text)
        .to.include('noch nicht freigeschaltet')
        .and.include('href="/marketplace"')
        .and.not.include('Angebotsverfahren</a>');
      expect((await visit('/estates/1437', { user: '20101.23' })).text).to.include(
        'Bitten Sie Ihren Administrator',
      );
      activate();
      expect((await visit('/estates/1437')).text).to.match(
        /role="menuitem"[^>]+target="_blank"[^>]*>Angebotsverfahren/,
      );
      expect((await visit('/estates/1437', { user: '20101.29' })).text)
        .to.include('externe Dienste')
        .and.not.include('role="menuitem"');
    });

    it('ask the Rechteabfrage once for each user, then go straight to the provider', async () => {
      activate();
      const asked = await visit(SERVICE);
      expect(asked.status).to.equal(200);
      expect(asked.text).to.include('Rechteabfrage').and.include('Bestätigen');
      const confirmed = await visit(SERVICE, { form: {} });
      expect(confirmed.status).to.equal(303);
      expect(confirmed.location).to.match(
        /^http:\/\/localhost:3000\/onoffice\/service\?.*estateId=1437.*userId=21.*signature=/,
      );
      const again = await visit(SERVICE);
      expect(again.status).to.equal(302);
      expect(again.location).not.to.equal(confirmed.location);
      expect((await visit(SERVICE, { user: '20101.23' })).text).to.include('Rechteabfrage');
      simulator.control.consents({ forget: true });
      expect((await visit(SERVICE)).text).to.include('Rechteabfrage');
    });

    it('refuse who must not call it', async () => {
      expect((await visit(SERVICE)).status).to.equal(403);
      activate();
      expect((await visit(SERVICE, { user: '20101.29' })).status).to.equal(403);
      expect(
        (await visit('/estates/1471/services/angebotsverfahren', { user: '20101.27', form: {} })).status,
      ).to.equal(404);
      await visit('/marketplace/immo-billie/freischalten?circle=admins');
      simulator.control.customers({ state: 'not_activated' });
      await visit('/marketplace/immo-billie/freischalten?circle=admins');
      activate();
      expect((await visit(SERVICE, { user: '20101.23' })).status).to.equal(403);
      expect((await visit(SERVICE)).status).to.equal(200);
    });

    it('open a popup instead of a tab when switched on the page', async () => {
      activate();
      await visit('/open-mode', { form: { mode: 'popup', returnTo: '/estates/1437' } });
      const { text } = await visit('/estates/1437');
      expect(text).to.include('<dialog').and.include('id="open-popup"').and.not.include('target="_blank"');
      const bare = await visit(`${SERVICE}?popup=1`);
      expect(bare.text).to.include('Rechteabfrage').and.not.include('Hauptmenü');
    });
  });

  it('include a control page that shows customers and the last requests', async () => {
    const { text } = await visit('/');
    expect(text)
      .to.include('Steuerung des Simulators')
      .and.include('Testkanzlei onOffice')
      .and.include('Zurücksetzen');
  });
});
