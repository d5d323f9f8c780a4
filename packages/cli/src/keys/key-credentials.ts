/** What is needed to ask onOffice something. */
export interface KeyCredentials {
  /** The customer's id, when it is known. */
  readonly tenant: string | undefined;
  readonly token: string;
  readonly secret: string;
  /** Providers of the Marketplace need one, ordinary API users have none. */
  readonly claim: string | undefined;
}
