import { loadStandardFields } from '../fields/field-catalog.js';
import type { DemoCustomer, StandardFields } from './demo-customer.js';
import type { DemoSize } from './demo-size.js';
import { buildMuellerSoehne } from './mueller-soehne.js';
import { buildNordlicht } from './nordlicht.js';
import { buildTestkanzlei } from './testkanzlei.js';

/** All customers of the demo; the first one is meant whenever none is named. */
export function buildDemoCustomers(size: DemoSize): [DemoCustomer, ...DemoCustomer[]] {
  const standard: StandardFields = {
    estate: loadStandardFields('estate'),
    address: loadStandardFields('address'),
  };
  return [buildTestkanzlei(size, standard), buildNordlicht(standard), buildMuellerSoehne(standard)];
}
