import { parseRecordId, type RecordId } from '../record-id.js';
import type { SignedParameters } from './signed-call-verifier.js';

/** A parameter that is missing or cannot be what its name says. Safe to log: never contains a value. */
export interface ParameterProblem {
  readonly ok: false;
  readonly reason: 'parameter_missing' | 'parameter_invalid';
  readonly name: string;
}

/** Reads named parameters and keeps the first problem. */
export interface SignedParameterReader {
  /** A text that has to be there; `""` after a problem. */
  readonly required: (name: string) => string;
  /** Absent and empty are the same. */
  readonly optional: (name: string) => string | undefined;
  readonly requiredId: (name: string) => RecordId;
  /** A record number, cleaned of thousands dots. Absent and empty are the same; anything else is a problem. */
  readonly optionalId: (name: string) => RecordId | undefined;
  readonly problem: () => ParameterProblem | undefined;
}

export function createSignedParameterReader(parameters: SignedParameters): SignedParameterReader {
  let problem: ParameterProblem | undefined;
  const note = (reason: ParameterProblem['reason'], name: string): undefined => {
    problem ??= { ok: false, reason, name };
    return undefined;
  };

  const optional = (name: string): string | undefined => {
    const value = parameters.get(name);
    if (value === undefined || value === '') return undefined;
    return typeof value === 'string' ? value : note('parameter_invalid', name);
  };
  const required = (name: string): string => {
    const value = optional(name);
    if (value === undefined) note('parameter_missing', name);
    return value ?? '';
  };
  const optionalId = (name: string): RecordId | undefined => {
    const value = optional(name);
    return value === undefined ? undefined : (parseRecordId(value) ?? note('parameter_invalid', name));
  };
  return {
    required,
    optional,
    optionalId,
    requiredId(name) {
      const value = required(name);
      if (value !== '' && parseRecordId(value) === undefined) note('parameter_invalid', name);
      return parseRecordId(value) ?? '';
    },
    problem: () => problem,
  };
}
