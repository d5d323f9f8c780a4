import type { FieldModule } from '../fields/field-catalog.js';
import { labelOf, type LabelLanguage } from '../fields/formatted-value.js';
import { ApiError } from '../wire/api-error.js';
import { asPhpMap, recordId, scalarText } from '../wire/plain-object.js';
import { phpMap, type ApiCall, type ApiRecord, type CallContext } from './api-call.js';
import { ACTION_KINDS } from './action-kinds.js';
import { readFieldNames } from './read-parameters.js';

/** `read` of `basicsettings`: the tree that was asked for, with the office's colours and slogan. */
export const readBasicSettingsCall: ApiCall = {
  verb: 'read',
  resourceType: 'basicsettings',
  cacheable: false,
  handle: (context) => {
    const { office } = context.customer;
    const known: Readonly<Record<string, string>> = {
      logo: '',
      color: office.color,
      color2: office.color2,
      textcolorMail: '000000',
      claim: office.claim,
      systemUiColor: office.color,
    };
    const basicData = asPhpMap(asPhpMap(context.parameters['data'])?.['basicData']);
    if (basicData === undefined) throw new ApiError(167, 'data');
    const wanted = basicData['characteristicsCi'];
    const names = Array.isArray(wanted) ? wanted.filter((name) => typeof name === 'string') : [];
    const unknown = names.find((name) => !Object.hasOwn(known, name));
    if (unknown !== undefined) throw new ApiError(141, unknown);
    const characteristicsCi = Object.fromEntries(names.map((name) => [name, known[name]]));
    return {
      records: [{ id: 0, type: null, elements: { basicData: { characteristicsCi } } }],
      total: null,
    };
  },
};

/** `read` of `impressum`: the office's particulars, or those of one user. */
export const readImpressumCall: ApiCall = {
  verb: 'read',
  resourceType: 'impressum',
  cacheable: true,
  handle: (context) => {
    const { office, users } = context.customer;
    const user = context.customer.user(recordId(context.resourceId) ?? -1) ?? users[0];
    const known: Readonly<Record<string, string>> = {
      title: '',
      firstname: user?.firstName ?? '',
      lastname: user?.lastName ?? '',
      firma: office.company,
      postcode: office.postcode,
      city: office.city,
      street: office.street,
      housenumber: office.houseNumber,
      state: '',
      country: 'Deutschland',
      phone: office.phone,
      mobil: user?.mobile ?? '',
      fax: '',
      email: office.email,
      homepage: office.homepage,
    };
    const names = readFieldNames(context);
    const wanted = names.length === 0 ? Object.keys(known) : names;
    const unknown = wanted.find((name) => !Object.hasOwn(known, name));
    if (unknown !== undefined) throw new ApiError(141, unknown);
    return {
      records: [
        {
          id: 'impressum',
          type: null,
          elements: Object.fromEntries(wanted.map((name) => [name, known[name]])),
        },
      ],
      total: null,
    };
  },
};

export const getGroupsCall: ApiCall = {
  verb: 'get',
  resourceType: 'groups',
  cacheable: true,
  handle: (context) => {
    const filter = context.parameters['groupfilter'];
    const groups = context.customer.groups
      .filter(({ type }) => filter !== 'officeGroups' || type === 'GroupOffice')
      .filter(({ type }) => filter !== 'noRegionGroups' || type !== 'GroupRegion');
    return {
      records: groups.map((group) => ({
        id: group.id,
        type: 'group',
        elements: {
          id: group.id,
          name: group.name,
          abr: group.abbreviation,
          userIds: group.userIds,
          groupType: group.type,
          leaders: [],
        },
      })),
      total: groups.length,
    };
  },
};

