/** A user of one customer's onOffice. His number is unique within the customer only. */
export interface CrmUser {
  readonly id: number;
  readonly login: string;
  readonly salutation: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile: string;
  readonly admin: boolean;
  /** Inactive users cannot open services; claims of theirs stop working. */
  readonly active: boolean;
  readonly uiLanguage: 'DEU' | 'ENG';
  readonly groupId: number | undefined;
  /** False: the right to use Marketplace services was taken from this user in the user administration. */
  readonly marketplaceRight: boolean;
  /** The right "Benutzerdaten über API auslesen"; without it only the own record is readable. */
  mayReadUserData: boolean;
  /** False: every write under this user's claim is refused. */
  readonly mayWrite: boolean;
}

export function fullName(user: Pick<CrmUser, 'firstName' | 'lastName'>): string {
  return `${user.firstName} ${user.lastName}`.trim();
}
