import { enFileNotes, enFileProblems } from './en-files';
import { enFrameNotes, enFrameProblems } from './en-frames';
import { enNotes, enProblems } from './en-problems';
import { latitude, longitude, type Language } from './format';
import { zhFileNotes, zhFileProblems } from './zh-files';
import { zhFrameNotes, zhFrameProblems } from './zh-frames';
import { zhNotes, zhProblems, type Params } from './zh-problems';

/** A problem or a note as data, whoever made it. */
export interface Told {
  code: string;
  at?: string;
  params?: Params;
}
type Sentences = Readonly<Record<string, (params: Params) => string>>;

const problems: Record<Language, Sentences> = {
  zh: { ...zhProblems, ...zhFileProblems, ...zhFrameProblems },
  en: { ...enProblems, ...enFileProblems, ...enFrameProblems },
};
const notes: Record<Language, Sentences> = {
  zh: { ...zhNotes, ...zhFileNotes, ...zhFrameNotes },
  en: { ...enNotes, ...enFileNotes, ...enFrameNotes },
};
const unknown: Record<Language, (code: string) => string> = {
  zh: (code) => `出现未归类的情况（${code}）。请核对输入；若再次出现，请报告此代码。`,
  en: (code) => `Something not classified happened (${code}). Check the input, and report this code if it happens again.`,
};
const places: Record<Language, Record<string, (number: string) => string>> = {
  zh: {
    line: (k) => `第 ${k} 行`,
    feature: (k) => `第 ${k} 个要素`,
    part: (k) => `第 ${k} 部分`,
    ring: (k) => `第 ${k} 个环`,
    vertex: (k) => `第 ${k} 个顶点`,
  },
  en: {
    line: (k) => `Line ${k}`,
    feature: (k) => `Feature ${k}`,
    part: (k) => `Part ${k}`,
    ring: (k) => `Ring ${k}`,
    vertex: (k) => `Vertex ${k}`,
  },
};

/**
 * A place in the reader's words: `features[3]`, a bare line number, `line 3`, `part 2`, a pair `125.3,43.9`, or a row of them; anything else as it is.
 * The whole input (`feature`, `geometry`) needs no naming.
 */
export function place(at: string, language: Language): string {
  const name = (what: string, k: number | string) => places[language][what]!(String(k));
  if (at === 'feature' || at === 'geometry' || at === 'features') return '';
  if (/^\d+$/.test(at)) return name('line', at);
  const words = at
    .replace(/features\[(\d+)\]/g, (_, k: string) => name('feature', Number(k) + 1))
    .replace(/\b(line|feature|part|ring|vertex)[ :#]*(\d+)/g, (_, what: string, k: string) => name(what, k))
    .replace(
      /(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,2}(?:\.\d+)?)(?![\d.])/g,
      (_, lng: string, lat: string) => `${longitude(+lng)} ${latitude(+lat)}`,
    );
  return language === 'en' ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function say(first: Sentences, second: Sentences, told: Told, language: Language): string {
  const words = first[told.code] ?? second[told.code];
  const text = words ? words(told.params ?? {}) : unknown[language](told.code);
  const where = told.at ? place(told.at, language) : '';
  return where ? where + (language === 'zh' ? '：' : ': ') + text : text;
}

/** One sentence about what stops: where, what, what to do next. */
export const sentence = (problem: Told, language: Language) => say(problems[language], notes[language], problem, language);
/** One sentence about what was noticed or changed while the work went on. */
export const noteSentence = (note: Told, language: Language) => say(notes[language], problems[language], note, language);
