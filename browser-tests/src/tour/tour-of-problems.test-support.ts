import type { Traveller } from './traveller.test-support.js';

const [AACHEN, HILLSIDE, INACTIVE, FOR_RENT] = [1437, 1439, 1441, 1445];

/** What a broker sees when something does not go on, and how the way ends. */
export async function tourOfProblems(traveller: Traveller): Promise<void> {
  const { app, tab } = traveller;
  const { control } = app.simulator;
  await traveller.signIn(tab, { estateId: INACTIVE });
  await traveller.look('problem-inactive');
  await traveller.signIn(tab, { estateId: FOR_RENT });
  await traveller.look('problem-for-rent');
  control.rights({ userId: 21, estateIds: [HILLSIDE], allow: false });
  await traveller.signIn(tab, { estateId: HILLSIDE });
  await traveller.look('problem-not-readable');
  control.faults({ fault: 'refuse', times: 1 });
  await traveller.signIn(tab, { estateId: AACHEN });
  await traveller.look('problem-unreachable');
  await traveller.lookAt('problem-not-found', '/gibt-es-nicht');
}

/** How the way ends: in a frame without cookies, with „Fenster schließen“, signed out. */
export async function tourOfEndings(traveller: Traveller): Promise<void> {
  const { app, tab } = traveller;
  const { url } = app.simulator.control.serviceUrl({ estateId: AACHEN });
  const answer = await fetch(url, { redirect: 'manual' });
  const others = await traveller.newBrowser();
  const withoutCookie = await others.newPage();
  await withoutCookie.goto(new URL(answer.headers.get('location') ?? '', app.app).href);
  await traveller.look('handover', withoutCookie);
  await withoutCookie.goto(`${app.app}/objects`);
  await traveller.look('problem-signed-out', withoutCookie);
  await others.close();

  await traveller.lookAt('close', '/close');
  await tab.goto(`${app.app}/documents`);
  await tab.locator('.user-menu summary').click();
  await Promise.all([tab.waitForURL(/signed-out/), tab.locator('form[action="/sign-out"] button').click()]);
  await traveller.look('signed-out');
}
