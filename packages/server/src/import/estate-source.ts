import type { EstateRecord, ListedUser, OnOfficeClient } from '@immo-billie/onoffice-sdk';
import { DateTime } from 'luxon';
import { toUtcText, type Clock } from '../clock.js';
import type { EstateValues } from '../objects/estate-values.js';
import type { Prospect } from '../objects/prospect.js';
import type { AccountFieldCache, AccountFields } from '../onoffice/account-fields.js';
import { BUSINESS_ZONE } from '../web/format.js';
import { isUnknownField, labelOf, readFirst, readSecond } from './estate-reads.js';
import { MAX_PROSPECTS } from './import-form.js';
import { ImportStopped } from './import-stopped.js';
import { toEstateValues } from './read-estate-values.js';
import { sortProspects, toProspect } from './read-prospect.js';

/** What onOffice shows this user of an estate and its prospects at one moment. */
export interface EstateSource {
  readonly estateId: string;
  /** UTC. */
  readonly readAt: string;
  readonly values: EstateValues;
  /** By name; empty when there were too many and they were not needed. */
  readonly prospects: readonly Prospect[];
  /** Until when a person's data may be stored (`YYYY-MM-DD`), of those with the warning that it has passed. */
  readonly keptUntil: ReadonlyMap<string, string>;
  /** Assigned persons whose address onOffice does not show this user. */
  readonly unreadableAddressIds: readonly string[];
  /** The office's users, when they were asked for and onOffice told them. */
  readonly users: readonly ListedUser[] | undefined;
  /** The signed-in user's name, when onOffice told it. */
  readonly userName: { readonly firstName: string; readonly lastName: string } | undefined;
}

export interface EstateSourceRequest {
  readonly tenantId: string;
  readonly estateId: string;
  readonly userId: string;
  /** Whether too many prospects stop the read; otherwise they are left out then. */
  readonly needsProspects: boolean;
  /** Also reads the office's users, who may be chosen as Makler. */
  readonly withUsers: boolean;
  readonly accountFields: AccountFieldCache;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const ACTIVE = 1;
const SALE = 'kauf';

/** What onOffice calls the three states, for accounts that tell no word of their own. */
const STATUS_WORDS: Readonly<Record<number, string>> = { 0: 'Archiviert', 2: 'Inaktiv' };

/**
 * Reads an estate and its prospects with the user's own rights, in at most two round trips. A field that
 * the account does not have counts as unknown.
 *
 * @throws ImportStopped when the estate cannot be imported; OnOfficeError when onOffice did not answer or
 *   refused.
 */
export async function readEstateSource(
  client: OnOfficeClient,
  request: EstateSourceRequest,
): Promise<EstateSource> {
  const known = request.accountFields.get(request.tenantId);
  try {
    return await readOnce(client, request, known);
  } catch (error) {
    if (!known || !isUnknownField(error)) throw error;
    // A field was switched off in the account since its configuration was read.
    request.accountFields.drop(request.tenantId);
    return readOnce(client, request, undefined);
  }
}

async function readOnce(
  client: OnOfficeClient,
  request: EstateSourceRequest,
  known: AccountFields | undefined,
): Promise<EstateSource> {
  const readAt = toUtcText(request.clock());
  const first = await readFirst(client, request, known);
  const { fields, origins } = first;
  if (!known) request.accountFields.set(request.tenantId, fields);
  if (first.estate) stopUnlessImportable(first.estate, fields);
  const hasTooMany = origins.size > MAX_PROSPECTS;
  if (hasTooMany && request.needsProspects) {
    throw new ImportStopped('too_many_prospects', { count: origins.size, max: MAX_PROSPECTS });
  }

  const addressIds = hasTooMany ? [] : [...origins.keys()];
  const second = await readSecond(client, request, {
    fields,
    readsEstate: !known || !first.estate,
    addressIds,
    staffUserIds: [request.userId, first.estate?.values.benutzer ?? ''],
  });
  const estate = second.estate ?? first.estate;
  if (!estate) throw new ImportStopped('estate_not_found');
  if (!first.estate) stopUnlessImportable(estate, fields);

  const roles = {
    owners: first.owners,
    brokers: new Set([...first.contactPersons, ...second.staffAddressIds]),
    today: DateTime.fromISO(readAt, { zone: BUSINESS_ZONE }).toISODate() ?? '',
  };
  const prospects = addressIds.flatMap((addressId) => {
    const address = second.addresses.get(addressId);
    return address ? [toProspect(address, origins.get(addressId) ?? 'manual', roles)] : [];
  });
  return {
    estateId: request.estateId,
    readAt,
    values: toEstateValues(estate.values),
    prospects: sortProspects(prospects),
    keptUntil: new Map(
      prospects
        .filter(({ warnings }) => warnings.includes('keep_until_passed'))
        .map(({ addressId }) => [addressId, second.addresses.get(addressId)?.values.DSGVOSaveUntil ?? '']),
    ),
    unreadableAddressIds: addressIds.filter((addressId) => !second.addresses.has(addressId)),
    users: first.users,
    userName: first.userName,
  };
}

function stopUnlessImportable({ values }: EstateRecord, fields: AccountFields): void {
  const title = values.objekttitel ?? '';
  const { status, status2, vermarktungsart: marketing } = values;
  if (status !== undefined && status !== null && status !== ACTIVE) {
    const word = labelOf(fields, 'status2', status2) ?? STATUS_WORDS[status] ?? String(status);
    throw new ImportStopped('estate_inactive', { title, status: word });
  }
  if (marketing && marketing !== SALE) {
    throw new ImportStopped('estate_not_for_sale', {
      title,
      marketing: labelOf(fields, 'vermarktungsart', marketing) ?? marketing,
    });
  }
}
