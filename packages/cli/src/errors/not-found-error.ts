/** The database has no such record. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
  readonly code: 'tenant_not_found' | 'user_not_found' | 'import_not_found';
  readonly hint: string;

  constructor(code: NotFoundError['code'], message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
