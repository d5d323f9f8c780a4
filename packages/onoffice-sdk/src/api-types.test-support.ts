/**
 * Has to compile and is never run: each `@ts-expect-error` stands before something that must not be
 * possible.
 */
import type {
  AddressRecord,
  EstateRecord,
  OnOfficeClient,
  RecordId,
  ServiceClaim,
  Settled,
  UnlockClaim,
  UserRecord,
} from './index.js';
import {
  addressRelations,
  createOnOfficeClient,
  estateRelations,
  readAddresses,
  readEstate,
  readUser,
  relatedIds,
  relatingIds,
} from './index.js';
import { createClaimKeeper, type Activation, type ServiceCall } from './marketplace/index.js';

declare const client: OnOfficeClient;
declare const estate: EstateRecord;
declare const address: AddressRecord;
declare const plainId: RecordId;

export async function resultsKeepTheTypeOfTheirCalls(): Promise<void> {
  const [first, second, third] = await client.callAll([
    readEstate(plainId, { fields: [] }),
    readAddresses([plainId], { fields: [] }),
    readUser(plainId, { fields: ['Name'] }),
  ]);
  const estates: Settled<EstateRecord | undefined> = first;
  const addresses: Settled<AddressRecord[]> = second;
  const users: Settled<UserRecord | undefined> = third;
  // @ts-expect-error the second call reads addresses
  const swapped: Settled<EstateRecord | undefined> = second;
  // @ts-expect-error a settled call has to be looked at before its value
  const unchecked = first.value;
  void [estates, addresses, users, swapped, unchecked];
}

export function valuesHaveTheTypeOfTheirField(): void {
  const price: number | null | undefined = estate.values.kaufpreis;
  const title: string | undefined = estate.values.objekttitel;
  const heating: readonly string[] | undefined = estate.values.heizungsart;
  const sold: boolean | null | undefined = estate.values.verkauft;
  const own: unknown = estate.raw['ind_1_Feld_ObjFrei1'];
  // @ts-expect-error a price may be missing or unset
  const sure: number = estate.values.kaufpreis;
  // @ts-expect-error there is no such standard field
  const unknownField = estate.values.kaufpreiss;
  // @ts-expect-error records are not changed
  estate.values.kaufpreis = 1;
  void [price, title, heating, sold, own, sure, unknownField];
}

export async function relationsHaveADirection(): Promise<void> {
  const owners = await client.relations.ofEstate(estate.id).owners();
  await client.call(readAddresses(owners, { fields: [] }));
  await client.call(relatedIds(estateRelations.owners, [estate.id]));
  await client.call(relatingIds(estateRelations.owners, [address.id]));
  await client.call(relatedIds(addressRelations.matchingEstates, [address.id]));
  // A number from elsewhere fits everywhere.
  await client.call(relatedIds(estateRelations.owners, [plainId]));
  // @ts-expect-error an estate is not an address
  client.relations.ofAddress(estate.id);
  // @ts-expect-error an address is not an estate
  client.relations.ofEstate(address.id);
  // @ts-expect-error estates have owners, addresses have not
  void client.relations.ofAddress(address.id).owners;
  // @ts-expect-error the parent of this relation is an estate
  relatedIds(estateRelations.owners, [address.id]);
  // @ts-expect-error the child of this relation is an address
  relatingIds(estateRelations.owners, [estate.id]);
  // @ts-expect-error owners are addresses, not estates
  readEstate(owners[0] ?? address.id, { fields: [] });
  // @ts-expect-error the related numbers are those of addresses
  const wrong: ReadonlyMap<string, readonly EstateRecord['id'][]> = await client.call(
    relatedIds(estateRelations.owners, [estate.id]),
  );
  void wrong;
}

export function filtersFitTheirField(): void {
  const fields = ['ort'];
  client.estates.list({
    fields,
    filter: { kaufpreis: { op: 'between', value: [1, 2] }, ort: { op: 'like', value: 'A%' } },
  });
  client.estates.list({
    fields,
    filter: {
      heizungsart: [
        { op: 'in', value: ['zentral'] },
        { op: '!=', value: 'ofen' },
      ],
    },
  });
  client.estates.list({ fields, filter: { ind_4_Feld_ObjTech1: { op: '>', value: 3 } } });
  client.addresses.list({
    fields,
    filter: { phone: { op: 'like', value: '%1%' }, Vip: { op: '=', value: true } },
  });
  // @ts-expect-error a price is a number
  client.estates.list({ fields, filter: { kaufpreis: { op: '=', value: '1' } } });
  // @ts-expect-error a boolean knows no order
  client.estates.list({ fields, filter: { balkon: { op: '>', value: true } } });
  // @ts-expect-error onOffice refuses this operator for multi-selects
  client.estates.list({ fields, filter: { heizungsart: { op: '>', value: 'zentral' } } });
  // @ts-expect-error between takes two values
  client.estates.list({ fields, filter: { kaufpreis: { op: 'between', value: [1] } } });
  // @ts-expect-error an empty list of values fits nothing
  client.estates.list({ fields, filter: { objektart: { op: 'in', value: [] } } });
  // @ts-expect-error there is no such standard field
  client.estates.list({ fields, filter: { kaufpreiss: { op: '=', value: 1 } } });
  // @ts-expect-error onOffice refuses filters on the record number of addresses
  client.addresses.list({ fields, filter: { ID: { op: '=', value: 1 } } });
  // @ts-expect-error collecting needs a limit
  void client.estates.list({ fields }).toArray();
}

export function claimsHaveAPurpose(activation: Activation, serviceCall: ServiceCall): void {
  const keeper = createClaimKeeper({ saveUnlessOlder: () => true, load: () => undefined });
  void keeper.keep(serviceCall);
  // @ts-expect-error the claim of an activation is not kept
  void keeper.keep(activation);
  const unlock: UnlockClaim | undefined = activation.claim;
  // @ts-expect-error the claim of an activation is good for unlocking alone
  const service: ServiceClaim | undefined = activation.claim;
  void [unlock, service];
  void client.withClaim(serviceCall.claim);
  // A claim from elsewhere, for instance from a database, fits.
  void client.withClaim(String(serviceCall.claim));
  // @ts-expect-error the claim of an activation is good for unlocking alone
  void client.withClaim(activation.claim);
  createOnOfficeClient({ token: 't', secret: 's', unlockClaim: activation.claim });
  // @ts-expect-error the claim of an activation is good for unlocking alone
  createOnOfficeClient({ token: 't', secret: 's', extendedClaim: activation.claim });
}

export function fieldsMayHaveAnyName(names: readonly string[]): void {
  void client.estates.get('1', { fields: ['kaufpreis', 'ind_1_Feld_ObjFrei1', ...names] });
  void client.addresses.get('1', { fields: names });
  // @ts-expect-error fields are named by text
  void client.estates.get('1', { fields: [1] });
}
