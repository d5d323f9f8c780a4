import { fullName, type CrmUser } from '../crm/crm-user.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import { readListPage } from '../query/list-page.js';
import { compileFilter, type FieldLookup } from '../query/record-filter.js';
import { compileSort } from '../query/record-sort.js';
import { ApiError } from '../wire/api-error.js';
import { recordId } from '../wire/plain-object.js';
import { phpMap, type ApiCall, type ApiRecord, type CallContext, type CallResult } from './api-call.js';
import { readFieldNames } from './read-parameters.js';

/** `read` of `user`: needs the right "Benutzerdaten über API auslesen", the caller's own record excepted. */
export const readUsersCall: ApiCall = {
  verb: 'read',
  resourceType: 'user',
  cacheable: true,
  handle: readUsers,
};

/** `get` of `users`: names and e-mail addresses of everybody, without any right. */
export const getUsersCall: ApiCall = {
  verb: 'get',
  resourceType: 'users',
  cacheable: true,
  handle: (context) => {
    const { parameters, customer } = context;
    const groupId = recordId(parameters['groupId']);
    const members =
      parameters['userfilter'] === 'byGroupId'
        ? customer.users.filter((user) => user.groupId === groupId)
        : customer.users;
    const users =
      parameters['userfilter'] === 'onlyOwn' ? members.filter((user) => isOwn(context, user)) : members;
    return {
      records: users.map((user) => ({
        id: user.id,
        type: 'user',
        elements: {
          id: user.id,
          username: user.login,
          firstname: user.firstName,
          lastname: user.lastName,
          email: user.email,
          meetingurl: '',
        },
      })),
      total: users.length,
    };
  },
};

/** `read` of `userphoto`: nobody here has a photo. */
export const readUserPhotosCall: ApiCall = {
  verb: 'read',
  resourceType: 'userphoto',
  cacheable: true,
  handle: (context) => {
    const users =
      context.resourceId === '' ? context.customer.users.filter((user) => user.active) : [ownUser(context)];
    if (context.resourceId === '') requireUserDataRight(context);
    return {
      records: users.map((user) => ({ id: user.id, type: 'userphoto', elements: { photo: null } })),
      total: users.length,
    };
  },
};

function readUsers(context: CallContext): CallResult {
  const names = readFieldNames(context);
  const unknown = names.find((name) => !Object.hasOwn(USER_FIELDS, name));
  if (unknown !== undefined) throw new ApiError(141, unknown);
  const toRecord = (user: CrmUser): ApiRecord => ({
    id: user.id,
    type: 'user',
    elements: phpMap(
      Object.fromEntries(names.map((name) => [name, userField(context.customer, user, name)])),
    ),
  });
  if (context.resourceId !== '') {
    const user = ownUser(context);
    return { records: [toRecord(user)], total: 1 };
  }
  requireUserDataRight(context);
  const lookup = userFieldLookup(context.customer);
  const matches = compileFilter(context.parameters['filter'], lookup);
  const sort = compileSort(context.parameters, lookup);
  const users = context.customer.users.filter(matches);
  if (sort !== undefined) users.sort((a, b) => sort.compare(sort.keysOf(a), sort.keysOf(b)));
  const page = readListPage(context.parameters);
  return {
    records: users.slice(page.offset, page.offset + page.limit).map(toRecord),
    total: users.length,
  };
}

/** The user named by the resource id. @throws ApiError 170 when it is somebody else and the right is missing */
function ownUser(context: CallContext): CrmUser {
  const user = context.customer.user(recordId(context.resourceId) ?? -1);
  if (user === undefined || !isOwn(context, user)) requireUserDataRight(context);
  if (user === undefined) throw new ApiError(170);
  return user;
}

function isOwn({ caller }: CallContext, user: CrmUser): boolean {
  return caller.kind === 'provider' && caller.user.id === user.id;
}

function requireUserDataRight({ caller }: CallContext): void {
  if (caller.kind === 'provider' && !caller.user.mayReadUserData) throw new ApiError(170);
}

type UserField = (user: CrmUser, customer: CustomerCrm) => string;

const USER_FIELDS: Readonly<Record<string, UserField>> = {
  Nr: (user) => String(user.id),
  Name: (user) => user.login,
  Anrede: (user) => user.salutation,
  Titel: () => '',
  Kuerzel: (user) => `${user.firstName.slice(0, 1)}${user.lastName.slice(0, 1)}`,
  Vorname: (user) => user.firstName,
  Nachname: (user) => user.lastName,
  Firma: (_, customer) => customer.office.company,
  PLZ: (_, customer) => customer.office.postcode,
  Ort: (_, customer) => customer.office.city,
  Strasse: (_, customer) => customer.office.street,
  Hausnummer: (_, customer) => customer.office.houseNumber,
  Land: () => 'DEU',
  province: () => '',
  Mobil: (user) => user.mobile,
  // Trailing blanks occur in real answers.
  Telefon: (user) => (user.phone === '' ? '' : `${user.phone} `),
  Fax: () => '',
  Url: (_, customer) => customer.office.homepage,
  UstID: () => '',
  taxNumber: () => '',
  email: (user) => user.email,
  Emailname: (user) => fullName(user),
  Sprache: (user) => user.uiLanguage,
  meetingUrl: () => '',
  online: () => '0',
  userCreationDate: () => '2024-01-15 08:00:00',
  status: (user) => (user.active ? '1' : '0'),
};

function userField(customer: CustomerCrm, user: CrmUser, name: string): string {
  return USER_FIELDS[name]?.(user, customer) ?? '';
}

function userFieldLookup(customer: CustomerCrm): FieldLookup<CrmUser> {
  return (name) => {
    if (!Object.hasOwn(USER_FIELDS, name)) throw new ApiError(141, name);
    return {
      comparedAs: name === 'Nr' ? 'number' : 'text',
      valuesOf: (user) => [userField(customer, user, name)],
    };
  };
}
