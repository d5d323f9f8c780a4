import { OnOfficeApiError, OnOfficeError } from '@immo-billie/onoffice-sdk';

/** A stable word for any error, for the ledger and the log: never a message, which might name a person. */
export function failureCodeOf(error: unknown): string {
  if (error instanceof OnOfficeApiError) return `onoffice_${error.errorCode}`;
  if (error instanceof OnOfficeError) return `onoffice_${error.code}`;
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Za-z0-9_]{1,64}$/.test(code) ? code : 'unexpected';
}
