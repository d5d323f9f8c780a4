import type { video as german } from '../de/video.js';

export const video: typeof german = {
  notProvided: 'The video is provided by the operator. Until then, read here what it explains.',
  watchExternal: 'Watch video (opens in a new tab)',
  openFile: 'Open or download video (new tab)',
  download: 'Download video',
  transcript: 'Transcript',
  captions: 'Captions',
  noPlayer: 'Your browser cannot play this video. Please download it.',
};
