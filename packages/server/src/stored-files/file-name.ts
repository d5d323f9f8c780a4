import { stripInvisible } from '../web/strip-invisible.js';
import { endingsOf } from './file-type.js';

const MAX_CHARACTERS = 150;
const NAMELESS = 'Dokument';

/** Line ends and everything else that does not print. */
const NOT_PRINTED = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A file's name as it may be shown and stored: one line, without a path, of a bearable length. */
export function cleanFileName(given: string): string {
  const name = stripInvisible(given)
    .normalize('NFC')
    .replace(NOT_PRINTED, ' ')
    // Blanks at the end or a point in front would make `..` out of a cleaned name.
    .split(/[/\\]/)
    .map((part) => part.replace(/^[.\s]+|[.\s]+$/g, '').replace(/\s+/g, ' '))
    .findLast((part) => part !== '');
  return shortened(name ?? NAMELESS);
}

/**
 * The name with an ending that fits the content. Systems choose the program by the ending, so that a picture
 * named `.html` would open in the browser; it becomes `.html.png`.
 */
export function nameForType(name: string, mediaType: string): string {
  const endings = endingsOf(mediaType);
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending !== undefined && endings.includes(ending)) return name;
  return `${name}.${endings[0] ?? 'bin'}`;
}

/** Cuts in the middle of the name, never inside of a character that people see as one. */
function shortened(name: string): string {
  if (Array.from(name).length <= MAX_CHARACTERS) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  let kept = '';
  let length = Array.from(ending).length + 1;
  for (const { segment } of new Intl.Segmenter('de').segment(name.slice(0, name.length - ending.length))) {
    length += Array.from(segment).length;
    if (length > MAX_CHARACTERS) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…${ending}`;
}
