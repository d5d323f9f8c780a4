import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { chromium, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { chromiumPath, collectComplaints, describeInBrowser } from './browser.test-support.js';
import { postControl } from './demo-control.test-support.js';
import { startDemo } from './demo.test-support.js';
import { startHttpsApp, type HttpsApp } from './https-app.test-support.js';

const ESTATE = 'Friesenhaus mit Deichblick';

/** Chromium's setting for cookies of other sites in frames. */
const THIRD_PARTY_COOKIES = { allow: 0, block: 1 } as const;

describeInBrowser('the app in onOffice’s own frame', function inFrame() {
  let test: HttpsApp;

  before(async function start() {
    this.timeout(60_000);
    test = await startHttpsApp();
  });
  after(() => test?.close());

  it('with partitioned cookies, the journey runs inside the frame and closes it', async function partitioned() {
    this.timeout(60_000);
    const { context, onOffice, complaints, close } = await openPopup(test.simulator, 'allow');
    const frame = frameOf(onOffice);
    await frame.getByRole('heading', { level: 1, name: 'Objekt importieren' }).waitFor();
    await frame.getByRole('button', { name: 'Weiter' }).click();
    await frame.getByRole('heading', { level: 1, name: 'Objekt-Details' }).waitFor();
    await frame.getByLabel('Startpreis').fill('385.000');
    await frame.getByRole('button', { name: 'Speichern', exact: true }).click();
    await frame.getByText('Als Entwurf gespeichert.').waitFor();
    const cookie = (await context.cookies(test.app)).find(({ name }) => name === '__Host-immo-billie');
    expect(cookie).to.include({ httpOnly: true, secure: true, sameSite: 'None' });
    expect(cookie?.partitionKey, 'kept apart for each embedding site').to.be.a('string');

    await frame.getByRole('link', { name: 'Fenster schließen' }).click();
    await onOffice.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(complaints).to.deep.equal([]);
    await close();
  });

  it('without cookies in frames, one click leads on in a tab of its own, already signed in', async function blocked() {
    this.timeout(60_000);
    // Over plain http the cookie cannot be partitioned: this is also the browser that sends none at all.
    const demo = await startDemo();
    await postControl(demo, 'open-mode', { mode: 'popup' });
    const { context, onOffice, complaints, close } = await openPopup(demo.simulator, 'block');
    const frame = frameOf(onOffice);
    await frame.getByRole('heading', { name: 'In neuem Fenster fortfahren' }).waitFor();
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      frame.getByRole('button', { name: 'In neuem Fenster fortfahren' }).click(),
    ]);
    await tab.getByRole('heading', { level: 1, name: 'Objekt importieren' }).waitFor();
    expect(new URL(tab.url()).search, 'no code stays in the address').to.equal('');
    expect(complaints).to.deep.equal([]);
    await close();
    await demo.close();
  });
});

async function openPopup(
  simulator: string,
  cookies: keyof typeof THIRD_PARTY_COOKIES,
): Promise<{
  context: BrowserContext;
  onOffice: Page;
  complaints: string[];
  close: () => Promise<void>;
}> {
  const profile = await mkdtemp(join(tmpdir(), 'immo-billie-profile-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { cookie_controls_mode: THIRD_PARTY_COOKIES[cookies] } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    locale: 'de-DE',
    ignoreHTTPSErrors: true,
    viewport: { width: 1100, height: 800 },
  });
  const complaints = collectComplaints(context);
  const onOffice = await context.newPage();
  await onOffice.goto(`${simulator}/estates`);
  await onOffice.getByLabel('Angemeldet als').selectOption('Wiebke Petersen (Administrator)');
  await onOffice.getByRole('button', { name: 'Wechseln' }).click();
  await onOffice.goto(`${simulator}/estates`);
  await onOffice.getByRole('link', { name: ESTATE }).click();
  await onOffice.getByRole('button', { name: 'immo-billie' }).click();
  await onOffice.getByRole('menuitem', { name: 'Angebotsverfahren' }).click();
  const frame = frameOf(onOffice);
  const consent = frame.getByRole('button', { name: 'Bestätigen' });
  await consent
    .or(frame.getByRole('heading', { level: 1 }))
    .first()
    .waitFor();
  if (await consent.isVisible()) await consent.click();
  return {
    context,
    onOffice,
    complaints,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

function frameOf(onOffice: Page): FrameLocator {
  return onOffice.frameLocator('#service-frame');
}
