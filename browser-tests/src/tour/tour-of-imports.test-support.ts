import type { Page } from 'playwright-core';
import type { Traveller } from './traveller.test-support.js';

const AACHEN = 1437;
const ALL_KINDS_OF_PROSPECTS = 1463;
/** „Sandra Halder“, „Peter Mustermann“ and the family who are new at the second import. */
const [SANDRA, PETER, NEW_FAMILY] = [2105, 2101, 2111];

/** Two of each kind of prospect with decent names, to be shown in the guide. */
const PRESENTABLE = {
  'estate:address:interested': [2001, 2201, 2207, 2211, 2215, 2225, 2227, 2231, 2253],
  'estate:address:matching': [2013, 2205, 2227, 2233, 2257],
} as const;

/** The wizard before anything is imported. */
export async function tourOfFirstImport(traveller: Traveller): Promise<void> {
  const { app, tab } = traveller;
  await traveller.signIn(tab, { estateId: AACHEN });
  await traveller.look('wizard');
  await traveller.lookAt('objects-empty', '/objects');
  await traveller.lookAt('administration-setup-new', '/administration/setup');

  await traveller.signIn(tab, { estateId: ALL_KINDS_OF_PROSPECTS });
  await traveller.look('wizard-all-kinds');
  for (const [relationtype, childids] of Object.entries(PRESENTABLE)) {
    app.simulator.control.relations({
      relationtype,
      parentid: ALL_KINDS_OF_PROSPECTS,
      childids: [...childids],
    });
  }
  await tab.reload();
  await traveller.look('wizard-reasons');

  await traveller.signIn(tab, { estateId: AACHEN });
  await tab.locator(`#p${SANDRA}`).uncheck();
  await tab
    .locator(`#n${PETER}`)
    .fill(traveller.language === 'de' ? 'ruft nach 18 Uhr an' : 'calls after 6 pm');
  await traveller.look('wizard-choice');
  await pressContinue(tab);
}

/** The wizard for an object that is there already: hand-made changes, a new person, counts afterwards. */
export async function tourOfSecondImport(traveller: Traveller): Promise<void> {
  const { app, tab } = traveller;
  await tab.locator('#title').fill('Einfamilienhaus am Lousberg');
  await saveObject(tab);
  app.simulator.control.relations({
    relationtype: 'estate:address:interested',
    parentid: AACHEN,
    childids: [NEW_FAMILY],
    mode: 'add',
  });
  app.setTime('2027-01-08T13:30:00Z');
  await traveller.signIn(tab, { estateId: AACHEN });
  await traveller.look('wizard-again');
  await tab.locator(`#p${SANDRA}`).uncheck();
  await tab.locator('#take-title').check();
  await pressContinue(tab);
  await tab.locator('.alert summary').click();
  await traveller.look('object-details-updated');
}

export async function pressContinue(tab: Page): Promise<void> {
  await tab.locator('form[data-wizard] .button-row button').click();
  await tab.locator('#object-form').waitFor();
}

export async function saveObject(tab: Page): Promise<void> {
  await Promise.all([tab.waitForEvent('load'), tab.locator('.save-row button').click()]);
}
