import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from './browser.test-support.js';
import { NORDLICHT, serviceUrl } from './demo-control.test-support.js';
import { startDemo, type Demo } from './demo.test-support.js';

describeInBrowser('the keyboard', () => {
  let demo: Demo;
  let browser: Browser;

  before(async function start() {
    this.timeout(60_000);
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('is enough for the whole journey', async () => {
    const context = await browser.newContext({ locale: 'de-DE' });
    const page = await context.newPage();
    await page.goto(await serviceUrl(demo, NORDLICHT));
    await tabTo(page, 'Interessenten importieren');
    await page.keyboard.press('Space');
    expect(await page.getByLabel('Interessenten importieren').first().isChecked()).to.equal(false);
    await page.keyboard.press('Space');
    await tabTo(page, 'Weiter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Objekt-Details' }).waitFor();
    await tabTo(page, 'Startpreis (€) *');
    await page.keyboard.type('1.5');
    await page.keyboard.press('Enter');
    // The summary has the focus, its link leads to the field.
    await page.getByRole('alert').waitFor();
    await tabTo(page, 'Startpreis');
    await page.keyboard.press('Enter');
    expect(await focusedName(page)).to.equal('Startpreis (€) *');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('385.000');
    await tabTo(page, 'Speichern');
    await page.keyboard.press('Enter');
    await page
      .getByText(/Gespeichert|gespeichert/)
      .first()
      .waitFor();
    await context.close();
  });
});

/** Presses Tab until the element with this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`no way to ${name} with the keyboard`);
}

/** The visible name of what has the focus. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const element = document.activeElement;
    const text = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent;
    return (text ?? '').replace(/\\s+/g, ' ').trim();
  })()`);
}
