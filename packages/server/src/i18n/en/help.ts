import type { help as german } from '../de/help.js';

export const help: typeof german = {
  title: 'More information',
  intro:
    'immo-billie runs a digital offer procedure for your property. The object and the prospects come from onOffice.',
  steps: {
    start: {
      title: 'Import an object',
      items: [
        'Open a property in onOffice. It must be active to be imported.',
        'Click “immo-billie” → “Angebotsverfahren” at the bottom. The first time, you confirm a request for permissions.',
        'Check the selection and click “Continue”.',
      ],
    },
    prospects: {
      title: 'Import prospects',
      items: [
        'Everyone who is assigned under “Interessenten” in onOffice, automatically or manually, is selected to start with.',
        'Remove the tick from anyone you do not want to import.',
        'Even if the object has already been imported, this is the only way to add new prospects.',
      ],
    },
    complete: {
      title: 'Complete the object',
      items: [
        'Enter the start and end time, starting price, target price, additional agreements and the detailed description.',
        'Finish setting up the object with “Save” at the very bottom.',
      ],
    },
    login: {
      title: 'Just sign in',
      items: [
        'Start the import as above, but do not click “Continue”.',
        'Click “Administration” → “Objects”: this lists all the objects you have already imported.',
      ],
    },
  },
};
