import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 860 };
/** As wide as the guide shows its pictures, so that their text keeps its size. */
const GUIDE = { width: 860, height: 640 };

/** Space around the part of a page that is cut out. */
const MARGIN = 12;

type Size = { readonly width: number; readonly height: number };

const STILL = { animations: 'disabled' } as const;

/** Enough to recognise a page. */
const BEGINNING_HEIGHT = 600;

/** How much of a page its pictures show. */
export type PictureExtent = 'whole' | 'beginning';

/** Two pictures of a page, on a desktop and a phone. */
export async function takePagePictures(page: Page, path: string, extent: PictureExtent): Promise<void> {
  await steadily(page, path, async () => {
    for (const [size, ending] of [
      [PHONE, '-phone.png'],
      [DESKTOP, '.png'],
    ] as const) {
      if (extent === 'whole') await openWideEnough(page, size);
      else await openAs(page, { ...size, height: BEGINNING_HEIGHT });
      await page.screenshot({ ...STILL, path: `${path}${ending}` });
    }
  });
}

/**
 * A picture for the guide: the part of a page that reaches from the first to the last of these elements; what
 * the window shows, if there are none.
 */
export async function takeGuidePicture(page: Page, path: string, parts: readonly string[]): Promise<void> {
  await steadily(page, path, async () => {
    if (parts.length === 0) {
      await openAs(page, GUIDE);
      await page.screenshot({ ...STILL, path });
      return;
    }
    await openWideEnough(page, GUIDE);
    const boxes = await Promise.all(
      parts.map(async (part) => {
        const box = await page.locator(part).first().boundingBox();
        if (!box) throw new Error(`${part} is not to be seen on ${page.url()}`);
        return box;
      }),
    );
    const left = Math.max(0, Math.floor(Math.min(...boxes.map(({ x }) => x)) - MARGIN));
    const top = Math.max(0, Math.floor(Math.min(...boxes.map(({ y }) => y)) - MARGIN));
    const right = Math.ceil(Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN);
    const bottom = Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN);
    const clip = { x: left, y: top, width: Math.min(right, GUIDE.width) - left, height: bottom - top };
    await page.screenshot({ ...STILL, path, clip });
  });
}

/** Makes the window as high as the page: Chromium does not draw a frame that is not to be seen. */
async function openWideEnough(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  await openAs(page, {
    ...size,
    height: Number(await page.evaluate('document.documentElement.scrollHeight')),
  });
}

/** Gives the window a size and waits until the page, and what is in its frames, is drawn in it. */
async function openAs(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
  await Promise.all(page.frames().map((frame) => frame.evaluate(twoFrames)));
}

/**
 * Takes a picture while everything that differs from run to run and from machine to machine has given way:
 * ports and random numbers, and fields for date and time, which Chromium shows in the language it is installed
 * in; a German one shows what the picture shows.
 */
async function steadily(page: Page, path: string, take: () => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await page.evaluate(STEADY);
  await take();
  await page.evaluate(AS_BEFORE);
}

const STEADY = `(async () => {
  globalThis.scrollTo(0, 0);
  for (const image of document.images) {
    image.loading = 'eager';
    image.decoding = 'sync';
    await image.decode();
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const steady = text.data
      .replace(/http:\\/\\/localhost:\\d+/g, 'https://app.immo-billie.example')
      .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '6f1c2a90-0000-4000-8000-2027010408ab');
    if (steady !== text.data) text.data = steady;
  }
  for (const field of document.querySelectorAll('input[type=date], input[type=time]')) {
    const { type, value } = field;
    field.dataset.native = JSON.stringify({ type, value });
    field.type = 'text';
    field.value = type === 'time' ? value || '--:--' : value.split('-').reverse().join('.') || 'TT.MM.JJJJ';
  }
})()`;

const AS_BEFORE = `(() => {
  for (const field of document.querySelectorAll('[data-native]')) {
    const { type, value } = JSON.parse(field.dataset.native);
    delete field.dataset.native;
    field.type = type;
    field.value = value;
  }
})()`;
