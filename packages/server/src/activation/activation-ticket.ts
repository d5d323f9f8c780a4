import { randomUUID } from 'node:crypto';
import { parseActivation } from '@immo-billie/onoffice-sdk/marketplace';
import { z } from 'zod';
import type { SecretBox } from '../encryption/secret-box.js';
import { openToken, sealToken } from '../encryption/sealed-token.js';
import { languageOfOnOffice, type Language } from '../i18n/translate.js';
import { requireSignedCall } from '../service-call/verify-signed-call.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';

/** How long an admin may take to copy the key. */
export const TICKET_MAX_AGE_MS = 60 * 60 * 1000;

const PURPOSE = 'activation';

const ticketSchema = z.object({
  ticketId: z.string(),
  tenantId: z.string().min(1),
  tenantName: z.string(),
  userId: z.string().min(1),
  apiToken: z.string().min(1),
  claim: z.string(),
  parameterCacheId: z.string(),
  language: z.string(),
  expiresAt: z.number(),
});

/**
 * What the signed activation URL said, sealed into the page: the page is in a frame where no cookie is
 * sure to work, and neither token nor claim may be readable there.
 */
export type ActivationTicket = z.infer<typeof ticketSchema>;

/** A ticket as the page carries it, and what is needed to say whether its key is active already. */
export interface SealedTicket {
  readonly ticket: string;
  readonly language: Language;
  readonly tenantId: string;
  readonly apiToken: string;
}

/**
 * Checks a signed activation URL and makes its ticket. The URL may be loaded again while it is fresh.
 *
 * @throws Problem when it is not genuine, too old or incomplete.
 */
export function ticketForCall(
  { config, secretBox, clock }: Pick<AppContext, 'config' | 'secretBox' | 'clock'>,
  originalUrl: string,
): SealedTicket {
  const call = requireSignedCall(config, clock, originalUrl, { refuseRepeatedParameters: false });
  const parsed = parseActivation(call);
  if (!parsed.ok) throw new Problem('signed_url_refused', { reason: parsed.reason });
  const { activation } = parsed;
  const language = languageOfOnOffice(activation.userLanguage);
  const ticket: ActivationTicket = {
    ticketId: randomUUID(),
    tenantId: activation.customerWebId,
    tenantName: activation.customerName,
    userId: activation.userId,
    apiToken: activation.apiToken,
    claim: activation.claim ?? '',
    parameterCacheId: activation.parameterCacheId,
    language,
    expiresAt: clock() + TICKET_MAX_AGE_MS,
  };
  const { tenantId, apiToken } = ticket;
  return { ticket: sealToken(secretBox, ticket, PURPOSE), language, tenantId, apiToken };
}

/** `undefined` when the ticket is not one of ours; whether it has expired is for the caller to say. */
export function openTicket(box: SecretBox, ticket: string): ActivationTicket | undefined {
  const opened = ticketSchema.safeParse(openToken(box, ticket, PURPOSE));
  return opened.success ? opened.data : undefined;
}
