import { actionUrn, type Action } from './action.js';
import type { ActionSigner } from './signing.js';

/** Who asks. The claim is added to the parameters of every action. */
export interface Credentials {
  readonly token: string;
  readonly sign: ActionSigner;
  readonly claim?: string | undefined;
}

/** An action of one attempt with the label by which its result is recognised. */
export interface LabelledAction {
  readonly action: Action;
  readonly identifier: string;
}

/**
 * The body of one attempt. All its actions carry the same timestamp, which is also the signed one, so
 * that a repeated attempt is always signed anew.
 *
 * @param timestampSeconds unix seconds
 * Source: apidoc.onoffice.de (request, action); `extendedclaim` inside of `parameters`: apidoc (Marketplace).
 */
export function buildSignedBody(
  actions: readonly LabelledAction[],
  credentials: Credentials,
  timestampSeconds: number,
): string {
  return JSON.stringify({
    token: credentials.token,
    request: {
      actions: actions.map(({ action, identifier }) => {
        const actionId = actionUrn(action.verb);
        return {
          actionid: actionId,
          resourceid: action.resourceId,
          resourcetype: action.resourceType,
          identifier,
          timestamp: timestampSeconds,
          hmac: credentials.sign(timestampSeconds, action.resourceType, actionId),
          hmac_version: '2',
          parameters: signedParameters(action, credentials.claim),
        };
      }),
    },
  });
}

/** Sorted on the first level, as the documentation asks. */
function signedParameters(action: Action, claim: string | undefined): Record<string, unknown> {
  const parameters = claim === undefined ? action.parameters : { ...action.parameters, extendedclaim: claim };
  return Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
}
