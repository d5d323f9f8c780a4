import { waitForScripts } from '../browser.test-support.js';
import type { Traveller } from './traveller.test-support.js';

const AACHEN = 1437;

/** onOffice's own pages: the activation in the Marketplace, the estate, the way into the app. */
export async function tourOfOnOffice(traveller: Traveller): Promise<void> {
  const { app, onOffice, tab } = traveller;
  await onOffice.goto(`${app.simulator.url}/marketplace`);
  await traveller.look('onoffice-marketplace', onOffice);
  await onOffice.getByRole('link', { name: 'jetzt freischalten' }).click();
  await traveller.look('onoffice-provider', onOffice);
  await tab.goto(app.simulator.control.serviceUrl({ estateId: AACHEN }).url);
  await traveller.look('problem-not-activated');

  await tab.goto(app.simulator.control.activationUrl().url);
  await traveller.look('activation-frame');
  await onOffice.getByRole('link', { name: 'Freischalten', exact: true }).click();
  await onOffice.getByLabel('Benutzerrecht aktivieren').selectOption('Für alle Benutzer');
  const key = await onOffice.getByLabel('API-Key', { exact: true }).inputValue();
  const frame = onOffice.frameLocator('#activation-frame');
  await waitForScripts(frame);
  await frame.locator('#apiKey').fill(key);
  await traveller.look('activation', onOffice);
  await frame.getByRole('button').click();
  await onOffice.locator('#activation-next').waitFor();

  await onOffice.goto(`${app.simulator.url}/estates`);
  await traveller.look('onoffice-estates', onOffice);
  await onOffice.goto(`${app.simulator.url}/estates/${AACHEN}?tab=interessenten`);
  await traveller.look('onoffice-prospects', onOffice);
  await onOffice.goto(`${app.simulator.url}/estates/${AACHEN}`);
  await onOffice.getByRole('button', { name: 'immo-billie' }).click();
  const service = onOffice.getByRole('menuitem', { name: 'Angebotsverfahren' });
  await service.waitFor();
  await traveller.look('onoffice-estate', onOffice);
  const [consent] = await Promise.all([onOffice.context().waitForEvent('page'), service.click()]);
  await consent.getByRole('button', { name: 'Bestätigen' }).waitFor();
  await traveller.look('onoffice-rights', consent);
  await consent.getByRole('button', { name: 'Bestätigen' }).click();
  await consent.locator('form[data-wizard]').waitFor();
  await consent.close();
}
