import type { FilterSpecification, GeoJSONSource, GeoJSONSourceSpecification, LayerSpecification, Map as GlMap } from 'maplibre-gl';
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';

export type Style = StyleSpecification;
type Parts = Pick<Style, 'sources' | 'layers'>;
type Data = GeoJSONSourceSpecification['data'];

/** One change of the map. */
export type Step =
  | { do: 'remove-layer'; id: string }
  | { do: 'remove-source'; id: string }
  | { do: 'add-source'; id: string; source: SourceSpecification }
  | { do: 'set-data'; id: string; data: Data }
  | { do: 'add-layer'; layer: LayerSpecification; before: string | undefined }
  | { do: 'set-filter'; id: string; filter: FilterSpecification | null }
  | { do: 'set-zooms'; id: string; from: number; to: number }
  | { do: 'set-paint' | 'set-layout'; id: string; name: string; value: unknown };

/**
 * What leads from one style to the next. MapLibre's own comparison takes a source that has come from an address for changed as soon as it has come,
 * and fetches all of them again at every change of the page; this one compares what was asked for.
 */
export function styleSteps(before: Parts, after: Parts): Step[] {
  const steps: Step[] = [];
  const replaced = new Set(Object.keys(before.sources).filter((id) => !dataOnly(before.sources[id], after.sources[id])));
  const target = new Map(after.layers.map((layer) => [layer.id, layer]));
  const stays = (layer: LayerSpecification) => {
    const next = target.get(layer.id);
    return next?.type === layer.type && sourceOf(next) === sourceOf(layer) && !replaced.has(sourceOf(layer));
  };
  let kept = new Map(before.layers.filter(stays).map((layer) => [layer.id, layer]));
  // Layers change places only when themes are sorted anew; then all are put up again.
  if (!same([...kept.keys()], [...target.keys()].filter((id) => kept.has(id)))) kept = new Map(); // prettier-ignore
  for (const { id } of before.layers) if (!kept.has(id)) steps.push({ do: 'remove-layer', id });
  for (const id of replaced) steps.push({ do: 'remove-source', id });
  for (const [id, source] of Object.entries(after.sources)) {
    const was = replaced.has(id) ? undefined : before.sources[id];
    if (!was) steps.push({ do: 'add-source', id, source });
    else if (!same(dataOf(was), dataOf(source))) steps.push({ do: 'set-data', id, data: dataOf(source)! });
  }
  // From the top down, so that what a new layer goes under is there already.
  for (const [k, layer] of [...after.layers.entries()].reverse()) {
    const was = kept.get(layer.id);
    if (was) steps.push(...layerSteps(was, layer));
    else steps.push({ do: 'add-layer', layer, before: after.layers[k + 1]?.id });
  }
  return steps;
}

const sourceOf = (layer: LayerSpecification): string => ('source' in layer && typeof layer.source === 'string' ? layer.source : '');
const dataOf = (source: SourceSpecification): Data | undefined => (source.type === 'geojson' ? source.data : undefined);

/** Whether a source may stay: equal, or with other data that the page hands over itself. */
function dataOnly(before: SourceSpecification | undefined, after: SourceSpecification | undefined): boolean {
  if (!before || !after) return false;
  const [was, is] = [dataOf(before), dataOf(after)];
  const rest = (source: SourceSpecification) => ({ ...source, data: null });
  return same(rest(before), rest(after)) && (was === is || (typeof was === 'object' && typeof is === 'object'));
}

function layerSteps(before: LayerSpecification, after: LayerSpecification): Step[] {
  const { id } = after;
  const steps: Step[] = [];
  const filterOf = (layer: LayerSpecification) => ('filter' in layer ? (layer.filter ?? null) : null);
  if (!same(filterOf(before), filterOf(after))) steps.push({ do: 'set-filter', id, filter: filterOf(after) });
  const zooms = (layer: LayerSpecification) => [layer.minzoom ?? 0, layer.maxzoom ?? 24] as const;
  const [from, to] = zooms(after);
  if (!same(zooms(before), [from, to])) steps.push({ do: 'set-zooms', id, from, to });
  for (const part of ['paint', 'layout'] as const) {
    const [was, is] = [before[part] ?? {}, after[part] ?? {}] as [Record<string, unknown>, Record<string, unknown>];
    for (const name of new Set([...Object.keys(was), ...Object.keys(is)]))
      if (!same(was[name], is[name])) steps.push({ do: part === 'paint' ? 'set-paint' : 'set-layout', id, name, value: is[name] });
  }
  return steps;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}

/** Brings a map from one style to the next. Where a step fails, the map is put up anew: slower, and never half. */
export function bringTo(map: GlMap, before: Style, after: Style): void {
  try {
    for (const step of styleSteps(before, after)) takeStep(map, step);
  } catch {
    map.setStyle(after, { diff: false });
  }
}

function takeStep(map: GlMap, step: Step): void {
  switch (step.do) {
    case 'remove-layer':
      return void map.removeLayer(step.id);
    case 'remove-source':
      return void map.removeSource(step.id);
    case 'add-source':
      return void map.addSource(step.id, step.source);
    case 'set-data':
      return void map.getSource<GeoJSONSource>(step.id)?.setData(step.data);
    case 'add-layer':
      return void map.addLayer(step.layer, step.before);
    case 'set-filter':
      return void map.setFilter(step.id, step.filter);
    case 'set-zooms':
      return void map.setLayerZoomRange(step.id, step.from, step.to);
    case 'set-paint':
      return void map.setPaintProperty(step.id, step.name as never, step.value as never);
    case 'set-layout':
      return void map.setLayoutProperty(step.id, step.name as never, step.value as never);
  }
}
