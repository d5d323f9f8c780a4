import type { storedFiles as german } from '../de/stored-files.js';

export const storedFiles: typeof german = {
  damaged: {
    title: 'This document is damaged',
    text: '“{{name}}” is no longer stored the way it was uploaded. It is not delivered, so that nobody receives a wrong version.',
    next: 'The document has to be deleted and uploaded again. If this happens repeatedly, tell us the reference number.',
    back: 'Back',
  },
};
