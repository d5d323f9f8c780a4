import { signUrl } from '@immo-billie/onoffice-sdk/marketplace';

/** The secret that onOffice and the app of the tests share. */
export const PROVIDER_SECRET = 'provider-secret-of-the-tests';

/** A URL that onOffice signed, signed anew with some parameters changed or (`null`) left out. */
export function signedAnew(
  url: string,
  changes: Readonly<Record<string, string | readonly string[] | null>> = {},
  secret: string = PROVIDER_SECRET,
): string {
  const { origin, pathname, searchParams } = new URL(url);
  const parameters: Record<string, string | readonly string[]> = Object.fromEntries(searchParams);
  delete parameters['signature'];
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete parameters[name];
    else parameters[name] = value;
  }
  return signUrl(`${origin}${pathname}`, parameters, secret);
}

/** The URL with one parameter replaced and its signature left as it was. */
export function tamperedWith(url: string, name: string, value: string): string {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
}

export function parameterOf(url: string, name: string): string {
  return new URL(url).searchParams.get(name) ?? '';
}
