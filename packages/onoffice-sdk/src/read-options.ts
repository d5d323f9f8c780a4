declare const known: unique symbol;

/** Any text; beside known names it keeps an editor suggesting these. */
type OtherName = string & { readonly [known]?: never };

/**
 * Which fields to read. Names are case-sensitive; an unknown or inactive one fails the call with error 141.
 * Fields that only one account has are named like all others.
 */
export interface ReadOptions<KnownField extends string = string> {
  readonly fields: readonly (KnownField | OtherName)[];
}
