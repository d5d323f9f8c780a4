/** PHP's default setting `precision`: the digits that `http_build_query` writes of a fraction. */
const SIGNIFICANT_DIGITS = 14;

/** As many as JavaScript writes after the point. */
const MANY_DIGITS = 100;

/**
 * The text that PHP's `http_build_query` makes of a number which came as JSON. Whole numbers within 64 bit
 * keep all their digits; others are rounded to 14, so send amounts as text. A negative zero is `0`, which is what
 * `JSON.stringify` makes of it.
 *
 * @throws RangeError for what JSON cannot say (infinity, not a number)
 */
export function phpNumberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a message takes finite numbers only');
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return String(value);
  const rounded = roundedLikePhp(value);
  const [mantissa = '', exponentText = ''] = rounded.split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < SIGNIFICANT_DIGITS) {
    return withoutTrailingZeros(Number(rounded).toFixed(SIGNIFICANT_DIGITS - 1 - exponent));
  }
  const digits = withoutTrailingZeros(mantissa);
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

/** Scientific notation. In the middle between two numbers JavaScript takes the larger one, PHP the even one. */
function roundedLikePhp(value: number): string {
  const rounded = value.toExponential(SIGNIFICANT_DIGITS - 1);
  // No double comes that close to the middle without being it.
  const [, kept, lastKept, exponent] =
    /^(-?\d\.\d{12}(\d))50{86}(e.+)$/.exec(value.toExponential(MANY_DIGITS)) ?? [];
  const isEvenBelow = lastKept !== undefined && Number(lastKept) % 2 === 0;
  return isEvenBelow ? `${kept}${exponent}` : rounded;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
