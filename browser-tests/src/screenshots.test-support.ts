import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 860 };

/**
 * Pictures of a page on a desktop and a phone. A test run leaves them in `test-results/`;
 * `npm run docs:screenshots` puts them where the docs show them.
 */
export async function takeScreenshots(page: Page, name: string): Promise<void> {
  const folder =
    process.env['UPDATE_SCREENSHOTS'] === undefined ? 'test-results/screenshots' : 'docs/screenshots';
  const path = fileURLToPath(new URL(`../../${folder}/`, import.meta.url));
  await mkdir(path, { recursive: true });
  await page.setViewportSize(PHONE);
  await page.screenshot({ path: `${path}${name}-phone.png`, fullPage: true });
  await page.setViewportSize(DESKTOP);
  await page.screenshot({ path: `${path}${name}.png`, fullPage: true });
}
