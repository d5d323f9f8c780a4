/**
 * Text as it is compared when people search: without case, accents and punctuation at the edges, `ä` like
 * `ae` and `ß` like `ss`, because a letter says „Mueller“ where onOffice says „Müller“.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => GERMAN[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** The words of a search; every one of them has to be found. */
export function searchWords(text: string): string[] {
  return foldText(text)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
}
