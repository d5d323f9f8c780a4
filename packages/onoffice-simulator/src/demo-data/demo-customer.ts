import type { CustomerCrm } from '../crm/customer-crm.js';
import { FieldCatalog, type FieldDefinition, type FieldModule } from '../fields/field-catalog.js';
import type { CustomerState } from '../marketplace/marketplace.js';

/** A customer as the demo starts. */
export interface DemoCustomer {
  readonly crm: CustomerCrm;
  readonly state: CustomerState;
}

export type StandardFields = Readonly<Record<FieldModule, ReadonlyMap<string, FieldDefinition>>>;

/** Fields that hardly any account has switched on. */
const RARELY_ACTIVE: Readonly<Record<FieldModule, readonly string[]>> = {
  estate: [
    'scout_region',
    'property_type',
    'projectStatus',
    'placeholderEnergy',
    'wochmietbto',
    'saisonmiete',
  ],
  address: [
    'bildWebseite',
    'paymentInterval',
    'sepaMandateReference',
    'taxLiability',
    'workContract',
    'salary',
  ],
};

/** An account's fields: the standard ones, minus the rare ones and those this account switched off. */
export function accountFields(
  standard: StandardFields,
  switchedOff: Partial<Record<FieldModule, readonly string[]>> = {},
): Record<FieldModule, FieldCatalog> {
  return {
    estate: new FieldCatalog(standard.estate, [...RARELY_ACTIVE.estate, ...(switchedOff.estate ?? [])]),
    address: new FieldCatalog(standard.address, [...RARELY_ACTIVE.address, ...(switchedOff.address ?? [])]),
  };
}
