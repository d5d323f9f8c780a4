import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [360, 768, 1440];
const DESKTOP = { width: 1280, height: 860 };

/** What axe finds against WCAG 2.2 AA, in the light theme and in the dark one. */
export async function findViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    // The legacy mode needs no second tab; what the activation shows in a frame is a stop of its own.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
    const { violations } = await axe.withTags(WCAG).analyze();
    for (const { id, nodes } of violations) {
      found.push(`${theme}, ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** At which widths a page scrolls sideways, at 100 and at 200 % zoom. */
export async function findOverflow(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    for (const zoom of [1, 2]) {
      // Twice the zoom halves the space: what a browser does at 200 %.
      await page.setViewportSize({ width: Math.max(320, Math.round(width / zoom)), height: 800 });
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (overflow !== 0) found.push(`${width} px at ${zoom}00 %: ${String(overflow)} px too wide`);
    }
  }
  await page.setViewportSize(DESKTOP);
  return found;
}
