/** One thing that is not as it was. `at`: where in the report, list entries by the name that they have (`answers.red-line.findings.rl-1.overlap.areaM2`). */
export interface Difference {
  /** altered: the file is not as it was computed. engine, catalogue, layer, rules: what the answer rests on. result: what came out. */
  kind: 'altered' | 'engine' | 'catalogue' | 'layer' | 'rules' | 'result';
  at: string;
  /** Undefined where there was, or is, nothing of the kind. */
  was: unknown;
  is: unknown;
}

/** Beyond so many the rest would help nobody. */
const most = 200;

/** Everything in which two reports differ, what they rest on before what came out. */
export function differences(was: object, is: object): Difference[] {
  const found: Difference[] = [];
  compare('', was, is, found);
  const order: Difference['kind'][] = ['altered', 'engine', 'catalogue', 'layer', 'rules', 'result'];
  return found.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).slice(0, most);
}

function compare(at: string, was: unknown, is: unknown, found: Difference[]): void {
  if (Object.is(was, is)) return;
  if (Array.isArray(was) && Array.isArray(is)) {
    const [before, after] = [byName(was), byName(is)];
    for (const name of new Set([...before.keys(), ...after.keys()])) compare(`${at}.${name}`, before.get(name), after.get(name), found);
    // The same entries in another order are another report.
    if (
      [...before.keys()].join('\n') !== [...after.keys()].join('\n') &&
      before.size === after.size &&
      [...before.keys()].every((k) => after.has(k))
    )
      found.push(difference(at, [...before.keys()].join(' '), [...after.keys()].join(' ')));
    return;
  }
  if (isRecord(was) && isRecord(is)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) compare(at ? `${at}.${key}` : key, was[key], is[key], found);
    return;
  }
  found.push(difference(at, was, is));
}

function difference(at: string, was: unknown, is: unknown): Difference {
  const [top] = at.split('.');
  const kind =
    top === 'engine' || top === 'schema'
      ? 'engine'
      : top === 'catalogue'
        ? 'catalogue'
        : top === 'layers'
          ? 'layer'
          : top === 'ruleBook'
            ? 'rules'
            : 'result';
  return { kind, at, was, is };
}

/** List entries by what names them; by number where nothing does, or where the name stands twice. */
function byName(list: readonly unknown[]): Map<string, unknown> {
  const named = new Map<string, unknown>();
  for (const [i, entry] of list.entries()) {
    const name = nameOf(entry);
    named.set(name === null || named.has(name) ? String(i) : name, entry);
  }
  return named;
}

function nameOf(entry: unknown): string | null {
  if (!isRecord(entry)) return null;
  const { zone, layer, id, rule } = entry;
  const of = isRecord(zone) ? zone['id'] : zone;
  const parts = [rule, layer, of ?? id].filter((part): part is string => typeof part === 'string');
  return parts.length > 0 ? parts.join('/') : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
