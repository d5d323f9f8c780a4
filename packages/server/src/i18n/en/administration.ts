import type { administration as german } from '../de/administration.js';

export const administration: typeof german = {
  title: 'Administration',
  objects: 'Objects',
  objectsText: 'Overview of the objects that your office has imported.',
  connection: 'Connection to onOffice',
  keyUnlocked: 'API key active, ending in {{ending}}. Activated on {{at}}.',
  keyRefused:
    'onOffice has been refusing the API key since {{at}}. Please activate immo-billie again in the onOffice Marketplace.',
  adminsOnly: 'Only administrators can see the status of the connection.',
};
