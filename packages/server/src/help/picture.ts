import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenReader } from '../documents/source/token-reader.js';

/** A screenshot in a chapter: a paragraph of its own, `![alternative text](file.png "caption")`. */
export interface Picture {
  readonly kind: 'picture';
  readonly src: string;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  readonly caption: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const FILE_NAME = /^[a-z-]+(?:\.(?:de|en))?\.png$/;

/**
 * Reads the next paragraph if it is a picture. Its size comes from the file, so that the page keeps the place
 * free that the picture needs.
 *
 * @param folder where the pictures lie
 * @throws BlockError when there is no such picture, or when its texts are missing
 */
export function takePicture(reader: TokenReader, folder: string): Picture | undefined {
  const [image, ...others] = reader.peek(1)?.children ?? [];
  if (!reader.isAt('paragraph_open') || image?.type !== 'image' || others.length > 0) return undefined;
  reader.take('paragraph_open');
  reader.take('inline');
  reader.take('paragraph_close');
  const fileName = String(image.attrGet('src'));
  const caption = String(image.attrGet('title') ?? '');
  if (image.content === '' || caption === '') {
    throw reader.error('image', { file: fileName, needs: 'a text and a caption' });
  }
  const size = FILE_NAME.test(fileName) ? readPngSize(join(folder, fileName)) : undefined;
  if (!size) throw reader.error('image', { file: fileName, needs: 'a PNG in the folder of pictures' });
  return { kind: 'picture', src: `/assets/help/${fileName}`, alt: image.content, caption, ...size };
}

function readPngSize(path: string): Pick<Picture, 'widthPx' | 'heightPx'> | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  if (!bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return undefined;
  // The header chunk comes first: length, „IHDR“, width, height.
  return { widthPx: bytes.readUInt32BE(16), heightPx: bytes.readUInt32BE(20) };
}
