import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText, type Clock } from '../clock.js';
import type { Queryable } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { languageOfOnOffice, type Language } from '../i18n/translate.js';
import { renameTenant } from '../tenants/tenant-store.js';
import { noteUserSeen } from '../tenants/user-store.js';
import { Problem } from '../web/problem.js';
import { keepNewestClaim } from './claim-store.js';
import { idParameter, plainParameter, requireSignedCall, type VerifierConfig } from './verify-signed-call.js';

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
  const parameter = (name: string) => plainParameter(signed, name);
  const call = {
    tenantId: idParameter(signed, 'customerWebId'),
    tenantName: parameter('customerName'),
    userId: idParameter(signed, 'userId'),
    estateId: idParameter(signed, 'estateId'),
    claim: parameter('apiClaim'),
    parameterCacheId: parameter('parameterCacheId'),
    language: languageOfOnOffice(parameter('UserLanguage')),
    signature: signed.signature,
    signedAtSeconds: signed.issuedAt,
  };
  if (
    call.tenantId === '' ||
    call.userId === '' ||
    call.claim === '' ||
    !/^[1-9]\d{0,14}$/.test(call.estateId)
  ) {
    throw new Problem('signed_url_refused', { reason: 'parameter_missing' });
  }
  return call;
}

/** Writes the access data of a call: user, newest claim, name of the tenant, audit event. */
export async function recordServiceCall(
  { secretBox, clock }: { readonly secretBox: SecretBox; readonly clock: Clock },
  db: Queryable,
  call: ServiceCall,
): Promise<void> {
  const { tenantId, userId, claim, signedAtSeconds, language } = call;
  await noteUserSeen(db, { tenantId, userId, role: 'broker', language, at: toUtcText(clock()) });
  await keepNewestClaim(db, secretBox, { tenantId, userId, claim, signedAtSeconds });
  if (call.tenantName !== '') await renameTenant(db, tenantId, call.tenantName);
  await appendAuditEvent(db, { tenantId, userId, at: clock(), kind: 'user.signed_in', detail: {} });
}
