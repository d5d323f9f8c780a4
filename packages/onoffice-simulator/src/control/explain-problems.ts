import { z, type ZodError, type ZodType } from 'zod';
import { ControlError } from './control-error.js';

/** What is wrong with a control request, and the JSON Schema of what is allowed instead. */
export function explainProblems(schema: ZodType, error: ZodError): ControlError {
  const problems = error.issues.flatMap(problemsOf);
  return new ControlError(problems.join('; '), shapesOf(schema));
}

function problemsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return ['the body fits none of the allowed shapes'];
  }
  const path = issue.path.map(String).join('.');
  return [path === '' ? issue.message : `${path}: ${issue.message}`];
}

/** One line for each shape: `{ms: number}`. */
function shapesOf(schema: ZodType): string[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const shapes = Array.isArray(json.anyOf) ? json.anyOf : [json];
  return shapes.map(shapeText);
}

function shapeText(shape: z.core.JSONSchema._JSONSchema): string {
  if (typeof shape === 'boolean') return 'anything';
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum !== undefined) return shape.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (shape.anyOf !== undefined) return shape.anyOf.map(shapeText).join(' | ');
  if (shape.type === 'array')
    return `[${typeof shape.items === 'object' && !Array.isArray(shape.items) ? shapeText(shape.items) : ''}]`;
  if (shape.type === 'object' && shape.properties !== undefined) {
    const required = new Set(shape.required ?? []);
    const parts = Object.entries(shape.properties).map(
      ([name, property]) => `${name}${required.has(name) ? '' : '?'}: ${shapeText(property)}`,
    );
    return `{${parts.join(', ')}}`;
  }
  return Array.isArray(shape.type) ? shape.type.join(' | ') : (shape.type ?? 'anything');
}
