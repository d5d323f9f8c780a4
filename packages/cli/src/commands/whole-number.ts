import { InvalidArgumentError } from 'commander';

/** Parses an argument or flag that is a whole number of the given range. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
  };
}

/** Numbers of the import ledger. */
export const importNumber = wholeNumber(1, 2_147_483_647);
