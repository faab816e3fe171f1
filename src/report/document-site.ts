import { area, factName, length, noteSentence, words } from '#i18n';
import type { Block, Inline } from './document';
import { factAnswer, flag, heading, paragraph, type Told } from './document-parts';

type Fact = { term: string; value: Inline[] };

/** The site: what it is called, how large by each way of measuring, in which frame and how it was read, what was repaired. */
export function siteBlocks({ report: { site }, language }: Told): Block[] {
  const w = words(language);
  const say = w.report.site;
  const kind = site.geometry.type.includes('Polygon') ? 'polygon' : site.geometry.type.includes('Line') ? 'line' : 'point';
  const many = 'coordinates' in site.geometry && site.geometry.type.startsWith('Multi') ? site.geometry.coordinates.length : 1;
  const rows: Fact[] = [
    { term: w.site.name, value: [site.name ?? w.site.unnamed] },
    { term: say.id, value: [{ text: site.id, code: true }] },
    { term: say.parts, value: [say.partsOf(many, say.shape[kind])] },
  ];
  if (kind === 'polygon') {
    rows.push({ term: w.site.area, value: [area(site.areaM2, language)] });
    if (site.planeCrs !== null && site.planeAreaM2 !== null)
      rows.push({ term: w.site.planeArea(site.planeCrs), value: [area(site.planeAreaM2, language)] });
    rows.push({ term: w.site.declaredArea, value: [site.declaredAreaM2 === undefined ? say.undeclared : area(site.declaredAreaM2, language)] }); // prettier-ignore
    if (site.declaredAreaM2 !== undefined && site.areaM2 > 0)
      rows.push({ term: say.difference, value: [difference(site.declaredAreaM2, site.areaM2, say)] });
    rows.push({ term: w.site.perimeter, value: [length(site.lengthM)] });
  }
  if (kind === 'line') rows.push({ term: w.site.length, value: [length(site.lengthM)] });
  rows.push({
    term: w.site.crs,
    value: [{ text: site.crs, code: true }, ...(site.accuracyM === undefined ? [] : [` ±${site.accuracyM} m`])],
  });
  for (const note of site.evidence) rows.push({ term: w.site.evidence, value: [noteSentence(note, language)] });
  if (site.repairs.length === 0) rows.push({ term: w.site.repairs, value: [say.unrepaired] });
  for (const note of site.repairs) rows.push({ term: w.site.repairs, value: [noteSentence(note, language)] });
  return [heading(2, w.section.site), { kind: 'facts', rows }];
}

/** Declared against calculated, in percent of the calculated area; never 0 % for a difference. */
function difference(declaredM2: number, areaM2: number, say: { same: string; differs: (percent: string) => string }): string {
  if (declaredM2 === areaM2) return say.same;
  const percent = ((declaredM2 - areaM2) / areaM2) * 100;
  const size = Math.abs(percent);
  const sign = percent < 0 ? '−' : '+';
  return say.differs(`${sign}${size < 0.005 ? '<0.01' : size.toFixed(2)} %`);
}

/** What was said about the project; what was said to be unknown stands there as such. */
export function activityBlocks(told: Told): Block[] {
  const { language, report } = told;
  const { activity } = report;
  const w = words(language);
  const say = w.report.activity;
  const { industry } = activity;
  const facts = Object.entries(activity.facts);
  if (!industry && facts.length === 0) return [heading(2, w.report.heading.activity), paragraph(say.nothing)];
  const named = industry ? (language === 'en' ? (industry.en ?? industry.zh) : industry.zh) : '';
  const rows: Fact[] = [
    { term: say.industry, value: industry ? [{ text: industry.code, code: true }, ` ${named}`] : [w.report.notSaid] },
    ...facts.map(([fact, value]): Fact => ({
      term: factName(fact, language),
      value: value === 'unknown' ? [flag(say.saidUnknown), ' ', say.unknown] : [factAnswer(fact, value, told)],
    })),
  ];
  return [heading(2, w.report.heading.activity), { kind: 'facts', rows }];
}
