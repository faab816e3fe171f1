import type { Problem } from './problem';

/**
 * One line of the national classification of industries, GB/T 4754-2017. The standard's own code is the digits: two for a division (大类), three for
 * a group (中类), four for a class (小类). Here they follow the letter of their section (门类), so that a code tells its whole descent: C, C26, C261, C2611.
 */
export interface Industry {
  code: string;
  zh: string;
  /** Translation by the project, no official one. */
  en?: string;
}

const header = 'code\tzh\ten';
const form = /^[A-T](?:\d{2,4})?$/;

/** Reads the list: UTF-8, one industry a line as `code<TAB>zh<TAB>en`, `en` may be empty. A list with any fault is refused as a whole. */
export function readIndustries(text: string): { ok: true; industries: Industry[] } | { ok: false; problem: Problem } {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const wrong = (line: number, message: string) =>
    ({ ok: false, problem: { code: 'industries-invalid', at: `line ${line}`, params: { message } } }) as const;
  if (lines[0] !== header) return wrong(1, 'columns code, zh, en');
  if (lines.length === 1) return wrong(1, 'no industry');
  const industries: Industry[] = [];
  const lineOf = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    if (i === 0) continue;
    const [code = '', zh = '', en, ...more] = line.split('\t');
    if (en === undefined || more.length > 0) return wrong(i + 1, 'three columns');
    if (!form.test(code)) return wrong(i + 1, `"${code}" is no code`);
    if (zh === '' || zh !== zh.trim() || en !== en.trim()) return wrong(i + 1, `name of ${code}`);
    if (lineOf.has(code)) return wrong(i + 1, `${code} occurs twice`);
    lineOf.set(code, i + 1);
    industries.push({ code, zh, ...(en && { en }) });
  }
  const digits = new Set<string>();
  const children = new Map<string, number>();
  for (const { code } of industries) {
    if (code.length === 1) continue;
    const parent = parentOf(code);
    if (!lineOf.has(parent)) return wrong(lineOf.get(code)!, `${code} without ${parent}`);
    // The digits alone are the standard's code: they may not stand in two sections.
    if (digits.has(code.slice(1))) return wrong(lineOf.get(code)!, `${code.slice(1)} in two sections`);
    digits.add(code.slice(1));
    children.set(parent, (children.get(parent) ?? 0) + 1);
  }
  const shared = industries.find(({ code }) => whole(code) !== code && children.get(parentOf(code))! > 1);
  if (shared) return wrong(lineOf.get(shared.code)!, `${shared.code} is not alone in ${parentOf(shared.code)}`);
  return { ok: true, industries };
}

const parentOf = (code: string): string => (code.length === 3 ? code.slice(0, 1) : code.slice(0, -1));

/** A level that the standard does not divide has one line below it, which ends in 0 and means the same: C2710 is C271, B1200 is B12. */
const whole = (code: string): string => code.replace(/^([A-T]\d\d\d*?)0+$/, (all, head: string) => (all.length > 3 ? head : all));

/** As typed on any keyboard: full-width or not, in any case, with spaces or without. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');

/** The industry of a code: `C2611`, `2611`, a group, a division or a section; null when the list has none such. */
export function findIndustry(list: readonly Industry[], text: string): Industry | null {
  const wanted = plain(text).replaceAll(' ', '').toUpperCase();
  const key = /^\d/.test(wanted) ? 1 : 0;
  return list.find(({ code }) => code.slice(key) === wanted) ?? null;
}

/**
 * The industries that a text may mean, best first: by code, by the beginning of a name in either language, then those that hold every word of it.
 * Among equals classes come before groups, groups before divisions, else the order of the list. An empty text means nothing.
 */
export function searchIndustries(list: readonly Industry[], query: string, limit: number): Industry[] {
  const text = plain(query);
  if (text === '') return [];
  const words = text.split(' ');
  const found: { industry: Industry; rank: number }[] = [];
  for (const industry of list) {
    const rank = rankOf(industry, text, words);
    if (rank !== null) found.push({ industry, rank });
  }
  found.sort((a, b) => a.rank - b.rank || b.industry.code.length - a.industry.code.length);
  return found.slice(0, Math.max(0, limit)).map(({ industry }) => industry);
}

function rankOf({ code, zh, en = '' }: Industry, text: string, words: readonly string[]): number | null {
  const full = code.toLowerCase();
  const codes = [full, full.slice(1)];
  const [name, english] = [plain(zh), plain(en)];
  if (codes.includes(text)) return 0;
  if (codes.some((c) => c.startsWith(text))) return 1;
  if (name.startsWith(text) || english.startsWith(text)) return 2;
  // "ink" is rather an ink than a drink.
  if (words.every((word) => codes.some((c) => c.startsWith(word)) || name.includes(word) || ` ${english}`.includes(` ${word}`))) return 3;
  return words.every((word) => codes.some((c) => c.startsWith(word)) || name.includes(word) || english.includes(word)) ? 4 : null;
}

/**
 * Whether an industry of the list falls under one of the codes that a rule names, each standing for all below it: C2614 lies in C26 and in C.
 * `maybe` when the industry is wider than a code of the rule (C26 for C2614), so that only a finer code could tell; also for anything that is no code of the list's form:
 * what was not understood is never a no.
 */
export function inIndustries(code: string, prefixes: readonly string[]): 'yes' | 'no' | 'maybe' {
  let answer: 'no' | 'maybe' = 'no';
  for (const prefix of prefixes) {
    if (!form.test(code) || !form.test(prefix)) answer = 'maybe';
    else if (whole(code).startsWith(whole(prefix))) return 'yes';
    else if (whole(prefix).startsWith(whole(code))) answer = 'maybe';
  }
  return answer;
}
