import type { Queryable } from '../database/database.js';

/**
 * Which objects of the office a broker sees: `all` of them, or his `own`, where he is the Makler or made the
 * latest import. Administrators see all.
 */
export const OBJECT_VISIBILITIES = ['all', 'own'] as const;

export type ObjectVisibility = (typeof OBJECT_VISIBILITIES)[number];

/** How the office presents itself; an empty text was never filled in. */
export interface OfficeTexts {
  /** Instead of the name that onOffice tells. */
  readonly displayName: string;
  /** May have several lines. */
  readonly imprint: string;
  /** http or https. */
  readonly privacyUrl: string;
  readonly senderName: string;
}

/** What new objects are prefilled with, in basis points; `null` means the usual value. */
export interface CostDefaultSettings {
  readonly notaryBasisPoints: number | null;
  readonly landRegisterBasisPoints: number | null;
  readonly buyerCommissionBasisPoints: number | null;
}

export interface RetentionSettings {
  /** How long prospects stay after the end of their object. */
  readonly prospectDays: number;
  /** How long the stored input of an import stays. */
  readonly inputDays: number;
}

/** What the administrators of a tenant have set; everything as delivered where they have not. */
export interface TenantSettings {
  readonly office: OfficeTexts;
  readonly costDefaults: CostDefaultSettings;
  readonly retention: RetentionSettings;
  readonly objectVisibility: ObjectVisibility;
}

/** Periods in days. The defaults and the longest ones follow the advice for unsuccessful prospects. */
export const RETENTION_LIMITS: Readonly<
  Record<keyof RetentionSettings, { readonly min: number; readonly max: number; readonly default: number }>
> = {
  prospectDays: { min: 30, max: 1095, default: 90 },
  inputDays: { min: 7, max: 365, default: 90 },
};

export const DELIVERED_SETTINGS: TenantSettings = {
  office: { displayName: '', imprint: '', privacyUrl: '', senderName: '' },
  costDefaults: { notaryBasisPoints: null, landRegisterBasisPoints: null, buyerCommissionBasisPoints: null },
  retention: {
    prospectDays: RETENTION_LIMITS.prospectDays.default,
    inputDays: RETENTION_LIMITS.inputDays.default,
  },
  objectVisibility: 'all',
};

interface SettingsRow {
  readonly display_name: string;
  readonly imprint: string;
  readonly privacy_url: string;
  readonly sender_name: string;
  readonly notary_bp: number | null;
  readonly land_register_bp: number | null;
  readonly buyer_commission_bp: number | null;
  readonly prospect_retention_days: number | null;
  readonly ledger_retention_days: number | null;
  readonly object_visibility: ObjectVisibility;
}

const TENANT_SETTINGS = 'tenant_settings';

export async function findTenantSettings(db: Queryable, tenantId: string): Promise<TenantSettings> {
  const row = await db(TENANT_SETTINGS).where('tenant_id', tenantId).first<SettingsRow | undefined>();
  if (!row) return DELIVERED_SETTINGS;
  const { retention } = DELIVERED_SETTINGS;
  return {
    office: {
      displayName: row.display_name,
      imprint: row.imprint,
      privacyUrl: row.privacy_url,
      senderName: row.sender_name,
    },
    costDefaults: {
      notaryBasisPoints: row.notary_bp,
      landRegisterBasisPoints: row.land_register_bp,
      buyerCommissionBasisPoints: row.buyer_commission_bp,
    },
    retention: {
      prospectDays: row.prospect_retention_days ?? retention.prospectDays,
      inputDays: row.ledger_retention_days ?? retention.inputDays,
    },
    objectVisibility: row.object_visibility,
  };
}

/** Stores the given parts and leaves the others as they are. */
export async function saveTenantSettings(
  db: Queryable,
  tenantId: string,
  settings: Partial<TenantSettings>,
  by: { readonly userId: string; readonly at: string },
): Promise<void> {
  const columns = { ...toColumns(settings), updated_at: by.at, updated_by: by.userId };
  await db(TENANT_SETTINGS)
    .insert({ tenant_id: tenantId, ...columns })
    .onConflict('tenant_id')
    .merge(Object.keys(columns));
}

function toColumns({ office, costDefaults, retention, objectVisibility }: Partial<TenantSettings>): object {
  return {
    ...(office && {
      display_name: office.displayName,
      imprint: office.imprint,
      privacy_url: office.privacyUrl,
      sender_name: office.senderName,
    }),
    ...(costDefaults && {
      notary_bp: costDefaults.notaryBasisPoints,
      land_register_bp: costDefaults.landRegisterBasisPoints,
      buyer_commission_bp: costDefaults.buyerCommissionBasisPoints,
    }),
    ...(retention && {
      prospect_retention_days: retention.prospectDays,
      ledger_retention_days: retention.inputDays,
    }),
    ...(objectVisibility && { object_visibility: objectVisibility }),
  };
}
