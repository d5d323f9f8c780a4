/** The buyer's usual commission: 3,0 % and 19 % VAT. */
export const USUAL_COMMISSION_BASIS_POINTS = 357;

/** Most that is read as a percentage; more is another number in the text. */
const MAX_BASIS_POINTS = 1500;

/**
 * The commission in onOffice's free text („3,57 % inkl. MwSt.“, „provisionsfrei“). `undefined` when the text
 * does not say exactly one percentage.
 */
export function parseCommission(text: string): number | undefined {
  if (/\b(provisions|courtage)frei\b/i.test(text)) return 0;
  const found = [...text.matchAll(/(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:%|Prozent)/gi)];
  const [only] = found;
  if (found.length !== 1 || !only) return undefined;
  const [, whole = '', fraction = ''] = only;
  const basisPoints = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return basisPoints <= MAX_BASIS_POINTS ? basisPoints : undefined;
}

/**
 * § 656c BGB: a broker who works for both sides takes the same from both. Concerns flats and detached houses
 * with a consumer as buyer. A hint, never a refusal: exceptions are for a lawyer.
 */
export function needsEqualCommission(object: {
  readonly businessRelation: 'b2c' | 'b2b';
  readonly estateKind: string | undefined;
}): boolean {
  return (
    object.businessRelation === 'b2c' && (object.estateKind === 'wohnung' || object.estateKind === 'haus')
  );
}
