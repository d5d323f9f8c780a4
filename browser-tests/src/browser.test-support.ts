import type { Suite } from 'mocha';
import { accessSync, constants } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';

const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The Chromium of this machine, if there is one. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && isExecutable(path));

/**
 * Browser tests need a Chromium. Without one they are reported as skipped, with the line that mends it; in CI
 * a missing browser fails, because a skipped journey proves nothing.
 */
export function describeInBrowser(title: string, define: (this: Suite) => void): void {
  if (chromiumPath !== undefined) {
    describe(title, define);
  } else if (process.env['CI'] === undefined) {
    describe(title, () => {
      it('needs a browser: apt-get install chromium (or set CHROMIUM_PATH)');
    });
  } else {
    describe(title, () => {
      it('finds a browser', () => {
        throw new Error('no Chromium on this machine: apt-get install chromium');
      });
    });
  }
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(chromiumPath ? { executablePath: chromiumPath } : {});
}

/** The scripts of the app load after the page; what only they do, a person would hardly be quick enough to miss. */
export async function waitForScripts(page: Page | FrameLocator): Promise<void> {
  await page.locator('html[data-scripts=ready]').waitFor({ state: 'attached' });
}

/** Keeps scripts on their way until told otherwise, as a slow line does. */
export async function holdScripts(page: Page, url: RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/**
 * For suites in which one step needs the one before: after a failure the others are skipped, as they would only fail
 * for the same reason. Other suites go on.
 */
export function stepByStep(suite: Suite): void {
  let hasFailed = false;
  suite.beforeEach(function skipAfterFailure() {
    if (hasFailed) this.skip();
  });
  suite.afterEach(function noteFailure() {
    hasFailed ||= this.currentTest?.state === 'failed';
  });
}

/** Collects what a page complains about: errors on the console, exceptions, requests that failed. */
export function collectComplaints(context: BrowserContext, complaints: string[] = []): string[] {
  const watch = (page: Page): void => {
    page.on('console', (message) => {
      if (message.type() === 'error')
        complaints.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A page that is left or closed ends its own requests.
      if (reason !== 'net::ERR_ABORTED') complaints.push(`request: ${reason} ${request.url()}`);
    });
  };
  context.on('page', watch);
  return complaints;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
