import type { ImportInput } from '../import/import-input.js';

/**
 * The input of an import without one person, or `undefined` when he is not in it. Everything else stays, so
 * that the import can still be replayed, without bringing him back.
 */
export function forgetPerson(input: ImportInput, addressId: string): ImportInput | undefined {
  const isOther = (person: { readonly addressId: string }) => person.addressId !== addressId;
  const prospects = input.prospects.filter(isOther);
  const notChosen = input.notChosen.filter(isOther);
  const vanishedAddressIds = input.vanishedAddressIds.filter((id) => id !== addressId);
  const isUnchanged =
    prospects.length === input.prospects.length &&
    notChosen.length === input.notChosen.length &&
    vanishedAddressIds.length === input.vanishedAddressIds.length;
  return isUnchanged ? undefined : { ...input, prospects, notChosen, vanishedAddressIds };
}
