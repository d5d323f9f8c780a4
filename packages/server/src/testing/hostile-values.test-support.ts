/** What somebody may type or send who means no good, or whose program is broken. */
export interface HostileValue {
  readonly what: string;
  readonly value: string;
}

/** Markup that must never reach a page as markup. */
export const RAW_MARKUP = [
  `<script>alert('hostile')</script>`,
  '<img src=hostile',
  '<svg onload=hostile',
] as const;

export const HOSTILE_VALUES: readonly HostileValue[] = [
  { what: 'nothing', value: '' },
  { what: 'blanks', value: ' \t  \u00a0 ' },
  { what: 'a script', value: RAW_MARKUP[0] },
  { what: 'an end of an attribute', value: `"'><img src=hostile onerror=alert(1)><svg onload=hostile>` },
  { what: 'an end of a comment and of a text area', value: `--></textarea></title><img src=hostile>` },
  { what: 'SQL', value: `'; drop table objects; -- %_\\` },
  { what: 'templates', value: '<%= 7 * 7 %> {{7*7}} ${7*7} {{title}} $t(wizard.next)' },
  { what: 'a path', value: '../../../../etc/passwd' },
  { what: 'a link that runs', value: 'javascript:alert(1)//https://' },
  { what: 'NUL', value: 'a\0b\0' },
  { what: 'control characters', value: '\u0001\u0007\u001b[31mrot\u007f\u0085' },
  { what: 'line ends and a header', value: 'a\r\nSet-Cookie: hostile=1\r\n\r\nb' },
  { what: 'emoji', value: '🏡👩‍👩‍👧🇩🇪' },
  { what: 'astral characters', value: '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠜎' },
  { what: 'right to left, and an override', value: 'שלום \u202edlo\u2066 مرحبا' },
  { what: 'combining marks', value: `Z${'\u0335\u0321\u0322'.repeat(40)}a` },
  { what: 'a mark of byte order and characters that are none', value: '\ufeff\ufffe\uffff\u2028\u2029' },
  { what: 'names of objects', value: '__proto__' },
  { what: 'numbers that are none', value: 'NaN' },
  { what: 'infinity', value: 'Infinity' },
  { what: 'a negative number', value: '-1' },
  { what: 'a huge exponent', value: '1e309' },
  { what: 'more than an integer holds', value: '99999999999999999999' },
  { what: 'digits of other scripts', value: '４５０.０００ ٤٥٠' },
  { what: 'an odd date', value: '0000-00-00' },
];

/** Longer than any field takes. */
export const TOO_LONG = 'x'.repeat(20_000);

/** Bodies that no form of a browser sends. */
export interface HostileBody {
  readonly what: string;
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

const FORM = 'application/x-www-form-urlencoded';

/** @param fields the body as a browser would send it */
export function hostileBodies(fields: string): HostileBody[] {
  const typed = (contentType: string) => ({ 'content-type': contentType });
  return [
    { what: 'no body and no type', body: '', headers: {} },
    { what: 'text', body: fields, headers: typed('text/plain') },
    { what: 'JSON', body: '{"_token":{"a":[1]},"title":null}', headers: typed('application/json') },
    { what: 'broken JSON', body: '{"a":', headers: typed('application/json') },
    {
      what: 'XML',
      body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
      headers: typed('text/xml'),
    },
    { what: 'an unknown character set', body: fields, headers: typed(`${FORM}; charset=utf-7`) },
    { what: 'broken percent signs', body: `${fields}&%&%zz=%ed%a0%80&=&&`, headers: typed(FORM) },
    {
      what: 'a compression that is none',
      body: fields,
      headers: { ...typed(FORM), 'content-encoding': 'gzip' },
    },
    { what: 'an unknown compression', body: fields, headers: { ...typed(FORM), 'content-encoding': 'x' } },
    { what: 'multipart without a boundary', body: fields, headers: typed('multipart/form-data') },
    {
      what: 'multipart that breaks off',
      body: '--b\r\nContent-Disposition: form-data; name="_token"\r\n\r\nabc',
      headers: typed('multipart/form-data; boundary=b'),
    },
    {
      what: 'multipart that breaks off inside of a file',
      body: '--b\r\nContent-Disposition: form-data; name="documents"; filename="a.pdf"\r\n\r\n%PDF-1.7',
      headers: typed('multipart/form-data; boundary=b'),
    },
    { what: '10,000 fields', body: `${fields}${many(10_000)}`, headers: typed(FORM) },
    {
      what: '10,000 parts',
      body: `${Array.from({ length: 10_000 }, (_, index) => `--b\r\nContent-Disposition: form-data; name="f${index}"\r\n\r\n1\r\n`).join('')}--b--\r\n`,
      headers: typed('multipart/form-data; boundary=b'),
    },
  ];
}

function many(count: number): string {
  return Array.from({ length: count }, (_, index) => `&field${index}=${index}`).join('');
}
