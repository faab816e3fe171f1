import { growBox, overlapShape, prepare, type Box, type MultiPolygon, type Position } from '#geo';
import type { LayerState } from '#zone';
import type { FeatureCollection } from 'geojson';
import type { CheckReport } from './check-report';
import { overlapsOf } from './overlap-geometry';
import type { Site } from './site';
import { findingsOf } from './verdict';

/** What a drawing of the site shows around it: the zones that the report names, cut at a frame, and the common parts. Not part of the report. */
export interface Surroundings {
  /** West, south, east, north in degrees: the site with a margin. */
  frame: Box;
  /** In the order of the report's answers. Vertices [lng, lat]. */
  zones: {
    layer: string;
    theme: string;
    class?: string;
    zone: string;
    code?: string;
    name: string;
    nameEn?: string;
    polygons: MultiPolygon;
  }[];
  /** As `overlapsOf`: one feature a finding, properties layer, zone, relation, regime. */
  overlaps: FeatureCollection;
  /** Named zones that could not be cut: a drawing says that they are left out. */
  leftOut: { layer: string; zone: string }[];
}

/** Cuts every zone that the report names at a frame around the site. */
export function surroundingsOf(report: CheckReport, site: Site, layers: readonly LayerState[]): Surroundings {
  const frame = frameOf(report, site);
  const [west, south, east, north] = frame;
  const ring: Position[] = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  const window = prepare({ kind: 'polygons', coordinates: [[ring]] });
  const found: Surroundings = { frame, zones: [], overlaps: overlapsOf(report, site, layers), leftOut: [] };
  for (const answer of report.answers) {
    const state = layers.find(({ entry }) => entry.id === answer.layer);
    if (!state || 'missing' in state) continue;
    for (const { zone } of findingsOf(answer)) {
      const shape = state.exact.zones.findIndex(({ id }) => id === zone.id);
      const cut = shape < 0 ? null : cutAt(window, state, shape);
      if (cut === null) found.leftOut.push({ layer: answer.layer, zone: zone.id });
      else if (cut.length > 0) {
        const { id, code, name, nameEn, class: zoneClass } = zone;
        found.zones.push({
          layer: answer.layer,
          theme: state.entry.theme,
          ...(zoneClass ? { class: zoneClass } : {}),
          zone: id,
          ...(code ? { code } : {}),
          name,
          ...(nameEn ? { nameEn } : {}),
          polygons: cut,
        });
      }
    }
  }
  return found;
}

/** Degrees of longitude for one of latitude, least and most: at 44° N, a sheet 0.8 to 1.9 times as wide as high. */
const shapes = { least: 1.1, most: 2.6 };
/** How far the frame follows a shortest way: further off, the site would be a dot. */
const reachM = 1500;

/** The site with a margin, widened so that what is near is on the sheet too, and to a shape that a page can hold. */
function frameOf(report: CheckReport, site: Site): Box {
  let [w, s, e, n] = site.figure.box;
  const across = Math.max(site.lengthM / 8, 150);
  for (const { nearest, distanceM } of report.answers.flatMap(findingsOf)) {
    if (!nearest || distanceM > Math.max(reachM, across)) continue;
    const [, [lng, lat]] = nearest;
    [w, s, e, n] = [Math.min(w, lng), Math.min(s, lat), Math.max(e, lng), Math.max(n, lat)];
  }
  [w, s, e, n] = growBox([w, s, e, n], across);
  const wide = Math.max(0, (n - s) * shapes.least - (e - w)) / 2;
  const high = Math.max(0, (e - w) / shapes.most - (n - s)) / 2;
  return [w - wide, s - high, e + wide, n + high];
}

/** Null where the engine gives up; empty where the zone lies outside the frame. */
function cutAt(window: ReturnType<typeof prepare>, state: Extract<LayerState, { exact: unknown }>, shape: number): MultiPolygon | null {
  try {
    const cut = overlapShape(window, state.exact.zoneIndex, shape);
    if (!cut) return [];
    return cut.kind === 'polygons' ? cut.coordinates : [];
  } catch {
    return null;
  }
}
