import type { Problem } from '#zone';

export type Read<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** No honest file nests deeper; a deeper one would exhaust the stack of everything that walks it. */
const maxDepth = 100;

/** JSON text → value; refused with the line where it ends to be JSON, and before parsing when it nests too deeply. */
export function parseJson(text: string): Read<unknown> {
  if (nestsDeeper(text, maxDepth)) return { ok: false, problems: [{ code: 'too-deep', params: { limit: maxDepth } }] };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, problems: [{ code: 'not-json', ...lineOf(text, (error as Error).message) }] };
  }
}

/** Whether brackets nest deeper than a limit; strings are passed over. */
function nestsDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 91 || c === 123) {
      if (++depth > limit) return true;
    } else if (c === 93 || c === 125) depth--;
  }
  return false;
}

/**
 * The line on which the parser gave up, as far as its message tells. Engines word it differently: "position 21", "line 2 column 7",
 * or a snippet with ten characters on either side of the place.
 */
function lineOf(text: string, message: string): { at?: string } {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return { at: line };
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return { at: lineAt(text, Number(position)) };
  if (/end of (JSON )?input|unterminated/i.test(message)) return { at: lineAt(text, text.length) };
  const snippet = /^Unexpected token .*?, (\.\.\.)?"([\s\S]*)"(\.\.\.)? is not valid JSON$/.exec(message);
  const found = snippet ? text.indexOf(snippet[2]!) : -1;
  return found < 0 ? {} : { at: lineAt(text, found + (snippet![1] ? 10 : 0)) };
}

const lineAt = (text: string, position: number) => String(text.slice(0, position).split('\n').length);

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
