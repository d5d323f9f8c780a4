/** onOffice refuses the tested key, or the customer or address that uses it. */
export class KeyNotAccepted extends Error {
  override readonly name = 'KeyNotAccepted';
  readonly code: 'key_refused' | 'key_blocked';
  readonly hint: string;

  constructor(code: KeyNotAccepted['code'], errorCode: number | null, hint: string) {
    const what = code === 'key_refused' ? 'the key' : 'this customer or address, though it knows the key';
    super(`onOffice refuses ${what}${errorCode === null ? '' : ` (error ${errorCode})`}`);
    this.code = code;
    this.hint = hint;
  }
}
