import type { CrmRecord } from '../crm/record-table.js';
import { ApiError } from '../wire/api-error.js';
import { isPlainObject, scalarText } from '../wire/plain-object.js';
import type { CallContext } from './api-call.js';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_KM = 6371;

/**
 * `georangesearch`: estates around a point, or around a postcode or town. onOffice knows every postcode;
 * here the centre of a postcode or town is that of the first estate found in it.
 *
 * @throws ApiError 164 when something is missing
 */
export function estatesInRange(context: CallContext): ((id: number) => boolean) | undefined {
  const search = context.parameters['georangesearch'];
  if (search === undefined || search === null || search === '') return undefined;
  if (!isPlainObject(search)) throw new ApiError(164);
  const radius = numberOf(search['radius']);
  if (radius === undefined) throw new ApiError(164);
  const center = givenPoint(search) ?? centreOfPlace(context, search);
  const table = context.customer.tables.estate;
  return (id) => {
    const record = table.get(id);
    const point = record === undefined ? undefined : pointOf(record);
    return center !== undefined && point !== undefined && distanceKm(center, point) <= radius;
  };
}

function givenPoint(search: Readonly<Record<string, unknown>>): Point | undefined {
  const latitude = numberOf(search['latitude']);
  const longitude = numberOf(search['longitude']);
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function centreOfPlace(context: CallContext, search: Readonly<Record<string, unknown>>): Point | undefined {
  const zip = scalarText(search['zip']);
  const city = scalarText(search['city']);
  if (scalarText(search['country']) === undefined || (zip === undefined && city === undefined)) {
    throw new ApiError(164);
  }
  const table = context.customer.tables.estate;
  for (const id of table.ids()) {
    const record = table.get(id);
    if (record === undefined) continue;
    const matches = zip === undefined ? record.values['ort'] === city : record.values['plz'] === zip;
    if (matches && pointOf(record) !== undefined) return pointOf(record);
  }
  return undefined;
}

function pointOf(record: CrmRecord): Point | undefined {
  const latitude = numberOf(record.values['breitengrad']);
  const longitude = numberOf(record.values['laengengrad']);
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

function numberOf(value: unknown): number | undefined {
  const text = scalarText(value);
  if (text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function distanceKm(a: Point, b: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const latitude = radians(b.latitude - a.latitude);
  const longitude = radians(b.longitude - a.longitude);
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
}
