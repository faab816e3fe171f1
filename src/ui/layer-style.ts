import type { CatalogueLayer } from '#zone';
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapState } from './map-style';
import { darker, ground, lighter, markOf, type Mark } from './marks';
import { imageName } from './patterns';
import { placeColour, placeImage } from './place-marks';

/** Local fonts only; the first that is there is used. */
export const fontStack = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];

const shown = (layer: CatalogueLayer, { visible }: MapState) => ({
  visibility: visible.has(layer.id) ? ('visible' as const) : ('none' as const),
});

const nameIn = (language: string): DataDrivenPropertyValueSpecification<string> =>
  language === 'zh' ? ['coalesce', ['get', 'name'], ''] : ['coalesce', ['get', 'nameEn'], ['get', 'name_en'], ['get', 'name'], ''];

/** The marks of a layer's classes; the class of least severity lies lowest. */
function marksOf(layer: CatalogueLayer, dark: boolean) {
  const classes: (string | undefined)[] = layer.classes?.length ? layer.classes : [undefined];
  return [...classes].reverse().map((c) => ({
    zoneClass: c,
    key: c ? `${layer.id}/${c}` : layer.id,
    mark: markOf(layer.theme, c, dark),
    filter: (c ? ['==', ['get', 'class'], c] : ['!=', ['get', 'id'], '']) as ExpressionSpecification,
  }));
}

/** Fill, pattern and outline of one layer's zones, class by class. */
export function zoneLayers(layer: CatalogueLayer, state: MapState): LayerSpecification[] {
  const layout = shown(layer, state);
  const marks = marksOf(layer, state.dark);
  const result: LayerSpecification[] = [];
  for (const { key, mark, filter } of marks) {
    if (mark.fill > 0)
      result.push({
        id: `${key}/fill`,
        type: 'fill',
        source: layer.id,
        filter,
        layout,
        paint: { 'fill-color': mark.colour, 'fill-opacity': mark.fill, 'fill-antialias': false },
      });
    if (mark.pattern)
      result.push({
        id: `${key}/pattern`,
        type: 'fill',
        source: layer.id,
        filter,
        layout,
        paint: {
          'fill-pattern': imageName(mark.pattern, mark.colour),
          'fill-opacity': ['interpolate', ['linear'], ['zoom'], 8, 0.85, 13, 0.5],
          'fill-antialias': false,
        },
      });
  }
  for (const { key, mark, filter } of marks)
    result.push({
      id: `${key}/line`,
      type: 'line',
      source: layer.id,
      filter,
      layout: { ...layout, 'line-join': 'round' },
      paint: {
        'line-color': mark.colour,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, mark.outlineWidth * 0.5, 10, mark.outlineWidth],
        ...(mark.dash ? { 'line-dasharray': [...mark.dash] } : {}),
      },
    });
  return result;
}

/** Names of one layer's zones, in the colour of their class; they stay readable above a site's hatching. */
export function zoneNames(layer: CatalogueLayer, state: MapState): LayerSpecification[] {
  const tone = ground[state.dark ? 'dark' : 'light'];
  const ink = (mark: Mark) => (state.dark ? lighter(mark.colour, 0.35) : darker(mark.colour));
  const [lowest, ...others] = marksOf(layer, state.dark);
  const colour = others.reduce<string | ExpressionSpecification>(
    (rest, { zoneClass, mark }) => ['case', ['==', ['get', 'class'], zoneClass ?? ''], ink(mark), rest],
    ink(lowest!.mark),
  );
  return [
    {
      id: `${layer.id}/name`,
      type: 'symbol',
      source: layer.id,
      minzoom: layer.theme === 'control-unit' ? 11.5 : 10,
      layout: {
        ...shown(layer, state),
        'text-field': nameIn(state.language),
        'text-font': fontStack,
        'text-size': 12,
        'text-max-width': 9,
        'text-padding': 8,
      },
      paint: { 'text-color': colour, 'text-halo-color': tone.halo, 'text-halo-width': 2 },
    },
  ];
}

