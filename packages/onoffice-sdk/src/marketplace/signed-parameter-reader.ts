import { parseRecordId, type RecordId } from '../record-id.js';
import type { SignedParameters } from './signed-call-verifier.js';

/** A parameter that is missing or cannot be what its name says. Safe to log: never contains a value. */
export interface ParameterProblem {
  readonly ok: false;
  readonly reason: 'parameter_missing' | 'parameter_invalid';
  readonly name: string;
}

/**
 * Reads named parameters and keeps the first problem of those that are needed. How onOffice writes the others is
 * not documented well enough to refuse a call for one: what cannot be read counts as absent.
 */
export interface SignedParameterReader {
  /** A text that has to be there; `""` after a problem. */
  readonly required: (name: string) => string;
  /** A text; empty ones and lists are absent. */
  readonly optional: (name: string) => string | undefined;
  readonly requiredId: (name: string) => RecordId;
  /** A record number, cleaned of thousands dots; `0` and whatever is none (an unresolved macro) is absent. */
  readonly optionalId: (name: string) => RecordId | undefined;
  readonly problem: () => ParameterProblem | undefined;
}

export function createSignedParameterReader(parameters: SignedParameters): SignedParameterReader {
  let problem: ParameterProblem | undefined;
  const note = (reason: ParameterProblem['reason'], name: string): void => {
    problem ??= { ok: false, reason, name };
  };

  const optional = (name: string): string | undefined => {
    const value = parameters.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const required = (name: string): string => {
    const value = optional(name);
    if (value === undefined) note(parameters.get(name) ? 'parameter_invalid' : 'parameter_missing', name);
    return value ?? '';
  };
  return {
    required,
    optional,
    optionalId: (name) => parseRecordId(optional(name)),
    requiredId(name) {
      const value = required(name);
      if (value !== '' && parseRecordId(value) === undefined) note('parameter_invalid', name);
      return parseRecordId(value) ?? '';
    },
    problem: () => problem,
  };
}
