import { signUrl, urlStringToSign } from '@immo-billie/onoffice-sdk/marketplace';
import { createHmac } from 'node:crypto';

/**
 * Signs a provider's URL. onOffice's own example leaves an explicit port out of the signed string;
 * `with` signs it all the same, for verifiers that have to stand both.
 */
export function signProviderUrl(options: {
  readonly base: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly secret: string;
  readonly port: 'without' | 'with';
}): string {
  const url = signUrl(options.base, options.parameters, options.secret);
  if (options.port === 'without') return url;
  const { protocol, hostname, host } = new URL(options.base);
  const withPort = urlStringToSign(url).replace(`${protocol}//${hostname}`, () => `${protocol}//${host}`);
  const signature = createHmac('sha256', options.secret).update(withPort, 'utf8').digest('hex');
  return url.replace(/signature=[0-9a-f]+$/, `signature=${signature}`);
}
