import type { handover as german } from '../de/handover.js';

export const handover: typeof german = {
  title: 'Continue in a new window',
  text: 'Your browser does not allow signing in inside this embedded window. One click takes you to a window of its own, where you are already signed in.',
  submit: 'Continue in a new window',
};
