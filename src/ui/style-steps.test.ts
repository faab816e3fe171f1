import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { styleSteps, type Step } from './style-steps';

type Style = Pick<StyleSpecification, 'sources' | 'layers'>;
const at = (file: string): SourceSpecification => ({ type: 'geojson', data: file });
const inline = (x: number): SourceSpecification => ({ type: 'geojson', data: { type: 'Point', coordinates: [x, 43] } });
const line = (id: string, source: string, extra: object = {}) => ({ id, type: 'line', source, ...extra }) as LayerSpecification;
const style = (sources: Record<string, SourceSpecification>, ...layers: LayerSpecification[]): Style => ({ sources, layers });

/** What a map holds after the steps. */
function after(before: Style, steps: readonly Step[]): Style {
  const sources = { ...before.sources };
  let layers = before.layers.map((layer) => structuredClone(layer) as unknown as Record<string, unknown>);
  const of = (id: string) => layers.find((layer) => layer['id'] === id)!;
  for (const step of steps) {
    if (step.do === 'remove-layer') layers = layers.filter((l) => l['id'] !== step.id);
    if (step.do === 'remove-source') {
      expect(layers.filter((l) => l['source'] === step.id)).toEqual([]);
      delete sources[step.id];
    }
    if (step.do === 'add-source') {
      expect(sources[step.id]).toBeUndefined();
      sources[step.id] = step.source;
    }
    if (step.do === 'set-data') sources[step.id] = { ...sources[step.id], data: step.data } as SourceSpecification;
    if (step.do === 'add-layer') {
      const k = step.before === undefined ? layers.length : layers.findIndex((l) => l['id'] === step.before);
      expect(k).not.toBe(-1);
      layers.splice(k, 0, { ...step.layer });
    }
    if (step.do === 'set-filter') of(step.id)['filter'] = step.filter;
    if (step.do === 'set-zooms') Object.assign(of(step.id), { minzoom: step.from, maxzoom: step.to });
    if (step.do === 'set-paint' || step.do === 'set-layout') {
      const part = step.do === 'set-paint' ? 'paint' : 'layout';
      of(step.id)[part] = { ...(of(step.id)[part] as object), [step.name]: step.value };
    }
  }
  return { sources, layers: layers as unknown as LayerSpecification[] };
}

const first = style({ a: at('a.json'), site: inline(125) }, line('a/fill', 'a', { paint: { 'line-width': 1 } }), line('site', 'site'));

describe('styleSteps', () => {
  it('does nothing when nothing has changed, however the objects were made', () => {
    expect(styleSteps(first, structuredClone(first))).toEqual([]);
  });
  it('touches no source that comes from an address when a layer beside it is added', () => {
    const next = style({ ...first.sources, b: at('b.json') }, first.layers[0]!, line('b/fill', 'b'), first.layers[1]!);
    const steps = styleSteps(first, next);
    expect(steps).toEqual([
      { do: 'add-source', id: 'b', source: at('b.json') },
      { do: 'add-layer', layer: next.layers[1], before: 'site' },
    ]);
  });
  it.each<[string, Style]>([
    ['from nothing', style({})],
    ['another file', style({ ...first.sources, a: at('a2.json') }, ...first.layers)],
    ['other data of the page', style({ ...first.sources, site: inline(126) }, ...first.layers)],
    ['a layer gone with its source', style({ site: inline(125) }, first.layers[1]!)],
    ['paint, layout, filter, zooms', style(first.sources, line('a/fill', 'a', { paint: { 'line-width': 2 }, layout: { visibility: 'none' }, filter: ['has', 'x'], minzoom: 3, maxzoom: 9 }), first.layers[1]!)],
    ['another order', style(first.sources, first.layers[1]!, first.layers[0]!)],
    ['another source for a layer', style(first.sources, line('a/fill', 'site'), first.layers[1]!)],
  ])('leads there and back: %s', (_, next) => {
    const plain = (s: Style) => JSON.parse(JSON.stringify(s, (key, value: unknown) => ((key === 'paint' || key === 'layout') && JSON.stringify(value) === '{}') || (key === 'filter' && value === null) || (key === 'minzoom' && value === 0) || (key === 'maxzoom' && value === 24) ? undefined : value)) as unknown;
    expect(plain(after(first, styleSteps(first, next)))).toEqual(plain(next));
    expect(plain(after(next, styleSteps(next, first)))).toEqual(plain(first));
  }); // prettier-ignore
});
