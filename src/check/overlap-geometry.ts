import { overlapShape } from '#geo';
import type { LayerState } from '#zone';
import type { Feature, FeatureCollection } from 'geojson';
import type { CheckReport } from './check-report';
import { geometryOf, type Site } from './site';
import { findingsOf } from './verdict';

/** The common parts of a site and the zones that its report names, one feature a finding, for maps. Not part of the report. */
export function overlapsOf(report: CheckReport, site: Site, layers: readonly LayerState[]): FeatureCollection {
  const features: Feature[] = [];
  for (const answer of report.answers) {
    const state = layers.find(({ entry }) => entry.id === answer.layer);
    if (!state || 'missing' in state) continue;
    for (const finding of findingsOf(answer)) {
      if (finding.overlap.share === 0) continue;
      const shape = state.exact.zones.findIndex((zone) => zone.id === finding.zone.id);
      const whole = finding.relation === 'within' || finding.relation === 'equals';
      const common = whole ? null : overlapShape(site.figure, state.exact.zoneIndex, shape);
      if (!whole && !common) continue;
      const regimes = finding.requirements.map((r) => r.regime);
      const regime = (['prohibited', 'conditional', 'information'] as const).find((r) => regimes.includes(r)) ?? 'unknown';
      features.push({
        type: 'Feature',
        properties: { layer: answer.layer, zone: finding.zone.id, relation: finding.relation, regime },
        geometry: common ? geometryOf(common) : report.site.geometry,
      });
    }
  }
  return { type: 'FeatureCollection', features };
}
