import type { EstateRecord } from '@immo-billie/onoffice-sdk';
import type { EstateValues } from '../objects/estate-values.js';
import { cleanLine } from '../objects/form-fields.js';

/** Area fields, the most telling first: the first one that is filled counts. */
const AREA_FIELDS = ['wohnflaeche', 'nutzflaeche', 'grundstuecksflaeche', 'gesamtflaeche'] as const;

/** The base values of an object from what onOffice delivered; what is missing or unset is unknown. */
export function toEstateValues(values: EstateRecord['values']): EstateValues {
  const area = AREA_FIELDS.find((field) => (values[field] ?? 0) > 0);
  return {
    title: known(values.objekttitel),
    objectNumber: known(values.objektnr_extern),
    areaCenti: area ? hundredths(values[area]) : null,
    areaKind: area ?? null,
    brokerUserId: unlessZero(values.benutzer),
    street: known(values.strasse),
    houseNumber: known(values.hausnummer),
    postalCode: known(values.plz),
    city: known(values.ort),
    country: known(values.land),
    federalState: known(values.bundesland),
    estateKind: known(values.objektart),
    estateType: known(values.objekttyp),
    usage: known(values.nutzungsart),
    marketingKind: known(values.vermarktungsart),
    purchasePriceCents: (values.kaufpreis ?? 0) > 0 ? hundredths(values.kaufpreis) : null,
    buyerCommission: known(values.aussen_courtage),
  };
}

function known(value: string | null | undefined): string | null {
  const text = cleanLine(value);
  return text === '' ? null : text;
}

/** A number of a record; onOffice writes 0 for none. */
function unlessZero(value: string | null | undefined): string | null {
  return value === '0' ? null : known(value);
}

function hundredths(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(Math.round(value * 100));
}
