import { findingsOf, type CheckReport, type Finding, type LayerAnswer } from '#check';
import type { Language } from '#i18n';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { layerTitle } from './document-parts';
import { articlesOf, clausesOf, worstRegime } from './finding-words';

/** A report on the map, RFC 7946: see `geojsonFeatures`. The foreign member `xuanzhi` says what a map cannot show. */
export function reportGeojson(report: CheckReport, overlaps: FeatureCollection, language: Language): string {
  const lines = geojsonFeatures(report, overlaps, language).map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","xuanzhi":${JSON.stringify(summary(report, language))},"features":[\n${lines.join(',\n')}\n]}\n`;
}

/**
 * The site, with the verdict and every layer's answer, then one feature a finding in the order of the report: the common part (from `overlaps`, as `overlapsOf`
 * gives it), or the shortest way to a zone near by. A finding that has no shape of its own, such as a common edge, is there without geometry.
 * `kind` tells site and finding apart; areas in m², lengths in metres, shares 0…1.
 */
export function geojsonFeatures(report: CheckReport, overlaps: FeatureCollection, language: Language): Feature<Geometry | null>[] {
  const shapes = new Map(overlaps.features.map(({ properties, geometry }) => [key(properties?.['layer'], properties?.['zone']), geometry]));
  const { id, name, geometry, areaM2, planeAreaM2, planeCrs, declaredAreaM2, lengthM } = report.site;
  const site: Feature = {
    type: 'Feature',
    properties: {
      kind: 'site',
      site: id,
      ...(name === undefined ? {} : { name }),
      areaM2,
      planeAreaM2,
      planeCrs,
      ...(declaredAreaM2 === undefined ? {} : { declaredAreaM2 }),
      lengthM,
      ...summary(report, language),
    },
    geometry,
  };
  const findings = report.answers.flatMap((answer) =>
    findingsOf(answer).map((finding): Feature<Geometry | null> => {
      const line: Geometry | null = finding.nearest ? { type: 'LineString', coordinates: finding.nearest.map((at) => [...at]) } : null;
      return {
        type: 'Feature',
        properties: findingProperties(report, answer, finding, language),
        geometry: shapes.get(key(answer.layer, finding.zone.id)) ?? line,
      };
    }),
  );
  return [site, ...findings];
}

/** What stands in the collection for a site without a report. */
export function geojsonFailure(source: string, site: string | undefined, problems: readonly unknown[]): Feature<null> {
  return { type: 'Feature', properties: { kind: 'error', source, ...(site === undefined ? {} : { site }), problems }, geometry: null };
}

const key = (layer: unknown, zone: unknown) => JSON.stringify([layer, zone]);

function summary(report: CheckReport, language: Language): object {
  return {
    report: report.id,
    verdict: report.verdict,
    atWorst: report.atWorst,
    complete: report.complete,
    missingFacts: report.missingFacts,
    asOf: report.asOf,
    expires: report.expires.on,
    catalogue: report.catalogue,
    ruleBook: report.ruleBook?.edition ?? null,
    synthetic: report.layers.some(({ synthetic }) => synthetic),
    unknown: report.answers.flatMap((answer) =>
      answer.answer === 'unknown'
        ? [
            {
              layer: answer.layer,
              title: layerTitle({ report, language }, answer.layer),
              reason: answer.reason,
              coveredShare: answer.coveredShare,
            },
          ]
        : [],
    ),
    notConcerned: report.answers.filter(({ answer }) => answer === 'not-concerned').map(({ layer }) => layer),
  };
}

function findingProperties(report: CheckReport, answer: LayerAnswer, finding: Finding, language: Language): object {
  const { zone, relation, overlap, distanceM, depthM, borderline, negligible, requirements } = finding;
  const used = report.layers.find(({ id }) => id === answer.layer);
  return {
    kind: 'finding',
    site: report.site.id,
    report: report.id,
    layer: answer.layer,
    layerTitle: layerTitle({ report, language }, answer.layer),
    edition: used?.edition ?? null,
    synthetic: used?.synthetic ?? null,
    answer: answer.answer,
    zone: zone.id,
    code: zone.code ?? null,
    name: zone.name,
    ...(zone.nameEn ? { nameEn: zone.nameEn } : {}),
    class: zone.class ?? null,
    relation,
    regime: worstRegime(finding),
    areaM2: overlap.areaM2,
    share: overlap.share,
    lengthM: overlap.lengthM,
    distanceM,
    ...(depthM === undefined ? {} : { depthM }),
    borderline,
    negligible,
    rules: requirements.map(({ rule }) => rule),
    articles: articlesOf(finding, language),
    clauses: clausesOf(report, answer.layer, zone.id),
  };
}
