import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser, stepByStep } from './browser.test-support.js';
import { NORDLICHT, serviceUrl } from './demo-control.test-support.js';
import { startDemo, type Demo } from './demo.test-support.js';
import { startFixedTimeApp, type FixedTimeApp } from './fixed-time-app.test-support.js';
import {
  TOUR_BEGINS_AT,
  TOUR_OF_PUBLIC_PAGES,
  TOUR_OF_THE_APP,
} from './tour/tour-of-every-page.test-support.js';
import { createTraveller, type Traveller } from './tour/traveller.test-support.js';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [360, 768, 1440];
const DESKTOP = { width: 1280, height: 860 };

describeInBrowser('every page, for everybody', function everyPage() {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  for (const language of ['de', 'en'] as const) {
    describe(`in ${language}`, function inLanguage() {
      stepByStep(this);
      let app: FixedTimeApp;
      let traveller: Traveller;
      let violations: string[] = [];
      const tooWide: string[] = [];

      before(async () => {
        app = await startFixedTimeApp(TOUR_BEGINS_AT);
        traveller = await createTraveller(app, browser, language, async (page, name) => {
          violations.push(...(await findViolations(page, name)));
          tooWide.push(...(await findOverflow(page, name)));
        });
      });
      after(() => app?.close());
      beforeEach(() => {
        violations = [];
      });

      for (const [part, walk] of [...TOUR_OF_THE_APP, ...TOUR_OF_PUBLIC_PAGES]) {
        it(`axe finds no violation of WCAG 2.2 AA, light or dark: ${part}`, async () => {
          await walk(traveller);
          expect(violations).to.deep.equal([]);
        });
      }

      it('no page scrolls sideways, at 360, 768 and 1440 px and at 200 % zoom', () => {
        expect(tooWide).to.deep.equal([]);
      });
    });
  }
});

async function findViolations(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    // The legacy mode needs no second tab; what the activation shows in a frame is a stop of its own.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze();
    for (const { id, nodes } of violations) {
      found.push(`${name}, ${theme}, ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

async function findOverflow(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    for (const zoom of [1, 2]) {
      // Twice the zoom halves the space: what a browser does at 200 %.
      await page.setViewportSize({ width: Math.max(320, Math.round(width / zoom)), height: 800 });
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (overflow !== 0) found.push(`${name} at ${width}/${zoom}: ${String(overflow)} px`);
    }
  }
  await page.setViewportSize(DESKTOP);
  return found;
}

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
