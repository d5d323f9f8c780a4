import type { Traveller } from './traveller.test-support.js';

/** The guide and the legal texts, as somebody reads them who is not signed in. */
export async function tourOfPublicPages(traveller: Traveller): Promise<void> {
  const { tab, language } = traveller;
  for (const hub of ['help', 'legal']) {
    await traveller.lookAt(hub, `/${hub}?lang=${language}`);
    const hrefs = await tab
      .locator(`main a[href^="/${hub}/"]`)
      .evaluateAll((links) => links.map((link) => String(link.getAttribute('href'))));
    for (const href of new Set(hrefs.map((value) => value.split('?')[0] ?? ''))) {
      await traveller.lookAt(href.slice(1).replace('/', '-'), `${href}?lang=${language}`);
    }
  }
}