/** Points by kind, basin and status; lines as they run. */
export function placeLayers(layer: CatalogueLayer, state: MapState): LayerSpecification[] {
  const layout = shown(layer, state);
  const tone = ground[state.dark ? 'dark' : 'light'];
  return [
    {
      id: `${layer.id}/line`,
      type: 'line',
      source: layer.id,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout,
      paint: { 'line-color': placeColour(state.dark), 'line-width': 2 },
    },
    {
      id: `${layer.id}/symbol`,
      type: 'symbol',
      source: layer.id,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        ...layout,
        'icon-image': placeImage(state.dark),
        'icon-allow-overlap': true,
        'text-field': ['step', ['zoom'], '', 9, nameIn(state.language)] as ExpressionSpecification,
        'text-font': fontStack,
        'text-size': 12,
        'text-offset': [0, 0.8],
        'text-anchor': 'top',
        'text-optional': true,
        'text-max-width': 9,
      },
      paint: { 'text-color': tone.text, 'text-halo-color': tone.halo, 'text-halo-width': 1.6 },
    },
  ];
}

/** The base map by the ids of its layers; what is not there is simply not drawn. Names go above the zones. */
export function baseLayers(state: MapState): { under: LayerSpecification[]; names: LayerSpecification[] } {
  const tone = ground[state.dark ? 'dark' : 'light'];
  const under: LayerSpecification[] = [];
  const names: LayerSpecification[] = [];
  const has = (id: string) => state.layers.filter((l) => l.id === id || l.id.startsWith(`${id}-`));
  const text = { 'text-color': tone.text, 'text-halo-color': tone.halo, 'text-halo-width': 1.4 };
  for (const l of has('base-neighbours'))
    under.push({
      id: `${l.id}/line`,
      type: 'line',
      source: l.id,
      layout: shown(l, state),
      paint: { 'line-color': tone.line, 'line-width': 0.8 },
    });
  for (const l of has('base-province'))
    under.push({
      id: `${l.id}/fill`,
      type: 'fill',
      source: l.id,
      layout: shown(l, state),
      paint: { 'fill-color': tone.land, 'fill-antialias': false },
    });
  for (const l of has('base-lakes'))
    under.push({ id: `${l.id}/fill`, type: 'fill', source: l.id, layout: shown(l, state), paint: { 'fill-color': tone.water } });
  for (const l of has('base-rivers')) {
    const major: ExpressionSpecification = ['==', ['get', 'class'], 'major'];
    under.push({
      id: `${l.id}/line`,
      type: 'line',
      source: l.id,
      layout: { ...shown(l, state), 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': tone.water,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, ['case', major, 1.4, 0.7], 12, ['case', major, 4, 2]],
      },
    });
    names.push({
      id: `${l.id}/name`,
      type: 'symbol',
      source: l.id,
      minzoom: 8,
      layout: {
        ...shown(l, state),
        'symbol-placement': 'line',
        'text-field': nameIn(state.language),
        'text-font': fontStack,
        'text-size': 12,
        'symbol-spacing': 400,
      },
      paint: { ...text, 'text-color': state.dark ? '#7fb0cc' : '#3a6c86' },
    });
  }
  for (const l of has('base-prefectures')) {
    under.push({
      id: `${l.id}/line`,
      type: 'line',
      source: l.id,
      layout: shown(l, state),
      paint: { 'line-color': tone.line, 'line-width': 1, 'line-dasharray': [4, 2] },
    });
    names.push({
      id: `${l.id}/name`,
      type: 'symbol',
      source: l.id,
      maxzoom: 8,
      layout: {
        ...shown(l, state),
        'text-field': nameIn(state.language),
        'text-font': fontStack,
        'text-size': 13,
        'text-letter-spacing': 0.08,
        'text-padding': 12,
      },
      paint: text,
    });
  }
  for (const l of has('base-province'))
    under.push({
      id: `${l.id}/line`,
      type: 'line',
      source: l.id,
      layout: shown(l, state),
      paint: { 'line-color': tone.border, 'line-width': 1.4 },
    });
  // Cities are named from afar, counties from nearer, the rest from close by.
  for (const l of has('base-towns'))
    for (const [rank, minzoom, size] of [
      [1, 8, 14],
      [2, 8.5, 12],
      [3, 9.5, 12],
    ] as const)
      names.push({
        id: `${l.id}/name-${rank}`,
        type: 'symbol',
        source: l.id,
        filter: ['==', ['coalesce', ['get', 'rank'], 3], rank],
        minzoom,
        layout: { ...shown(l, state), 'text-field': nameIn(state.language), 'text-font': fontStack, 'text-size': size, 'text-padding': 6 },
        paint: text,
      });
  return { under, names };
}
