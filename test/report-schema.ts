// The published schema of the check report, held against every report that a test sees.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../src/check/check-report.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(schema);

export function expectReport(report: unknown): void {
  const whole = validate(report);
  expect(whole ? [] : (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
}

/** The reports in what `check --format json` or `ndjson` wrote; entries of failed sites are none. */
export function reportsIn(text: string): unknown[] {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return [];
  let values: unknown[];
  try {
    values = [JSON.parse(trimmed)].flat();
  } catch {
    values = trimmed.split('\n').map((line) => JSON.parse(line) as unknown);
  }
  return values.filter((value) => typeof value === 'object' && value !== null && 'schema' in value);
}
