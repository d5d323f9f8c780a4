import type { RecordContent } from '../crm/record-table.js';
import type { FieldValue } from '../fields/field-value.js';

/** What is special about an estate; everything else gets ordinary values. */
export interface EstateDraft {
  readonly title: string;
  /** The number a human knows ("ImmoNr"). */
  readonly number: string;
  /** 1 active, 2 inactive, 0 archived. */
  readonly status?: '0' | '1' | '2';
  readonly kind?: string;
  readonly type?: string;
  readonly marketing?: 'kauf' | 'miete' | 'pacht' | 'erbpacht' | '';
  readonly street?: string;
  readonly houseNumber?: string;
  readonly postcode: string;
  readonly city: string;
  readonly state?: string;
  /** Number of the advising user ("Betreuer"). */
  readonly advisorId?: number;
  readonly values?: Readonly<Record<string, FieldValue>>;
}

const STATUS2 = { '0': 'status2obj_archiviert', '1': 'status2obj_aktiv', '2': 'status2obj_inaktiv' } as const;

export function estateRecord(draft: EstateDraft): RecordContent {
  const status = draft.status ?? '1';
  return {
    values: {
      objekttitel: draft.title,
      objektnr_extern: draft.number,
      objektart: draft.kind ?? 'haus',
      objekttyp: draft.type ?? 'einfamilienhaus',
      nutzungsart: 'wohnen',
      vermarktungsart: draft.marketing ?? 'kauf',
      strasse: draft.street ?? '',
      hausnummer: draft.houseNumber ?? '',
      plz: draft.postcode,
      ort: draft.city,
      land: 'DEU',
      bundesland: draft.state ?? '',
      waehrung: 'EUR',
      status,
      status2: STATUS2[status],
      benutzer: String(draft.advisorId ?? 21),
      auftragsart: 'exklusiv',
      auftragvon: '2026-02-01',
      auftragbis: '2027-01-31',
      erstellt_am: '2026-02-03',
      erstellt_von: 'joachim',
      geaendert_am: '2026-11-02 16:45:10',
      letzte_aktion: '2026-11-02',
      veroeffentlichen: '1',
      ...draft.values,
    },
  };
}
