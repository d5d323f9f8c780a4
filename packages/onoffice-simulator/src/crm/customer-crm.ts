import type { FieldCatalog, FieldModule } from '../fields/field-catalog.js';
import { QueryCache } from '../query/query-cache.js';
import { AccessRights } from './access-rights.js';
import type { AgentsLogEntry } from './agents-log-entry.js';
import type { CrmUser } from './crm-user.js';
import type { EstateFile } from './estate-file.js';
import { RecordTable } from './record-table.js';
import { RelationStore } from './relation-store.js';
import type { SearchProfile } from './search-profile.js';

export interface UserGroup {
  readonly id: number;
  readonly name: string;
  readonly abbreviation: string;
  readonly userIds: readonly number[];
  readonly type: 'GroupOffice' | 'GroupRegion' | 'GroupGeneral';
}

/** A filter that somebody saved in the account; API reads name it by its number. */
export interface SavedFilter {
  readonly id: number;
  readonly module: FieldModule;
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

export interface CrmTask {
  readonly id: number;
  readonly values: Readonly<Record<string, string>>;
  readonly addressIds: readonly number[];
  readonly estateIds: readonly number[];
}

/** The broker's own particulars: `impressum` and the colours of `basicsettings`. */
export interface OfficeProfile {
  readonly company: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  readonly homepage: string;
  readonly color: string;
  readonly color2: string;
  readonly claim: string;
}

/** Everything one onOffice customer ("Mandant") has: users, records, relations, fields and rights. */
export class CustomerCrm {
  readonly webId: string;
  readonly name: string;
  readonly office: OfficeProfile;
  readonly users: readonly CrmUser[];
  readonly groups: readonly UserGroup[];
  readonly fields: Readonly<Record<FieldModule, FieldCatalog>>;
  readonly tables: Readonly<Record<FieldModule, RecordTable>> = {
    estate: new RecordTable(),
    address: new RecordTable(),
  };
  readonly relations = new RelationStore();
  readonly rights = new AccessRights();
  readonly queryCache = new QueryCache();
  readonly files: EstateFile[] = [];
  readonly agentsLog: AgentsLogEntry[] = [];
  readonly tasks: CrmTask[] = [];
  readonly savedFilters: SavedFilter[] = [];
  readonly searchProfiles: SearchProfile[] = [];
  /** Purchase price offers in cents by `estateId:addressId`. */
  readonly priceOffers = new Map<string, number>();
  /** Fields that the account's administration made mandatory for new records (error 254). */
  readonly mandatoryFields: Readonly<Record<FieldModule, Set<string>>> = {
    estate: new Set(),
    address: new Set(),
  };

  constructor(parts: {
    readonly webId: string;
    readonly name: string;
    readonly office: OfficeProfile;
    readonly users: readonly CrmUser[];
    readonly groups: readonly UserGroup[];
    readonly fields: Readonly<Record<FieldModule, FieldCatalog>>;
  }) {
    this.webId = parts.webId;
    this.name = parts.name;
    this.office = parts.office;
    this.users = parts.users;
    this.groups = parts.groups;
    this.fields = parts.fields;
  }

  user(id: number): CrmUser | undefined {
    return this.users.find((user) => user.id === id);
  }
}
