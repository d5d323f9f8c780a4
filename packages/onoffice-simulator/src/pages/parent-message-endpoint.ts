import { verifyMessage, type MessageData } from '@immo-billie/onoffice-sdk/marketplace';
import express, { Router } from 'express';
import { z } from 'zod';
import type { Simulation } from '../simulation/simulation.js';
import { readSession, type PageSession } from './page-session.js';

/** How old a parent message may be; onOffice publishes no figure. */
const MAX_AGE_SECONDS = 300;

const EFFECTS = {
  'onOffice.service.refreshParent': 'refresh',
  'onOffice.service.refreshParentAndClose': 'refreshAndClose',
  'onOffice.service.closeProviderWindow': 'close',
} as const;

const messageSchema = z.object({
  onOfficeType: z.enum(Object.keys(EFFECTS) as [keyof typeof EFFECTS, ...(keyof typeof EFFECTS)[]]),
  parametercacheid: z.string(),
  timestamp: z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]),
  signature: z.string(),
});

type Verdict = { readonly effect: (typeof EFFECTS)[keyof typeof EFFECTS] } | { readonly rejected: string };

/**
 * Checks what the provider's page said to the popup around it. The page's script has checked window and
 * origin; only the server knows the provider secret.
 */
export function createParentMessageEndpoint(simulation: Simulation): Router {
  const router = Router();
  router.post('/popup/message', express.json({ limit: '100kb' }), (request, response) => {
    const body = request.body as { readonly message?: unknown } | undefined;
    response.json(judge(simulation, readSession(simulation, request), body?.message));
  });
  return router;
}

function judge(simulation: Simulation, session: PageSession, text: unknown): Verdict {
  if (typeof text !== 'string') return { rejected: 'Die Nachricht ist kein Text.' };
  const json = parseJson(text);
  const message = messageSchema.safeParse(json);
  if (!message.success) return { rejected: 'Die Nachricht hat nicht die erwartete Form.' };
  // The signature covers what was sent, not what the schema made of it.
  if (!verifyMessage(json as MessageData, simulation.marketplace.provider.secret)) {
    return { rejected: 'Die Signatur stimmt nicht.' };
  }
  const { onOfficeType, parametercacheid, timestamp } = message.data;
  const cache = simulation.marketplace.parameterCaches.find(parametercacheid);
  if (cache?.customerWebId !== session.customer.webId || cache.purpose !== 'service') {
    return { rejected: 'Die parametercacheid gehört zu keinem offenen Dienst.' };
  }
  if (Math.abs(simulation.clock.nowSeconds() - timestamp) > MAX_AGE_SECONDS) {
    return { rejected: 'Die Nachricht ist zu alt.' };
  }
  return { effect: EFFECTS[onOfficeType] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
