import { createHmac } from 'node:crypto';

/** What an action's signature covers. `resourceid`, `identifier` and `parameters` are not signed. */
export interface SignedParts {
  /** Unix seconds, the same value that the action carries. */
  readonly timestamp: number;
  /** The API user's token, 32 characters. */
  readonly token: string;
  readonly resourceType: string;
  /** The full action URN. */
  readonly actionId: string;
}

/**
 * The `hmac` of an action with `hmac_version` 2: standard base64 of HMAC-SHA256 over
 * `timestamp + token + resourcetype + actionid`. The secret's text is the key; it is never decoded.
 *
 * @example signAction({ timestamp: 1_767_225_600, token, resourceType: 'estate', actionId }, secret);
 * Source: apidoc.onoffice.de (FAQ, action), onOfficeGmbH/sdk.
 */
export function signAction(parts: SignedParts, secret: string): string {
  return createHmac('sha256', secret)
    .update(`${parts.timestamp}${parts.token}${parts.resourceType}${parts.actionId}`, 'utf8')
    .digest('base64');
}

/** Signs actions of one API user. */
export type ActionSigner = (timestamp: number, resourceType: string, actionId: string) => string;

/**
 * A signer that computes the signature of a verb and type once a second: parameters are not signed, so
 * the pages of a list and the calls of a busy moment share it.
 */
export function createActionSigner(token: string, secret: string): ActionSigner {
  const ofThisSecond = new Map<string, string>();
  let second = Number.NaN;
  return (timestamp, resourceType, actionId) => {
    if (timestamp !== second) ofThisSecond.clear();
    second = timestamp;
    const name = `${resourceType} ${actionId}`;
    const signature =
      ofThisSecond.get(name) ?? signAction({ timestamp, token, resourceType, actionId }, secret);
    ofThisSecond.set(name, signature);
    return signature;
  };
}
