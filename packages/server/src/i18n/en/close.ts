import type { close as german } from '../de/close.js';

export const close: typeof german = {
  title: 'Close window',
  text: 'You can close this window now. You stay signed in until you sign out.',
};
