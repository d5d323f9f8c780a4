import { signUrl, type UrlParameters } from '../marketplace/signed-url.js';

/**
 * A service-call URL as onOffice would open it, with the parameters of a made-up customer unless
 * others are given.
 *
 * @param base the registered URL, static parameters included
 * @example buildServiceUrl('https://provider.example/onoffice/service', { estateId: '11' }, secret, 1_767_225_600)
 */
export function buildServiceUrl(
  base: string,
  parameters: UrlParameters,
  providerSecret: string,
  timestampSeconds: number,
): string {
  return signUrl(
    base,
    {
      customerName: 'musterkanzlei',
      customerWebId: '4711',
      userId: '21',
      apiClaim: 'claim-of-a-service-call',
      parameterCacheId: '6802c44a-7ac0-4210-a3d4-e5581e3fa0b6',
      timestamp: String(timestampSeconds),
      ...parameters,
    },
    providerSecret,
  );
}

/** An activation URL as onOffice would load it into its frame; see {@link buildServiceUrl}. */
export function buildActivationUrl(
  base: string,
  parameters: UrlParameters,
  providerSecret: string,
  timestampSeconds: number,
): string {
  const activation = { apiToken: '0123456789abcdef0123456789abcdef', apiClaim: 'claim-of-an-activation' };
  return buildServiceUrl(base, { ...activation, ...parameters }, providerSecret, timestampSeconds);
}
