import { access, constants } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Language } from '../../i18n/translate.js';

/**
 * A video on another server. Its page may be anything, so it is a link; a file that browsers know gets a player too, which
 * loads nothing from there before somebody presses play.
 */
export interface VideoLink {
  readonly kind: 'link';
  readonly url: string;
  /** `undefined` for what is no file that browsers play. */
  readonly playableType: string | undefined;
}

/** A video on this machine: shown in a player where browsers know its type, and to download. */
export interface VideoFile {
  readonly kind: 'file';
  /** Absolute; never shown. */
  readonly path: string;
  /** With the dot, in lower case: `.mp4`. */
  readonly extension: string;
  /** `undefined` for a type that browsers do not play. */
  readonly playableType: string | undefined;
}

export type VideoSource = VideoLink | VideoFile;

const PLAYABLE_TYPES: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.webm': 'video/webm',
  '.ogv': 'video/ogg',
};

/** Understands a setting such as `PROSPECT_VIDEO`: an http(s) URL, or a path; `undefined` for no video. */
export function videoSourceOf(setting: string | undefined): VideoSource | undefined {
  if (setting === undefined) return undefined;
  if (/^https?:\/\//i.test(setting)) {
    const extension = extname(new URL(setting).pathname).toLowerCase();
    return { kind: 'link', url: setting, playableType: PLAYABLE_TYPES[extension] };
  }
  const extension = extname(setting).toLowerCase();
  return { kind: 'file', path: resolve(setting), extension, playableType: PLAYABLE_TYPES[extension] };
}

/** From where a page with this video may load it; `undefined` where it loads nothing from elsewhere. */
export function mediaOriginOf(source: VideoSource | undefined): string | undefined {
  return source?.kind === 'link' && source.playableType !== undefined
    ? new URL(source.url).origin
    : undefined;
}

/** The captions beside a video file: `video.de.vtt` for `video.mp4`. */
export function captionsPathOf({ path, extension }: VideoFile, language: Language): string {
  return `${path.slice(0, path.length - extension.length)}.${language}.vtt`;
}

export async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}
