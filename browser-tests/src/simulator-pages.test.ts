import { createParentMessage, type ParentMessageType } from '@immo-billie/onoffice-sdk/marketplace';
import { expect } from 'chai';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startSimulator, type Simulator } from '@immo-billie/onoffice-simulator';
import { describeInBrowser, holdScripts, launchBrowser } from './browser.test-support.js';

const PROVIDER_SECRET = 'provider-secret-of-the-tests';

/** A provider with one button for every message it can send to the window around it. */
function providerPage(url: URL): string {
  const button = (name: string, message: string): string =>
    `<button onclick="parent.postMessage(this.dataset.message, '*')" data-message="${message.replaceAll('"', '&quot;')}">${name}</button>`;
  if (url.pathname === '/onoffice/activation') return button('active', 'active') + button('error', 'error');
  const parameterCacheId = url.searchParams.get('parameterCacheId') ?? '';
  const signed = (type: ParentMessageType): string =>
    createParentMessage(
      { type, parameterCacheId, timestamp: Math.floor(Date.now() / 1000) },
      PROVIDER_SECRET,
    );
  return [
    '<h1>Provider</h1>',
    button('refresh', signed('onOffice.service.refreshParent')),
    button('refresh and close', signed('onOffice.service.refreshParentAndClose')),
    button('close', signed('onOffice.service.closeProviderWindow')),
    button(
      'forged',
      signed('onOffice.service.closeProviderWindow').replace(/"signature":"./, '"signature":"x'),
    ),
  ].join('');
}

describeInBrowser('the simulator’s own pages', () => {
  let provider: Server;
  let simulator: Simulator;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let problems: string[];

  before(async () => {
    provider = createServer((request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(providerPage(new URL(request.url ?? '/', 'http://localhost')));
    });
    await new Promise<void>((resolve) => {
      provider.listen(0, 'localhost', resolve);
    });
    const { port } = provider.address() as AddressInfo;
    simulator = await startSimulator({
      providerUrl: `http://localhost:${port}`,
      providerSecret: PROVIDER_SECRET,
    });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await simulator?.close();
    provider?.close();
  });
  beforeEach(async () => {
    simulator.control.reset();
    context = await browser.newContext();
    page = await context.newPage();
    problems = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
  });
  afterEach(async () => {
    await context?.close();
    expect(problems ?? []).to.deep.equal([]);
  });

  it('activation believes the iframe only when the API user is unlocked', async () => {
    await page.goto(`${simulator.url}/marketplace`);
    await page.getByRole('link', { name: 'jetzt freischalten' }).click();
    await page.getByRole('link', { name: 'Freischalten', exact: true }).click();
    await page.getByLabel('Benutzerrecht aktivieren').selectOption({ label: 'Für alle Benutzer' });
    expect(await page.getByLabel('API-Key', { exact: true }).inputValue()).to.match(/^[A-Za-z0-9]{64}$/);
    const iframe = page.frameLocator('iframe');
    await iframe.getByRole('button', { name: 'error' }).click();
    await iframe.getByRole('button', { name: 'active' }).click();
    await page.getByText('noch nicht freigeschaltet').waitFor();
    simulator.control.customers({ state: 'active' });
    // A message that does not come from the iframe changes nothing.
    await page.evaluate("window.postMessage('active', '*')");
    expect(await page.locator('#api-key-status').textContent()).to.equal('Inaktiv');
    await iframe.getByRole('button', { name: 'active' }).click();
    await page.getByText('immo-billie ist freigeschaltet.').waitFor();
    expect(await page.locator('#api-key-status').textContent()).to.equal('Aktiv');
    await page.getByRole('link', { name: 'Zu den Immobilien' }).click();
    await page.getByRole('heading', { name: 'Immobilien' }).waitFor();
  });

  it('activation takes a choice that was made before the script was there', async () => {
    const release = await holdScripts(page, /activation\.js/);
    await page.goto(`${simulator.url}/marketplace/immo-billie/freischalten`, { waitUntil: 'commit' });
    await page.getByLabel('Benutzerrecht aktivieren').selectOption({ label: 'Für alle Benutzer' });
    release();
    await page.getByLabel('API-Key', { exact: true }).waitFor();
  });

  it('the action menu opens by keyboard and leads through the Rechteabfrage to a new tab, once', async () => {
    simulator.control.customers({ state: 'active' });
    await page.goto(`${simulator.url}/estates/1437`);
    await page.getByRole('button', { name: 'immo-billie' }).press('Enter');
    const item = page.getByRole('menuitem', { name: 'Angebotsverfahren' });
    await item.waitFor();
    await page.keyboard.press('Escape');
    await item.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'immo-billie' }).press('ArrowDown');
    const [tab] = await Promise.all([context.waitForEvent('page'), item.press('Enter')]);
    await tab.getByRole('heading', { name: 'Rechteabfrage' }).waitFor();
    await tab.getByRole('button', { name: 'Bestätigen' }).click();
    await tab.getByRole('heading', { name: 'Provider' }).waitFor();
    await page.getByRole('button', { name: 'immo-billie' }).click();
    const [second] = await Promise.all([context.waitForEvent('page'), item.click()]);
    await second.getByRole('heading', { name: 'Provider' }).waitFor();
  });

  it('the popup obeys signed messages and shows why it refuses others', async () => {
    simulator.control.customers({ state: 'active' });
    simulator.control.openMode({ mode: 'popup' });
    await page.goto(`${simulator.url}/estates/1437`);
    const open = async (): Promise<void> => {
      await page.getByRole('button', { name: 'immo-billie' }).click();
      await page.getByRole('menuitem', { name: 'Angebotsverfahren' }).click();
    };
    const frame = page.frameLocator('#service-frame');
    const popup = page.getByRole('dialog');
    await open();
    await frame.getByRole('button', { name: 'Bestätigen' }).click();
    await frame.getByRole('button', { name: 'forged' }).click();
    await page.getByText('Nachricht des Anbieters abgelehnt').waitFor();
    simulator.control.records({ module: 'estate', id: 1437, elements: { objekttitel: 'Neuer Titel' } });
    await frame.getByRole('button', { name: 'refresh', exact: true }).click();
    await page.getByRole('status').getByText('neu geladen').waitFor();
    expect(await page.locator('h1').textContent()).to.equal('Neuer Titel');
    await frame.getByRole('button', { name: 'close', exact: true }).click();
    await popup.waitFor({ state: 'hidden' });
    await open();
    const reloaded = page.waitForEvent('load');
    await frame.getByRole('button', { name: 'refresh and close' }).click();
    await reloaded;
    await popup.waitFor({ state: 'hidden' });
    await open();
    await page.getByRole('button', { name: 'Popup schließen' }).click();
    await popup.waitFor({ state: 'hidden' });
  });

  it('the control page sends its forms and reports what is refused', async () => {
    await page.goto(`${simulator.url}/`);
    await page.getByLabel('Nächste Störung').fill('error:170');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Auslösen' }).click()]);
    await page.getByText('1 × error:170').waitFor();
    await page.getByLabel('Nächste Störung').fill('explode');
    await page.getByRole('button', { name: 'Auslösen' }).click();
    await page.getByText('Abgelehnt: unknown fault').waitFor();
    // The browser logs the 400 that was provoked.
    problems = problems.filter((text) => !text.includes('400'));
  });
});
