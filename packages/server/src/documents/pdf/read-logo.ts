import { inflateSync } from 'node:zlib';

/** An image that a PDF can show. */
export interface Logo {
  readonly bytes: Buffer;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * - `type`: neither PNG nor JPEG.
 * - `size`: no pixels, or more than {@link LOGO_MAX_SIDE_PX} on a side.
 * - `broken`: incomplete, or its data do not fit its own description.
 */
export type LogoProblem = 'type' | 'size' | 'broken';

export class LogoError extends Error {
  override readonly name = 'LogoError';
  readonly problem: LogoProblem;

  constructor(problem: LogoProblem, options: { readonly cause?: unknown } = {}) {
    super(`the logo cannot be used: ${problem}`, options);
    this.problem = problem;
  }
}

export const LOGO_MAX_SIDE_PX = 4000;

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const PNG_CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const HIGHEST_PNG_FILTER = 4;
const JPEG_FRAMES = [0xc0, 0xc1, 0xc2];
const JPEG_WITHOUT_LENGTH = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * Checks an image thoroughly, because pdfkit does not: a broken PNG would end the process in a callback of
 * zlib, or never end its loop over the chunks.
 *
 * @throws LogoError
 */
export function readLogo(bytes: Buffer): Logo {
  try {
    if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return readPng(bytes);
    if (bytes.subarray(0, 2).equals(Buffer.of(0xff, 0xd8))) return readJpeg(bytes);
  } catch (error) {
    // Reading behind the end of a buffer is a RangeError.
    throw error instanceof LogoError ? error : new LogoError('broken', { cause: error });
  }
  throw new LogoError('type');
}

function readPng(bytes: Buffer): Logo {
  const chunks = pngChunks(bytes);
  const header = chunks[0];
  if (header?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND') throw new LogoError('broken');
  const widthPx = header.data.readUInt32BE(0);
  const heightPx = header.data.readUInt32BE(4);
  const depth = header.data.readUInt8(8);
  const channels = PNG_CHANNELS[header.data.readUInt8(9)];
  const isInterlaced = header.data.readUInt8(12) !== 0;
  requireSize(widthPx, heightPx);
  // What pdfkit draws faithfully: whole bytes for each channel, row by row.
  if (channels === undefined || depth !== 8 || isInterlaced) throw new LogoError('type');
  const rowBytes = widthPx * channels + 1;
  const data = Buffer.concat(chunks.flatMap((chunk) => (chunk.type === 'IDAT' ? [chunk.data] : [])));
  const pixels = inflateSync(data, { maxOutputLength: rowBytes * heightPx });
  if (pixels.length !== rowBytes * heightPx) throw new LogoError('broken');
  for (let row = 0; row < heightPx; row += 1) {
    if (pixels.readUInt8(row * rowBytes) > HIGHEST_PNG_FILTER) throw new LogoError('broken');
  }
  return { bytes, mediaType: 'image/png', widthPx, heightPx };
}

function pngChunks(bytes: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  let position = PNG_SIGNATURE.length;
  while (position < bytes.length) {
    const length = bytes.readUInt32BE(position);
    const start = position + 8;
    if (start + length + 4 > bytes.length) throw new LogoError('broken');
    const type = bytes.toString('latin1', position + 4, start);
    chunks.push({ type, data: bytes.subarray(start, start + length) });
    if (type === 'IEND') break;
    position = start + length + 4;
  }
  return chunks;
}

function readJpeg(bytes: Buffer): Logo {
  let position = 2;
  for (;;) {
    if (bytes.readUInt8(position) !== 0xff) throw new LogoError('broken');
    const marker = bytes.readUInt8(position + 1);
    position += 2;
    if (JPEG_WITHOUT_LENGTH(marker)) continue;
    if (JPEG_FRAMES.includes(marker)) break;
    const length = bytes.readUInt16BE(position);
    // Image data or the end before any frame.
    if (length < 2 || marker === 0xda || marker === 0xd9) throw new LogoError('broken');
    position += length;
  }
  const heightPx = bytes.readUInt16BE(position + 3);
  const widthPx = bytes.readUInt16BE(position + 5);
  const channels = bytes.readUInt8(position + 7);
  requireSize(widthPx, heightPx);
  if (bytes.readUInt8(position + 2) !== 8 || ![1, 3, 4].includes(channels)) throw new LogoError('type');
  if (!bytes.subarray(-2).equals(Buffer.of(0xff, 0xd9))) throw new LogoError('broken');
  return { bytes, mediaType: 'image/jpeg', widthPx, heightPx };
}

function requireSize(widthPx: number, heightPx: number): void {
  const fits = (side: number) => side >= 1 && side <= LOGO_MAX_SIDE_PX;
  if (!fits(widthPx) || !fits(heightPx)) throw new LogoError('size');
}
