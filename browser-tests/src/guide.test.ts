import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { collectComplaints, describeInBrowser, launchBrowser, stepByStep } from './browser.test-support.js';
import { startDemo, type Demo } from './demo.test-support.js';

const ESTATE = 'Schöne Immobilie in Aachen';

describeInBrowser('the guide, step by step in a browser', function guide() {
  stepByStep(this);
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: string[];
  /** The tab with onOffice. */
  let onOffice: Page;

  before(async function start() {
    this.timeout(60_000);
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
    context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });
    complaints = collectComplaints(context);
    onOffice = await context.newPage();
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(() => {
    expect(complaints, 'complaints of the browser').to.deep.equal([]);
  });

  it('A-1 A-3 A-4 A-5 activates immo-billie in the Marketplace', async () => {
    await onOffice.goto(`${demo.simulator}/marketplace`);
    await onOffice.getByRole('link', { name: 'jetzt freischalten' }).click();
    await onOffice.getByRole('link', { name: 'Freischalten' }).click();
    await onOffice.getByLabel('Benutzerrecht aktivieren').selectOption('Für alle Benutzer');
    const key = onOffice.getByLabel('API-Key', { exact: true });
    await key.waitFor();

    const frame = onOffice.frameLocator('iframe[title="Freischaltung bei immo-billie"]');
    await frame.getByLabel('API-Key zur Freischaltung').fill(`  ${await key.inputValue()} `);
    await frame.getByRole('button', { name: 'jetzt freischalten' }).click();
    await frame.getByText('API-Key Status: Aktiv').waitFor();
    await onOffice.getByRole('link', { name: 'Zu den Immobilien' }).waitFor();
  });

  it('B-1 B-2 B-3 B-4 opens the wizard in a new tab, after the Rechteabfrage of the first time', async () => {
    const tab = await openService();
    await tab.getByRole('button', { name: 'Bestätigen' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Objekt importieren' }).waitFor();
    expect(await tab.getByText(ESTATE).isVisible()).to.equal(true);
    for (const name of ['Peter Mustermann', 'Johannes Testmann', 'Sandra Halder']) {
      expect(await tab.getByRole('checkbox', { name }).isChecked(), name).to.equal(true);
    }
    expect(await tab.getByText('Joachim Klein').isVisible()).to.equal(true);
  });

  it('P-4 C-3 imports whoever stays ticked', async () => {
    const tab = await lastTab();
    await tab.getByRole('checkbox', { name: 'Sandra Halder' }).uncheck();
    await tab.getByLabel('Notiz zu Peter Mustermann').fill('ruft nach 18 Uhr an');
    expect(await tab.getByText('2 von 3 ausgewählt').isVisible()).to.equal(true);
    await tab.getByRole('button', { name: 'Weiter' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Objekt-Details' }).waitFor();
    expect(await tab.getByRole('status').first().textContent()).to.include('Interessenten: 2 neu');
  });

  it('D-7 D-10 D-12 D-18 completes the object and saves it', async () => {
    const tab = await lastTab();
    expect(await tab.getByLabel('Bezeichnung').inputValue()).to.equal(ESTATE);
    expect(await tab.getByLabel('Objektnummer').inputValue()).to.equal('AF437');
    await tab.getByLabel('Startzeitpunkt: Datum').fill('2027-01-11');
    await tab.getByLabel('Startzeitpunkt: Uhrzeit').fill('08:00');
    await tab.getByLabel('Endzeitpunkt: Datum').fill('2027-01-31');
    await tab.getByLabel('Endzeitpunkt: Uhrzeit').fill('18:00');
    await tab.getByLabel('Startpreis').fill('430.000');
    await tab.getByLabel('Zielpreis').fill('485.000');
    await tab.getByRole('textbox', { name: 'Vereinbarung' }).first().fill('Einbauküche wird mitverkauft');
    await tab.getByLabel('Detailbeschreibung').fill('https://makler.example/aachen');
    await tab.getByRole('button', { name: 'Speichern', exact: true }).click();
    await tab.getByText('Gespeichert. Das Objekt ist vollständig.').waitFor();
  });

  it('L-4 O-1 finds it under Administration → Objekte', async () => {
    const tab = await lastTab();
    await tab.getByRole('link', { name: 'Administration' }).click();
    await tab.getByRole('link', { name: 'Objekte' }).click();
    const row = tab.getByRole('row', { name: new RegExp(ESTATE) });
    expect(await row.textContent()).to.match(/AF437[\s\S]*Aachen[\s\S]*Vollständig[\s\S]*430\.000/);
  });

  it('L-2 L-3 L-7 signs in only, and changes no business data', async () => {
    const before = await demo.command('imports', 'list');
    const tab = await openService();
    await tab.getByRole('heading', { level: 1, name: 'Objekt importieren' }).waitFor();
    expect(await tab.getByLabel('Notiz zu Peter Mustermann').inputValue()).to.equal('ruft nach 18 Uhr an');
    await tab.getByRole('link', { name: 'Administration' }).click();
    await tab.getByRole('link', { name: 'Objekte' }).click();
    const row = tab.getByRole('row', { name: new RegExp(ESTATE) });
    expect(await row.getByRole('cell').nth(7).textContent()).to.equal('2');
    expect(await demo.command('imports', 'list')).to.deep.equal(before);
  });

  it('signs out, and the way back leads through onOffice', async () => {
    const tab = await lastTab();
    await tab.getByText('Joachim Klein', { exact: true }).click();
    await tab.getByRole('button', { name: 'Abmelden' }).click();
    await tab.getByRole('heading', { name: 'Sie sind abgemeldet' }).waitFor();
  });

  async function openService(): Promise<Page> {
    await onOffice.goto(`${demo.simulator}/estates`);
    await onOffice.getByRole('link', { name: ESTATE }).click();
    await onOffice.getByRole('button', { name: 'immo-billie' }).click();
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      onOffice.getByRole('menuitem', { name: 'Angebotsverfahren' }).click(),
    ]);
    await tab.waitForLoadState();
    return tab;
  }

  async function lastTab(): Promise<Page> {
    const tab = context.pages().at(-1);
    if (!tab) throw new Error('there is no tab');
    await tab.bringToFront();
    return tab;
  }
});
