import { findingsOf, type CheckReport, type Finding, type LayerAnswer } from '#check';
import { className, factName, words, type Language } from '#i18n';
import { layerTitle } from './document-parts';
import { articlesOf, clausesOf, worstRegime } from './finding-words';

type Cell = string | number | undefined;
type Row = Partial<Record<keyof ReturnType<typeof words>['faces']['column'], Cell>>;

/** Reports as one table for spreadsheets: `csvHead`, then `csvRows` of each. UTF-8 with BOM, RFC 4180. */
export function reportCsv(reports: readonly CheckReport[], language: Language): string {
  return csvHead(language) + reports.map((report) => csvRows(report, language)).join('');
}

/** The byte order mark, without which Excel takes UTF-8 for GBK, and the line of column names. */
export function csvHead(language: Language): string {
  return `\ufeff${line(Object.values(words(language).faces.column))}`;
}

/**
 * One row a finding, and one for each layer that is not concerned or unknown: no layer reads as clear by being absent. Numbers are those of the report,
 * with a point and without grouping: areas in m² and ha, lengths in metres, shares in per cent.
 */
export function csvRows(report: CheckReport, language: Language): string {
  const rows = report.answers.flatMap((answer) => {
    const findings = findingsOf(answer).map((finding) => ({
      ...layerCells(report, answer, language),
      ...findingCells(report, answer, finding, language),
    }));
    return answer.answer === 'concerned' ? findings : [layerCells(report, answer, language), ...findings];
  });
  // A report without any layer still has its row.
  return (rows.length > 0 ? rows : [{}]).map((row) => written({ ...reportCells(report, language), ...row }, language)).join('');
}

/** The row of a site for which there is no report, and why. */
export function csvFailure(site: string, why: readonly string[], language: Language): string {
  return written({ site, answer: words(language).faces.notChecked, reason: why.join(' ') }, language);
}

function reportCells(report: CheckReport, language: Language): Row {
  const w = words(language);
  return {
    site: report.site.name ?? report.site.id,
    verdict: w.verdict[report.verdict],
    complete: report.complete ? w.faces.yes : w.faces.no,
    missingFacts: report.missingFacts.map((fact) => factName(fact, language)).join(w.semicolon),
    asOf: report.asOf,
    report: report.id,
  };
}

function layerCells(report: CheckReport, answer: LayerAnswer, language: Language): Row {
  const w = words(language);
  const used = report.layers.find(({ id }) => id === answer.layer);
  return {
    layer: layerTitle({ report, language }, answer.layer),
    edition: used?.edition,
    answer: w.answer[answer.answer],
    reason: answer.answer === 'unknown' ? w.unknownReason[answer.reason] : undefined,
    covered: percent(answer.coveredShare),
    synthetic: used && (used.synthetic ? w.faces.yes : w.faces.no),
  };
}

function findingCells(report: CheckReport, { layer }: LayerAnswer, finding: Finding, language: Language): Row {
  const w = words(language);
  const { zone, relation, overlap, distanceM, depthM, borderline, negligible, requirements } = finding;
  const theme = report.layers.find(({ id }) => id === layer)?.theme ?? layer;
  const regime = worstRegime(finding);
  return {
    zone: zone.id,
    code: zone.code,
    name: (language === 'en' && zone.nameEn) || zone.name,
    class: className(theme, zone.class, language),
    relation: w.relation[relation],
    areaM2: overlap.areaM2,
    areaHa: exact(overlap.areaM2 / 10_000, 6),
    share: percent(overlap.share),
    lengthM: overlap.lengthM,
    distanceM,
    depthM,
    borderline: borderline ? w.faces.yes : w.faces.no,
    negligible: negligible ? w.faces.yes : w.faces.no,
    regime: regime ? w.regime[regime] : w.reason['no-rule'],
    rules: requirements.map(({ rule }) => rule).join(w.semicolon),
    articles: articlesOf(finding, language).join(w.semicolon),
    clauses: clausesOf(report, layer, zone.id).join(w.semicolon),
  };
}

/** Shares leave with 8 decimals, so per cent with 6; without the tail that binary fractions leave. */
const percent = (share: number) => exact(share * 100, 6);
const exact = (value: number, decimals: number) => Number(value.toFixed(decimals));

function written(row: Row, language: Language): string {
  const columns = Object.keys(words(language).faces.column) as (keyof Row)[];
  return line(columns.map((column) => row[column]));
}

const line = (cells: readonly Cell[]) => `${cells.map(cell).join(',')}\r\n`;

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = harmless(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** How a text begins that a spreadsheet would calculate (OWASP, CSV Injection), also in full width and behind blanks. A plain number is none. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const plainNumber = /^[+-]?\d+(?:\.\d+)?$/;

const harmless = (text: string) => (formula.test(text) && !plainNumber.test(text) ? `'${text}` : text);
