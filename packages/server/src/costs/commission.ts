/** The buyer's usual commission: 3,0 % and 19 % VAT. */
export const USUAL_COMMISSION_BASIS_POINTS = 357;

/** Most that is read as a percentage; more is another number in the text. */
const MAX_BASIS_POINTS = 1500;

/** „3 % zzgl. MwSt.“ is less than the buyer pays, and what to add is for the broker to say. */
const WITHOUT_TAX = /\b(?:zzgl|zuzüglich|plus|netto|exkl|ohne)\b/i;

/**
 * The commission with VAT in onOffice's free text („3,57 % inkl. MwSt.“, „provisionsfrei“). `undefined` when the
 * text does not say exactly one percentage with VAT, or says what no simple reading gets right.
 */
export function parseCommission(text: string): number | undefined {
  if (/\b(?:provisions|courtage)frei\b/i.test(text)) {
    return /\bnicht\b|\d/i.test(text) ? undefined : 0;
  }
  if (WITHOUT_TAX.test(text)) return undefined;
  const found = [...text.matchAll(/(?<![\d.,])(\d+)(?:[.,](\d+))?\s*(?:%|Prozent)/gi)];
  const [only] = found;
  if (found.length !== 1 || !only) return undefined;
  const [, whole = '', fraction = ''] = only;
  const basisPoints = Math.round(Number(`${whole}.${fraction || '0'}`) * 100);
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
