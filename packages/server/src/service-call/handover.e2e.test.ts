import { expect } from 'chai';
import { createTestClock, type TestClock } from '../testing/test-clock.test-support.js';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import type { Visitor } from '../testing/visitor.test-support.js';

const BUTTON = 'In neuem Fenster fortfahren';

describe('the hand-over from the service call to the wizard', () => {
  let test: TestApp;
  let clock: TestClock;

  before(async () => {
    clock = createTestClock();
    test = await startTestApp({ clock });
    await test.activate();
  });
  after(() => test.close());

  /** The address with the one-time code that a service call leads to; the code is not spent yet. */
  async function callService(userId = 21): Promise<{ visitor: Visitor; address: string; code: string }> {
    const visitor = test.visitor();
    const { url } = test.simulator.control.serviceUrl({ estateId: 1437, userId });
    const service = new URL(url);
    const response = await fetch(new URL(`${service.pathname}${service.search}`, test.app.url), {
      redirect: 'manual',
    });
    const address = response.headers.get('location') ?? '';
    const [pair = ''] = response.headers.getSetCookie()[0]?.split(';') ?? [];
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    visitor.setCookie(name, value);
    return { visitor, address, code: new URL(address, url).searchParams.get('handover') ?? '' };
  }

  it('spends the code with the first request that has the cookie, and drops it from the address', async () => {
    const { visitor, address, code } = await callService();
    const page = await visitor.open(address);
    expect(page.url.href).not.to.contain(code);
    expect(page.heading).to.equal('Objekt importieren');
    const elsewhere = test.visitor();
    expect(await elsewhere.open(address)).to.include({ status: 401 });
    expect(await elsewhere.post('/onoffice/handover', { code })).to.include({
      status: 403,
      heading: 'Bitte erneut öffnen',
    });
  });

  it('offers one button where the browser keeps no cookie', async () => {
    const { address, code } = await callService();
    const page = await test.visitor().open(address);
    expect(page).to.include({ status: 200, heading: BUTTON });
    expect(page.buttons).to.deep.equal([BUTTON]);
    expect(page.body).to.match(/<form method="post" action="\/onoffice\/handover" target="_blank"/);
    expect(page.fields('/onoffice/handover')).to.deep.equal([['code', code]]);
    expect(page.headerText).not.to.contain('Abmelden');
  });

  it('speaks the language of whoever called, who has no session here yet', async () => {
    const { address } = await callService(25);
    const page = await test.visitor().open(address);
    expect(page.heading).to.equal('Continue in a new window');
    expect(page.body).to.contain('<html lang="en">');
  });

  it('does not spend the code by showing the button: the page may be loaded again', async () => {
    const { address } = await callService();
    const visitor = test.visitor();
    await visitor.open(address);
    const page = await visitor.open(address);
    const wizard = await visitor.submit(page, '/onoffice/handover');
    expect(wizard.heading).to.equal('Objekt importieren');
    expect(wizard.redirects).to.deep.equal([{ status: 303, location: '/import/1437' }]);
  });

  it('exchanges the code once', async () => {
    const { address, code } = await callService();
    const [first, second] = [test.visitor(), test.visitor()];
    await first.submit(await first.open(address), '/onoffice/handover');
    expect(await second.post('/onoffice/handover', { code })).to.include({ status: 403 });
    expect(await second.open('/objects')).to.include({ status: 401 });
    expect(await first.open('/objects')).to.include({ status: 200 });
  });

  it('exchanges the code for one of many who come at the same time', async () => {
    const { code } = await callService();
    const visitors = Array.from({ length: 6 }, () => test.visitor());
    const pages = await Promise.all(visitors.map((visitor) => visitor.post('/onoffice/handover', { code })));
    expect(pages.filter(({ status }) => status === 200)).to.have.length(1);
    expect(pages.filter(({ status }) => status === 403)).to.have.length(5);
  });

  it('ends after a minute', async () => {
    const { code } = await callService();
    clock.advanceMs(60_001);
    expect(await test.visitor().post('/onoffice/handover', { code })).to.include({ status: 403 });
  });

  it('leaves the broker in his session when only the code has expired', async () => {
    const { visitor, address } = await callService();
    clock.advanceMs(60_001);
    expect((await visitor.open(address)).heading).to.equal('Objekt importieren');
  });

  it('does not sign another user in by itself: he is asked to click', async () => {
    const sabine = await test.signedIn({ estateId: 1437, userId: 23 });
    const { address } = await callService(21);
    const page = await sabine.open(address);
    expect(page.heading).to.equal(BUTTON);
    expect((await sabine.open('/objects')).headerText).to.contain('Sabine Bergmann');
  });

  it('refuses codes that are made up, missing or doubled', async () => {
    const { code } = await callService();
    const visitor = test.visitor();
    expect(await visitor.post('/onoffice/handover', { code: 'made-up' })).to.include({ status: 403 });
    expect(await visitor.post('/onoffice/handover', {})).to.include({ status: 403 });
    expect(
      await visitor.post('/onoffice/handover', [
        ['code', code],
        ['code', code],
      ]),
    ).to.include({ status: 403 });
    expect(await visitor.open('/objects')).to.include({ status: 401 });
  });

  it('refuses the form of another site and keeps the code', async () => {
    const { code } = await callService();
    const visitor = test.visitor();
    const origin = 'https://evil.example';
    expect(await visitor.post('/onoffice/handover', { code }, { origin })).to.include({ status: 403 });
    expect(await visitor.post('/onoffice/handover', { code })).to.include({ status: 200 });
  });

  it('sends no referrer from pages below /onoffice', async () => {
    const { code } = await callService();
    const visitor = test.visitor();
    for (const page of [
      await visitor.post('/onoffice/handover', { code: 'made-up' }),
      await visitor.post('/onoffice/handover', { code }, { origin: 'https://evil.example' }),
      await visitor.open('/onoffice/unknown'),
    ]) {
      expect(page.headers.get('referrer-policy')).to.equal('no-referrer');
    }
  });
});
