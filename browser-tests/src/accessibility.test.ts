import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from './browser.test-support.js';
import { getControl, NORDLICHT, serviceUrl } from './demo-control.test-support.js';
import { startDemo, type Demo } from './demo.test-support.js';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [360, 768, 1440];

describeInBrowser('every page, for everybody', function everyPage() {
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

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const language of ['DE', 'EN'] as const) {
      it(`has no violation of WCAG 2.2 AA that axe finds, ${colorScheme}, ${language}`, async function audit() {
        this.timeout(120_000);
        const context = await browser.newContext({ colorScheme, locale: 'de-DE' });
        const page = await signIn(context, language);
        const violations: string[] = [];
        for (const path of await allPaths(page)) {
          await page.goto(path);
          const { violations: found } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
          violations.push(
            ...found.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
          );
        }
        await context.close();
        expect(violations).to.deep.equal([]);
      });
    }
  }

  it('never scrolls sideways, at 360, 768 and 1440 px and at 200 % text', async function widths() {
    this.timeout(120_000);
    const context = await browser.newContext({ locale: 'de-DE' });
    const page = await signIn(context);
    const tooWide: string[] = [];
    for (const path of await allPaths(page)) {
      await page.goto(path);
      for (const width of WIDTHS) {
        for (const zoom of [1, 2]) {
          // Twice the zoom halves the space: what a browser does at 200 %.
          await page.setViewportSize({ width: Math.max(320, Math.round(width / zoom)), height: 800 });
          const overflow = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          if (overflow !== 0) tooWide.push(`${path} at ${width}/${zoom}: ${String(overflow)} px`);
        }
      }
    }
    await context.close();
    expect(tooWide).to.deep.equal([]);
  });

  it('the journey works with the keyboard alone', async () => {
    const context = await browser.newContext({ locale: 'de-DE' });
    const page = await signIn(context);
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

  async function signIn(context: BrowserContext, language: 'DE' | 'EN' = 'DE'): Promise<Page> {
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.goto(await serviceUrl(demo, NORDLICHT));
    // The choice is remembered, so that each test makes its own.
    await page.getByRole('button', { name: language, exact: true }).click();
    return page;
  }

  /** One address for each kind of page. */
  async function allPaths(page: Page): Promise<string[]> {
    const wizard = page.url();
    await page.goto(`${demo.app}/objects`);
    const object = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href');
    const { url: activation } = await getControl<{ url: string }>(
      demo,
      `activation-url?customer=${NORDLICHT.customer}`,
    );
    const signedIn = [
      wizard,
      `${object}`,
      `${object}/prospects`,
      `${object}/imports`,
      '/objects',
      '/administration',
    ];
    const text = 'das-ist-immo-billie';
    const documents = ['/documents', '/documents/strategie', `/documents/${text}`, '/help', '/help/video'];
    const office = ['/administration/documents', `/administration/texts/${text}/de`];
    const others = ['/objects?q=gibt-es-nicht', ...documents, ...office];
    const dead = ['/close', '/signed-out', '/gibt-es-nicht', '/import/1', activation];
    return [...signedIn, ...others, ...dead].map((path) => new URL(path, demo.app).href);
  }
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
