import { tourOfFirstImport, tourOfSecondImport } from './tour-of-imports.test-support.js';
import { tourOfObjectDetails, tourOfObjectList } from './tour-of-objects.test-support.js';
import { tourOfAdministration, tourOfDocuments } from './tour-of-office.test-support.js';
import { tourOfOnOffice } from './tour-of-onoffice.test-support.js';
import { tourOfEndings, tourOfProblems } from './tour-of-problems.test-support.js';
import { tourOfPublicPages } from './tour-of-public-pages.test-support.js';
import type { Traveller } from './traveller.test-support.js';

/** When the tour begins: a Monday, before the dates that it fills in. */
export const TOUR_BEGINS_AT = '2027-01-04T08:00:00Z';

type Part = readonly [name: string, walk: (traveller: Traveller) => Promise<void>];

/** Every page that needs onOffice or a session, in the order in which one leads to the next. */
export const TOUR_OF_THE_APP: readonly Part[] = [
  ['onOffice and the activation', tourOfOnOffice],
  ['the first import', tourOfFirstImport],
  ['Objekt-Details', tourOfObjectDetails],
  ['the second import', tourOfSecondImport],
  ['Objekte', tourOfObjectList],
  ['Administration', tourOfAdministration],
  ['Dokumente', tourOfDocuments],
  ['problems', tourOfProblems],
  ['the end of a session', tourOfEndings],
];

/** Every page that anybody can read. */
export const TOUR_OF_PUBLIC_PAGES: readonly Part[] = [['guide and legal texts', tourOfPublicPages]];
