import { expect } from 'chai';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { collectComplaints, describeInBrowser, launchBrowser } from './browser.test-support.js';
import { getControl } from './demo-control.test-support.js';
import { startDemo, type Demo } from './demo.test-support.js';

const MAX_REQUESTS = 8;
const MAX_TRANSFERRED_BYTES = 250 * 1024;

/** The guide's estate with its three prospects. */
const GUIDE = { customer: '20101', userId: '21', estateId: '1437' };

describeInBrowser('the first view', function firstView() {
  this.timeout(60_000);
  let demo: Demo;
  let browser: Browser;

  before(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
    await activate(demo);
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  it('of the guide’s three prospects takes at most 8 requests and 250 KB, and nothing on it moves', async () => {
    const context = await newVisitor();
    const complaints = collectComplaints(context);
    const page = await context.newPage();
    const traffic = await watchTraffic(context, page);
    await watchShifts(page);
    const { url } = await getControl<{ url: string }>(
      demo,
      `service-url?${new URLSearchParams(GUIDE).toString()}`,
    );
    await page.goto(url);
    await page.getByRole('checkbox', { name: 'Sandra Halder' }).waitFor();
    await page.waitForLoadState('networkidle');
    const { requests, transferredBytes } = traffic();
    expect(requests.length, requests.join('\n')).to.be.at.most(MAX_REQUESTS);
    expect(transferredBytes, `${transferredBytes} bytes in ${requests.join(', ')}`)
      .to.be.greaterThan(10_000)
      .and.at.most(MAX_TRANSFERRED_BYTES);
    expect(await shiftsOf(page)).to.deep.equal([]);
    expect(complaints).to.deep.equal([]);
    await context.close();
  });

  for (const width of [360, 900]) {
    it(`does not move at ${width} px either`, async () => {
      const context = await newVisitor({ width, height: 600 });
      const page = await context.newPage();
      await watchShifts(page);
      const { url } = await getControl<{ url: string }>(
        demo,
        `service-url?${new URLSearchParams(GUIDE).toString()}`,
      );
      await page.goto(url);
      await page.waitForLoadState('networkidle');
      expect(await shiftsOf(page)).to.deep.equal([]);
      await context.close();
    });
  }

  function newVisitor(viewport = { width: 1280, height: 720 }): Promise<BrowserContext> {
    return browser.newContext({ locale: 'de-DE', viewport });
  }
});

/** Counts every answer with all its bytes, headers included, as the network carried it. */
async function watchTraffic(context: BrowserContext, page: Page) {
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.enable');
  const requests: string[] = [];
  let transferredBytes = 0;
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) requests.push(new URL(request.url).pathname);
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    transferredBytes += encodedDataLength;
  });
  return () => ({ requests, transferredBytes });
}

/** Notes what moves while the page comes into being, before any of its own scripts run. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        globalThis.shifts.push(value + ' ' + sources.map(({ node }) => node?.className ?? '').join(' '));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  `);
}

function shiftsOf(page: Page): Promise<unknown> {
  return page.evaluate('globalThis.shifts');
}

/** What an admin does in the Marketplace, without the clicks. */
async function activate(demo: Demo): Promise<void> {
  const query = `customer=${GUIDE.customer}`;
  const { url } = await getControl<{ url: string }>(demo, `activation-url?${query}`);
  const page = await (await fetch(url)).text();
  const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(page) ?? [];
  const { secret } = await getControl<{ secret: string }>(demo, `credentials?${query}`);
  const answer = await fetch(`${demo.app}/onoffice/activation`, {
    method: 'POST',
    headers: { origin: demo.app },
    body: new URLSearchParams({ ticket, apiKey: secret }),
  });
  expect(await answer.json()).to.deep.equal({ status: 'active' });
}
