import { SAMPLE_PDF } from './sample-files.test-support.js';
import { hrefOf, type Traveller } from './traveller.test-support.js';

/** „Sabine Bergmann“, who is no admin. */
const SABINE = 23;

const ADMIN_PAGES = ['users', 'office', 'defaults', 'retention', 'key', 'audit'] as const;
const TEXT = '/administration/texts/das-ist-immo-billie/de';

/** Administration with each of its pages, for an admin and for a broker. */
export async function tourOfAdministration(traveller: Traveller): Promise<void> {
  const { app, tab } = traveller;
  const others = await traveller.newBrowser();
  const sabine = await others.newPage();
  await traveller.signIn(sabine, { estateId: 1439, userId: SABINE });

  await traveller.lookAt('administration', '/administration');
  await tab.goto(`${app.app}/administration/setup`);
  await Promise.all([
    tab.waitForEvent('load'),
    tab.locator('form[action="/administration/setup"] button').click(),
  ]);
  await traveller.look('administration-setup');
  for (const name of ADMIN_PAGES) await traveller.lookAt(`administration-${name}`, `/administration/${name}`);
  await addOwnDocument(traveller);
  await traveller.look('administration-documents');
  await traveller.lookAt('administration-document', await hrefOf(tab, '.office-document a:last-of-type'));
  await traveller.lookAt('administration-text', TEXT);
  await Promise.all([tab.waitForEvent('load'), tab.locator('button[value=preview]').click()]);
  await traveller.look('administration-text-preview');

  await tab.goto(`${app.app}/administration/persons`);
  await tab.locator('#text').fill('Mustermann');
  await Promise.all([tab.waitForEvent('load'), tab.locator('form[role=search] button').click()]);
  await traveller.look('administration-persons');
  await tab.locator('a[href^="/administration/persons/"]').first().click();
  await tab.waitForURL(/\/persons\/\d+$/);
  await traveller.look('administration-person');

  await sabine.goto(`${app.app}/administration`);
  await traveller.look('administration-broker', sabine);
  await sabine.goto(`${app.app}/administration/key`);
  await traveller.look('problem-admins-only', sabine);
  await others.close();
}

/** A document of the office's own, so that its list is not empty. */
async function addOwnDocument({ app, tab }: Traveller): Promise<void> {
  await tab.goto(`${app.app}/administration/documents`);
  await tab.locator('#title').fill('Checkliste Übergabe');
  await tab.locator('#description').fill('Für das Gespräch beim Schlüssel.');
  await tab.locator('input[type=file]').setInputFiles(SAMPLE_PDF);
  await Promise.all([
    tab.waitForEvent('load'),
    tab.locator('form[action="/administration/documents"] button[type=submit]').click(),
  ]);
}

/** „Dokumente“ with each document, and both videos. */
export async function tourOfDocuments(traveller: Traveller): Promise<void> {
  await traveller.lookAt('documents', '/documents');
  await traveller.lookAt('document-strategy', '/documents/strategie');
  await traveller.lookAt('document-handout', '/documents/das-ist-immo-billie');
  await traveller.lookAt('document-questions', '/documents/fragen-und-antworten');
  await traveller.lookAt('video-prospects', '/documents/video');
  await traveller.lookAt('video-explainer', '/help/video');
}
