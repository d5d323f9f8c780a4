import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  collectComplaints,
  describeInBrowser,
  holdScripts,
  launchBrowser,
  waitForScripts,
} from './browser.test-support.js';
import { NORDLICHT, serviceUrl } from './demo-control.test-support.js';
import { startDemo, type Demo } from './demo.test-support.js';
import { SAMPLE_PICTURE } from './tour/sample-files.test-support.js';

const MINUTE_MS = 60_000;

describeInBrowser('a broker’s day', function day() {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: string[];

  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });
  afterEach(async () => {
    await context.close();
    // A form that is refused answers with 422, which the browser notes.
    expect(complaints.filter((complaint) => !complaint.includes('422'))).to.deep.equal([]);
  });

  async function openWizard(options: { readonly javaScriptEnabled?: boolean } = {}): Promise<Page> {
    context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options });
    complaints = collectComplaints(context);
    const page = await context.newPage();
    await page.goto(await serviceUrl(demo, NORDLICHT));
    return page;
  }

  /** The page of the object that the wizard’s estate was imported into. */
  async function openDetails(): Promise<Page> {
    const page = await openWizard();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Objekt-Details' }).waitFor();
    return page;
  }

  describe('without scripts', () => {
    it('P-18 R-1 the wizard searches, ticks all and none, and imports', async () => {
      const page = await openWizard({ javaScriptEnabled: false });
      const ticked = page.locator('.prospect-list input[type=checkbox]:checked');
      const persons = await page.locator('.prospect-list > li').count();
      await page.getByRole('button', { name: 'Keine auswählen' }).click();
      expect(await ticked.count()).to.equal(0);
      await page.getByText(`0 von ${persons} ausgewählt`).waitFor();

      const [name = ''] = await page.locator('.prospect-list label').allTextContents();
      await page.getByLabel('Name oder E-Mail suchen').fill(name);
      // Enter in the search box searches; it does not import.
      await page.getByLabel('Name oder E-Mail suchen').press('Enter');
      expect(await page.locator('.prospect-list > li:visible').count()).to.equal(1);
      await page.getByRole('button', { name: 'Alle auswählen' }).click();
      expect(await ticked.count()).to.equal(1);

      expect(await page.getByLabel('Objekt aktualisieren').isChecked()).to.equal(true);
      await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByText(/Interessenten: 0 neu/).waitFor();
    });

    it('D-14 D-18 D-21 Objekt-Details takes another row, switches the help and saves', async () => {
      const page = await openWizard({ javaScriptEnabled: false });
      await page.getByRole('button', { name: 'Weiter' }).click();
      await page.getByLabel('Hilfestellungen anzeigen').uncheck();
      await page.getByRole('button', { name: 'Übernehmen', exact: true }).click();
      expect(await page.locator('#startPrice-help').boundingBox()).to.include({ width: 1, height: 1 });
      await page.getByLabel('Hilfestellungen anzeigen').check();
      await page.getByRole('button', { name: 'Übernehmen', exact: true }).click();

      const agreements = page.getByRole('textbox', { name: 'Vereinbarung' });
      const rows = await agreements.count();
      await agreements.last().fill('Einbauküche');
      await page.getByRole('button', { name: 'Weitere Zeile' }).click();
      expect(await agreements.count()).to.equal(rows + 1);
      await page.getByRole('button', { name: 'Speichern', exact: true }).click();
      await page
        .getByText(/gespeichert|Gespeichert/)
        .first()
        .waitFor();
    });

    it('O-4 an object is archived and brought back', async () => {
      const page = await openWizard({ javaScriptEnabled: false });
      await page.goto(`${demo.app}/objects`);
      const lines = page.locator('tbody tr');
      const before = await lines.count();
      await page
        .getByRole('button', { name: /^Archivieren/ })
        .first()
        .click();
      await page.getByText(/ist archiviert und steht nicht mehr/).waitFor();
      expect(await lines.count()).to.equal(before - 1);
      await page.getByLabel('Status').selectOption('Archiviert');
      await page.getByRole('button', { name: 'Anzeigen' }).click();
      await page.getByRole('button', { name: /^Zurückholen/ }).click();
      await page.goto(`${demo.app}/objects`);
      expect(await lines.count()).to.equal(before);
    });
  });

  it('D-18 asks before changes are lost that nobody has saved', async () => {
    const page = await openDetails();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void dialog.dismiss();
    });
    await waitForScripts(page);
    await page.getByLabel('Startpreis').fill('450.00');
    await page.getByRole('link', { name: 'Zurück zu Objekte' }).click();
    expect(dialogs).to.deep.equal(['beforeunload']);

    // What was refused is saved nowhere: the page that shows it again asks as well.
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByText('Es wurde nichts gespeichert.').waitFor();
    await waitForScripts(page);
    await page.getByRole('link', { name: 'Zurück zu Objekte' }).click();
    expect(dialogs).to.deep.equal(['beforeunload', 'beforeunload']);

    await page.getByLabel('Startpreis').fill('450.000');
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page
      .getByText(/gespeichert|Gespeichert/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Zurück zu Objekte' }).click();
    await page.getByRole('heading', { level: 1, name: 'Objekte' }).waitFor();
    expect(dialogs).to.have.length(2);
  });

  it('D-16 D-18 what was typed and chosen before the scripts were there counts as well', async () => {
    const page = await openDetails();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.type());
      void dialog.dismiss();
    });
    const release = await holdScripts(page, /\/assets\/.*\.js/);
    await page.goto(page.url(), { waitUntil: 'commit' });
    await page.getByLabel('Startpreis').fill('451.000');
    await page.locator('#document-files').setInputFiles(SAMPLE_PICTURE);
    release();
    await page.getByText(SAMPLE_PICTURE.name).first().waitFor();
    await waitForScripts(page);
    await page.getByRole('link', { name: 'Zurück zu Objekte' }).click();
    expect(dialogs).to.deep.equal(['beforeunload']);
    expect(await page.getByLabel('Startpreis').inputValue()).to.equal('451.000');
  });

  it('P-18 the search in the wizard finds what was typed before its script was there', async () => {
    const page = await openWizard();
    const release = await holdScripts(page, /\/assets\/.*\.js/);
    await page.goto(page.url(), { waitUntil: 'commit' });
    const [name = ''] = await page.locator('.prospect-list label').allTextContents();
    await page.getByLabel('Name oder E-Mail suchen').fill(name);
    release();
    await waitForScripts(page);
    expect(await page.locator('.prospect-list > li:visible').count()).to.equal(1);
  });

  it('P-16 P-18 the wizard counts without whom the broker removed, until he ticks him again', async () => {
    const page = await openDetails();
    await page.goto(`${page.url()}/prospects`);
    await page
      .getByRole('link', { name: /^Entfernen/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Entfernen', exact: true }).click();
    await page.getByText('Die Person wurde entfernt.').waitFor();

    await page.goto(await serviceUrl(demo, NORDLICHT));
    await waitForScripts(page);
    const persons = page.locator('.prospect-list > li');
    const all = await persons.count();
    const removed = persons.filter({ hasText: 'nicht vorausgewählt: aus dem Objekt entfernt am' });
    expect(await removed.getByRole('checkbox').isChecked()).to.equal(false);
    const counter = page.getByRole('status');
    expect(await counter.textContent()).to.equal(`${all - 1} von ${all} ausgewählt`);
    await removed.getByRole('checkbox').check();
    expect(await counter.textContent()).to.equal(`${all} von ${all} ausgewählt`);
    await page.getByRole('button', { name: 'Keine auswählen' }).click();
    await page.getByRole('button', { name: 'Alle auswählen' }).click();
    expect(await counter.textContent()).to.equal(`${all} von ${all} ausgewählt`);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText(/Interessenten: 1 neu/).waitFor();
  });

  it('L-5 offers to stay signed in five minutes before the session ends, as long as that is possible', async () => {
    const page = await openDetails();
    await page.clock.install();
    await page.reload();
    await waitForScripts(page);
    const notice = page.getByRole('alertdialog');
    const [script] = await Promise.all([
      page.waitForResponse(/session-end/),
      page.clock.fastForward(54 * MINUTE_MS),
    ]);
    await script.finished();
    expect(await notice.isVisible()).to.equal(false);
    await page.clock.fastForward(MINUTE_MS);
    await notice.getByText('Ihre Anmeldung endet in wenigen Minuten.').waitFor();
    // A proxy answers in place of the app.
    await page.route('**/session/prolong', (route) => route.fulfill({ body: '<h1>Wartung</h1>' }), {
      times: 1,
    });
    await notice.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await notice.getByText('Das hat nicht geklappt.').waitFor();
    await notice.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await notice.waitFor({ state: 'hidden' });
    await page.clock.fastForward(55 * MINUTE_MS);
    await notice.waitFor();

    // The last hour of a working day, as the server tells it.
    await page.route('**/session/prolong', (route) => route.fulfill({ json: { secondsLeft: 20 * 60 } }));
    await notice.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await notice.waitFor({ state: 'hidden' });
    await page.clock.fastForward(15 * MINUTE_MS);
    await notice.getByText('kann nicht weiter verlängert werden').waitFor();
    expect(await notice.getByRole('button').isVisible()).to.equal(false);
  });
});
