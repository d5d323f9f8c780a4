/**
 * The largest number of records of one list read. onOffice does not refuse a larger `listlimit`, it
 * silently answers with 20 records.
 *
 * Source: apidoc.onoffice.de (FAQ); the fall-back to 20 was tested by a broker's client.
 */
export const LARGEST_PAGE = 500;

/** @throws RangeError unless the size is a whole number from 1 to 500 */
export function requirePageSize(size: number): number {
  if (Number.isInteger(size) && size >= 1 && size <= LARGEST_PAGE) return size;
  throw new RangeError(`a page holds 1 to ${LARGEST_PAGE} records; onOffice answers larger requests with 20`);
}
