import { SAMPLE_PDF, SAMPLE_PICTURE } from './sample-files.test-support.js';
import { pressContinue, saveObject } from './tour-of-imports.test-support.js';
import { hrefOf, type Traveller } from './traveller.test-support.js';

const FILES = [SAMPLE_PICTURE, SAMPLE_PDF];

/** An estate whose title is longer than anybody would like. */
const LONG_TITLE = 1467;

/** Objekt-Details from the first import to the complete object, with everything that hangs on it. */
export async function tourOfObjectDetails(traveller: Traveller): Promise<void> {
  const { tab } = traveller;
  await traveller.look('object-details-new');
  const object = new URL(tab.url()).pathname;
  await tab.locator('#startPrice').fill('1.5');
  await tab.locator('#detailsUrl').fill('makler.example/aachen');
  await saveObject(tab);
  await traveller.look('object-details-errors');

  await tab.locator('#startsAtDate').fill('2027-01-11');
  await tab.locator('#startsAtTime').fill('08:00');
  await tab.locator('#endsAtDate').fill('2027-01-31');
  await tab.locator('#endsAtTime').fill('18:00');
  await tab.locator('#startPrice').fill('430.000');
  await tab.locator('#targetPrice').fill('485.000');
  await tab.locator('#agreementText0').fill('Einbauküche wird mitverkauft');
  await tab.locator('#agreementAmount0').fill('8.000');
  await tab.locator('#detailsUrl').fill('https://makler.example/aachen');
  await saveObject(tab);
  await tab.locator('#document-files').setInputFiles(FILES);
  await tab
    .locator('.object-document')
    .nth(FILES.length - 1)
    .waitFor();
  await tab.goto(tab.url());
  await traveller.look('object-details');
  await saveObject(tab);
  await traveller.look('object-details-saved');

  await traveller.lookAt('object-documents-onoffice', `${object}/documents/onoffice`);
  await traveller.lookAt('object-documents', `${object}/documents`);
  await traveller.lookAt('object-document-delete', await hrefOf(tab, 'a[href$="/delete"]'));
  await traveller.lookAt('prospects', `${object}/prospects`);
  await traveller.lookAt('prospect-remove', await hrefOf(tab, 'a[href$="/remove"]'));
  await tab.goto(`${traveller.app.app}${object}`);
}

/** What is left to see of an object that was imported twice, and the overview with several. */
export async function tourOfObjectList(traveller: Traveller): Promise<void> {
  const { app, tab } = traveller;
  const object = new URL(tab.url()).pathname;
  await traveller.lookAt('imports', `${object}/imports`);
  for (const [index, estateId] of [1439, 87].entries()) {
    // The overview lists the latest import first.
    app.setTime(`2027-01-08T14:0${index}:00Z`);
    await traveller.signIn(tab, { estateId });
    await pressContinue(tab);
  }
  await traveller.lookAt('objects', '/objects');
  await traveller.lookAt('objects-nothing-found', '/objects?q=gibt-es-nicht');
  await tab.goto(`${app.app}/objects`);
  await Promise.all([tab.waitForEvent('load'), tab.locator('[formaction$="/archive"]').first().click()]);
  await traveller.lookAt('objects-archived', '/objects?state=archived');
  await traveller.signIn(tab, { estateId: LONG_TITLE });
  await traveller.look('wizard-long-title');
}
