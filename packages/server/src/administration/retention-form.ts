import { cleanLine, createFieldReader, type FormError } from '../objects/form-fields.js';
import { RETENTION_LIMITS, type RetentionSettings } from '../tenants/tenant-settings-store.js';

/** The texts of the form, as typed. */
export type RetentionTexts = Readonly<Record<keyof RetentionSettings, string>>;

export interface ParsedRetentionForm {
  readonly texts: RetentionTexts;
  readonly errors: readonly FormError[];
  readonly value: RetentionSettings;
}

export function retentionTexts({ prospectDays, inputDays }: RetentionSettings): RetentionTexts {
  return { prospectDays: String(prospectDays), inputDays: String(inputDays) };
}

/** Reads whole days inside their limits. */
export function parseRetentionForm(body: Readonly<Record<string, unknown>>): ParsedRetentionForm {
  const texts: RetentionTexts = {
    prospectDays: cleanLine(body['prospectDays']),
    inputDays: cleanLine(body['inputDays']),
  };
  const fields = createFieldReader();
  const days = (field: keyof RetentionSettings): number => {
    const label = `administration.retention.${field}`;
    const { min, max } = RETENTION_LIMITS[field];
    const text = texts[field].normalize('NFKC');
    const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) fields.fail(field, label, 'whole_days');
    else if (value < min || value > max) fields.fail(field, label, 'days_range', { min, max });
    return value;
  };
  const value = { prospectDays: days('prospectDays'), inputDays: days('inputDays') };
  return { texts, errors: fields.errors, value };
}
