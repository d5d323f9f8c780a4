const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Makes names for the headings of one page; a name that is taken gets a number. */
export function createAnchors(): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const name = anchorOf(text);
    let anchor = name;
    for (let number = 2; taken.has(anchor); number += 1) anchor = `${name}-${number}`;
    taken.add(anchor);
    return anchor;
  };
}

/** „Wie hoch soll der Startpreis sein?“ becomes `s-wie-hoch-soll-der-startpreis-sein`. */
export function anchorOf(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  // The prefix keeps it apart from the ids of the layout.
  return `s-${name}`;
}