export const getFiltersCall: ApiCall = {
  verb: 'get',
  resourceType: 'filters',
  cacheable: true,
  handle: (context) => {
    const module = scalarText(context.parameters['module']) ?? '';
    if (module !== 'estate' && module !== 'address') throw new ApiError(163);
    const filters = context.customer.savedFilters.filter((filter) => filter.module === module);
    return {
      records: filters.map((filter) => ({
        id: filter.id,
        type: 'filter',
        elements: {
          scope: 'office',
          name: filter.name,
          userId: context.customer.users[0]?.id ?? 0,
          groupId: null,
        },
      })),
      total: filters.length,
    };
  },
};

/** `get` of `regions`: a small tree, without paging. */
export const getRegionsCall: ApiCall = {
  verb: 'get',
  resourceType: 'regions',
  cacheable: true,
  handle: () => ({
    records: [
      region(1, 'Städteregion Aachen', ['52062', ['52064', '52080']], 'Nordrhein-Westfalen', {
        '3': region(3, 'Aachen-Innenstadt', ['52062', '52064', '52066'], 'Nordrhein-Westfalen', []).elements,
      }),
      region(5, 'Eifel', [['52152', '52156'], '53937'], 'Nordrhein-Westfalen', []),
    ],
    total: 2,
  }),
};

export const getActionKindTypesCall: ApiCall = {
  verb: 'get',
  resourceType: 'actionkindtypes',
  cacheable: true,
  handle: () => ({
    records: [...ACTION_KINDS].map(([kind, types]) => ({
      id: '0',
      type: 'actionkind',
      elements: {
        key: kind,
        label: kind,
        types: phpMap(Object.fromEntries(types.map((type) => [type, type]))),
        default: types[0] ?? '',
      },
    })),
    total: null,
  }),
};

export const getEstateCategoriesCall: ApiCall = {
  verb: 'get',
  resourceType: 'estateCategories',
  cacheable: true,
  handle: (context) => {
    const kinds = context.customer.fields.estate.active('objektart')?.values ?? {};
    return {
      records: [
        {
          id: 'objektart',
          type: '',
          elements: Object.entries(kinds).map(([id, name]) => ({ id, name })),
        },
      ],
      total: null,
    };
  },
};

/** `get` of `multiselectconfiguration`: one record for every value of the given fields. */
export const getMultiSelectConfigurationCall: ApiCall = {
  verb: 'get',
  resourceType: 'multiselectconfiguration',
  cacheable: true,
  handle: (context) => {
    const { parameters } = context;
    const module = scalarText(parameters['module']) ?? '';
    if (module !== 'estate' && module !== 'address') throw new ApiError(163);
    if (!Array.isArray(parameters['fields'])) throw new ApiError(74);
    const language: LabelLanguage = parameters['language'] === 'ENG' ? 'ENG' : 'DEU';
    const records = parameters['fields'].flatMap((name: unknown) =>
      valueRecords(context, module, name, language),
    );
    return { records, total: records.length };
  },
};

function valueRecords(
  context: CallContext,
  module: FieldModule,
  name: unknown,
  language: LabelLanguage,
): ApiRecord[] {
  const field = typeof name === 'string' ? context.customer.fields[module].active(name) : undefined;
  if (field === undefined) throw new ApiError(141, scalarText(name) ?? '');
  if (field.type !== 'multiselect' && field.type !== 'singleselect') throw new ApiError(171);
  return Object.keys(field.values ?? {}).map((key, index) => ({
    id: index + 1,
    type: 'multiselectconfiguration',
    elements: {
      field: field.name,
      fieldcontent: labelOf(field, key, language),
      multiselectfield: key,
      active: 1,
      fieldfilter: '',
      default: 0,
      position: index + 1,
      level: 1,
      parent: 0,
    },
  }));
}

function region(
  id: number,
  name: string,
  postalcodes: readonly unknown[],
  state: string,
  children: unknown,
): ApiRecord {
  return {
    id,
    type: 'region',
    elements: { id, name, description: '', postalcodes, state, country: 'Deutschland', children },
  };
}
