import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { collectComplaints } from '../browser.test-support.js';
import type { FixedTimeApp } from '../fixed-time-app.test-support.js';

export type TourLanguage = 'de' | 'en';

/** Looks at a page that the tour has reached; its name is unique in the tour. */
export type Look = (page: Page, name: string) => Promise<void>;

/** Somebody who walks through every page of the product in one language, and whom others ask to look. */
export interface Traveller {
  readonly app: FixedTimeApp;
  readonly language: TourLanguage;
  /** The tab with onOffice. */
  readonly onOffice: Page;
  /** The broker's tab with the app. */
  readonly tab: Page;
  /** What the browser complained about; a test expects nothing. */
  readonly complaints: readonly string[];
  /** Another browser, without any session. */
  newBrowser(): Promise<BrowserContext>;
  /** Opens the wizard by a signed call, in the language of the tour. */
  signIn(page: Page, call: { readonly estateId: number; readonly userId?: number }): Promise<void>;
  /** Checks what every page has, then lets the companion look at it. */
  look(name: string, page?: Page): Promise<void>;
  /** The same for a path of the app, in the broker's tab. */
  lookAt(name: string, path: string): Promise<void>;
}

/** „Joachim Klein“, who activates „Testkanzlei onOffice“ and becomes its admin. */
export const JOACHIM = 21;

/** A page that says why it does not go on answers with an error, which Chromium writes to its console. */
const EXPECTED_COMPLAINT = /^console: Failed to load resource: the server responded with a status of [45]/;

export async function createTraveller(
  app: FixedTimeApp,
  browser: Browser,
  language: TourLanguage,
  look: Look,
): Promise<Traveller> {
  const allComplaints: string[] = [];
  const visited = new Set<string>();
  const newBrowser = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      // Without transitions every page looks the same at once.
      reducedMotion: 'reduce',
    });
    collectComplaints(context, allComplaints);
    return context;
  };
  const context = await newBrowser();
  const [onOffice, tab] = [await context.newPage(), await context.newPage()];

  const lookAtPage = async (name: string, page = tab): Promise<void> => {
    expect(visited.has(name), `${name} is visited twice`).to.equal(false);
    visited.add(name);
    // Chromium draws a tab in the background only now and then.
    await page.bringToFront();
    await expectSoundPage(page, name, language);
    await look(page, name);
  };
  return {
    app,
    language,
    onOffice,
    tab,
    get complaints() {
      return allComplaints.filter((complaint) => !EXPECTED_COMPLAINT.test(complaint));
    },
    newBrowser,
    async signIn(page, call) {
      await page.goto(app.simulator.control.serviceUrl({ userId: JOACHIM, ...call }).url);
      const button = page.locator(`.language-switch button[value=${language}]`);
      // The choice is remembered for the user.
      if ((await button.count()) > 0 && (await button.getAttribute('aria-pressed')) === 'false')
        await button.click();
    },
    look: lookAtPage,
    async lookAt(name, path) {
      await tab.goto(`${app.app}${path}`);
      await lookAtPage(name);
    },
  };
}

async function expectSoundPage(page: Page, name: string, language: TourLanguage): Promise<void> {
  expect(await page.locator('h1').allInnerTexts(), `headings of ${name}`)
    .to.have.length(1)
    .and.not.include('');
  expect((await page.locator('#problem-title').count()) > 0, `${name} is a problem page`).to.equal(
    name.startsWith('problem-'),
  );
  const isSignedIn = (await page.locator('.language-switch').count()) > 0;
  if (isSignedIn) expect(await page.locator('html').getAttribute('lang'), name).to.equal(language);
}

/** Where a link leads without its script. */
export async function hrefOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).first().getAttribute('href')) ?? '';
}
