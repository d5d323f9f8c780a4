import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser, stepByStep } from './browser.test-support.js';
import { startFixedTimeApp, type FixedTimeApp } from './fixed-time-app.test-support.js';
import { guideFileName, GUIDE_PICTURES } from './guide-pictures.test-support.js';
import { findOverflow, findViolations } from './page-checks.test-support.js';
import { takeGuidePicture, takePagePictures } from './screenshots.test-support.js';
import {
  TOUR_BEGINS_AT,
  TOUR_OF_PUBLIC_PAGES,
  TOUR_OF_THE_APP,
} from './tour/tour-of-every-page.test-support.js';
import { createTraveller, type TourLanguage, type Traveller } from './tour/traveller.test-support.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Pictures of every page, for the docs. */
const PAGES = `${ROOT}docs/screenshots/`;
/** Pictures of the guide, which the published server carries. */
const GUIDE = `${ROOT}packages/server/public/help/`;

/**
 * A test run leaves its pictures in `test-results/`; `npm run docs:screenshots` puts them where they are shown.
 */
const isUpdate = process.env['UPDATE_SCREENSHOTS'] !== undefined;
const target = {
  pages: isUpdate ? PAGES : `${ROOT}test-results/screenshots/`,
  guide: isUpdate ? GUIDE : `${ROOT}test-results/help/`,
};

/** Texts that can be read in their Markdown, a very long list, and the same form in other states. */
const BEGINNING_IS_ENOUGH =
  /^(?:document-|video-|help|legal|onoffice-estates|object-details-|administration-text)/;

describeInBrowser('every page, for everybody', function everyPage() {
  stepByStep(this);
  this.timeout(120_000);
  let browser: Browser;
  const pagePictures: string[] = [];
  const guidePictures: string[] = [];

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  for (const language of ['de', 'en'] as const) {
    describe(`of the app, in ${language}`, () => travelOn(TOUR_OF_THE_APP, language));
    // By an app that starts now and reads the pictures of the guide as they were just taken.
    describe(`that anybody can read, in ${language}`, () => travelOn(TOUR_OF_PUBLIC_PAGES, language));
  }

  function travelOn(tour: typeof TOUR_OF_THE_APP, language: TourLanguage): void {
    let app: FixedTimeApp;
    let traveller: Traveller;
    let faults: string[];

    before(async () => {
      app = await startFixedTimeApp(TOUR_BEGINS_AT);
      traveller = await createTraveller(app, browser, language, look);
    });
    after(() => app?.close());
    beforeEach(() => {
      faults = [];
    });

    for (const [part, walk] of tour) {
      it(`${part}: keeps to WCAG 2.2 AA in light and dark, is never too wide, logs no error`, async () => {
        await walk(traveller);
        expect(faults).to.deep.equal([]);
        expect(traveller.complaints, 'complaints of the browser').to.deep.equal([]);
      });
    }

    async function look(page: Page, name: string): Promise<void> {
      const found = [...(await findViolations(page)), ...(await findOverflow(page))];
      faults.push(...found.map((fault) => `${name}: ${fault}`));
      for (const { file, parts } of GUIDE_PICTURES[name] ?? []) {
        const fileName = guideFileName(file, language);
        if (fileName === undefined) continue;
        await takeGuidePicture(page, `${target.guide}${fileName}`, parts);
        guidePictures.push(fileName);
      }
      // The same pages in English would only be twice as many files.
      if (language === 'en') return;
      const extent = BEGINNING_IS_ENOUGH.test(name) ? 'beginning' : 'whole';
      await takePagePictures(page, `${target.pages}${name}`, extent);
      pagePictures.push(`${name}-phone.png`, `${name}.png`);
    }
  }

  // After the tours: mocha runs the tests of a suite before its inner suites.
  describe('all together', () => {
    it('are all pictured: every picture that the docs and the guide show is taken here, and no other', () => {
      const pngsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.png'));
      expect(pngsIn(PAGES)).to.have.members(pagePictures);
      expect(pngsIn(GUIDE)).to.have.members(guidePictures);
    });

    it('are all named in the list of pictures', () => {
      const list = readFileSync(`${PAGES}README.md`, 'utf8');
      const named = [...list.matchAll(/\(([\w-]+\.png)\)/g)].map(([, name]) => name);
      expect(named).to.have.members(pagePictures);
    });
  });
});
