const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * Makes names for the headings of one page: „Wie hoch soll der Startpreis sein?“ becomes
 * `wie-hoch-soll-der-startpreis-sein`, a second heading of the same text gets `-2`.
 */
export function createAnchors(): (text: string) => string {
  const used = new Map<string, number>();
  return (text) => {
    const name = toName(text);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  };
}

function toName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  // A name that begins with a letter and is none of the layout's own.
  return `s-${name}`;
}
