/**
 * The largest number of records of one list read. onOffice does not refuse a larger `listlimit`, it
 * silently answers with 20 records.
 *
 * Source: apidoc.onoffice.de (FAQ); the fall-back to 20 was tested by a broker's client.
 */
export const LARGEST_PAGE = 500;
