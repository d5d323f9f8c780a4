import {
  parseServiceCall,
  type ServiceCall as SignedServiceCall,
} from '@immo-billie/onoffice-sdk/marketplace';
import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText, type Clock } from '../clock.js';
import type { Queryable } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { languageOfOnOffice, type Language } from '../i18n/translate.js';
import { renameTenant } from '../tenants/tenant-store.js';
import { noteUserSeen } from '../tenants/user-store.js';
import { Problem } from '../web/problem.js';
import { keepNewestClaim } from './claim-store.js';
import { requireSignedCall, type VerifierConfig } from './verify-signed-call.js';

const MAX_ESTATE_DIGITS = 15;

/** What onOffice says when a broker clicks the service in an estate. */
export interface ServiceCall {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly userId: string;
  readonly estateId: string;
  readonly claim: string;
  readonly parameterCacheId: string;
  readonly language: Language;
  readonly signature: string;
  readonly signedAtSeconds: number;
}

/**
 * Checks signature and freshness of a service URL and reads its parameters. Whether it was used before is
 * the caller's question.
 *
 * @throws Problem when it is not genuine, too old or incomplete.
 */
export function verifyServiceCall(config: VerifierConfig, clock: Clock, originalUrl: string): ServiceCall {
  const signed = requireSignedCall(config, clock, originalUrl, { refuseRepeatedParameters: true });
  const parsed = parseServiceCall(signed);
  if (!parsed.ok) throw new Problem('signed_url_refused', { reason: parsed.reason });
  const { serviceCall } = parsed;
  return {
    tenantId: serviceCall.customerWebId,
    tenantName: serviceCall.customerName,
    userId: serviceCall.userId,
    estateId: requireEstateId(serviceCall),
    claim: serviceCall.claim,
    parameterCacheId: serviceCall.parameterCacheId ?? '',
    language: languageOfOnOffice(serviceCall.userLanguage),
    signature: signed.signature,
    signedAtSeconds: signed.issuedAt,
  };
}

/** The SDK takes an estate for optional: a service may be opened without one, this one may not. */
function requireEstateId({ estateId, parameters }: SignedServiceCall): string {
  if (estateId !== undefined && estateId.length <= MAX_ESTATE_DIGITS) return estateId;
  const isMissing = (parameters.get('estateId') ?? '') === '';
  throw new Problem('signed_url_refused', { reason: isMissing ? 'parameter_missing' : 'parameter_invalid' });
}

/** Writes the access data of a call: user, newest claim, name of the tenant, audit event. */
export async function recordServiceCall(
  { secretBox, clock }: { readonly secretBox: SecretBox; readonly clock: Clock },
  db: Queryable,
  call: ServiceCall,
): Promise<void> {
  const { tenantId, userId, claim, signedAtSeconds, language } = call;
  // First the tenant, then the user, as an activation does: in another order the two could wait for each other.
  if (call.tenantName !== '') await renameTenant(db, tenantId, call.tenantName);
  await noteUserSeen(db, { tenantId, userId, role: 'broker', language, at: toUtcText(clock()) });
  await keepNewestClaim(db, secretBox, { tenantId, userId, claim, signedAtSeconds });
  await appendAuditEvent(db, { tenantId, userId, at: clock(), kind: 'user.signed_in', detail: {} });
}
