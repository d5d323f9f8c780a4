/** PHP's default setting `precision`: the digits that `http_build_query` writes of a fraction. */
const SIGNIFICANT_DIGITS = 14;

/**
 * The text that PHP's `http_build_query` makes of a number which came as JSON. Whole numbers within 64 bit
 * keep all their digits; others are rounded to 14, so send amounts as text.
 *
 * @throws RangeError for what JSON cannot say (infinity, not a number)
 */
export function phpNumberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a message takes finite numbers only');
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return String(value);
  const [mantissa = '', exponentText = ''] = value.toExponential(SIGNIFICANT_DIGITS - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < SIGNIFICANT_DIGITS) {
    return withoutTrailingZeros(value.toFixed(SIGNIFICANT_DIGITS - 1 - exponent));
  }
  const digits = withoutTrailingZeros(mantissa);
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
