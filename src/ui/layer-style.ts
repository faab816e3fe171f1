import { basin as basinOf, status as statusOf } from './place-marks';
import type { CatalogueLayer } from '#zone';
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapState } from './map-style';
import { ground, lighter, markOf } from './marks';
import { imageName } from './patterns';

/** Local fonts only; the first that is there is used. */
export const fontStack = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];

const shown = (layer: CatalogueLayer, { visible }: MapState) => ({
  visibility: visible.has(layer.id) ? ('visible' as const) : ('none' as const),
});

const nameIn = (language: string): DataDrivenPropertyValueSpecification<string> =>
  language === 'zh' ? ['coalesce', ['get', 'name'], ''] : ['coalesce', ['get', 'nameEn'], ['get', 'name_en'], ['get', 'name'], ''];

/** Fill, pattern, outline and names of one layer's zones, class by class. */
export function zoneLayers(layer: CatalogueLayer, state: MapState): LayerSpecification[] {
  const layout = shown(layer, state);
  const classes: (string | undefined)[] = layer.classes?.length ? layer.classes : [undefined];
  // The class of least severity lies lowest.
  const marks = [...classes].reverse().map((c) => ({
    key: c ? `${layer.id}/${c}` : layer.id,
    mark: markOf(layer.theme, c, state.dark),
    filter: (c ? ['==', ['get', 'class'], c] : ['!=', ['get', 'id'], '']) as ExpressionSpecification,
  }));
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
        paint: { 'fill-pattern': imageName(mark.pattern, mark.colour), 'fill-opacity': 0.8, 'fill-antialias': false },
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
  const tone = ground[state.dark ? 'dark' : 'light'];
  const colour = markOf(layer.theme, layer.classes?.[0], state.dark).colour;
  result.push({
    id: `${layer.id}/name`,
    type: 'symbol',
    source: layer.id,
    minzoom: layer.theme === 'control-unit' ? 11.5 : 10,
    layout: {
      ...layout,
      'text-field': nameIn(state.language),
      'text-font': fontStack,
      'text-size': 12,
      'text-max-width': 9,
      'text-padding': 8,
    },
    paint: { 'text-color': state.dark ? lighter(colour, 0.3) : colour, 'text-halo-color': tone.halo, 'text-halo-width': 1.6 },
  });
  return result;
}

/** Points as diamonds in the basin's colour, filled by status; lines as they run. */
export function placeLayers(layer: CatalogueLayer, state: MapState): LayerSpecification[] {
  const layout = shown(layer, state);
  const tone = ground[state.dark ? 'dark' : 'light'];
  const colours = {
    liao: markOf('basin', 'liao', state.dark).colour,
    yinma: markOf('basin', 'yinma', state.dark).colour,
    other: tone.text,
  };
  const colour = ['match', basinOf, 'liao', colours.liao, 'yinma', colours.yinma, colours.other] as ExpressionSpecification;
  return [
    {
      id: `${layer.id}/line`,
      type: 'line',
      source: layer.id,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout,
      paint: { 'line-color': colour, 'line-width': 2 },
    },
    {
      id: `${layer.id}/symbol`,
      type: 'symbol',
      source: layer.id,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        ...layout,
        'icon-image': ['concat', 'place|', colour, '|', statusOf],
        'icon-allow-overlap': true,
        'text-field': ['step', ['zoom'], '', 9, nameIn(state.language)] as ExpressionSpecification,
        'text-font': fontStack,
        'text-size': 12,
        'text-offset': [0, 0.8],
        'text-anchor': 'top',
        'text-optional': true,
        'text-max-width': 9,
      },
      paint: { 'text-color': tone.text, 'text-halo-color': tone.halo, 'text-halo-width': 1.4 },
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
  for (const l of has('base-towns'))
    names.push({
      id: `${l.id}/name`,
      type: 'symbol',
      source: l.id,
      minzoom: 8,
      layout: { ...shown(l, state), 'text-field': nameIn(state.language), 'text-font': fontStack, 'text-size': 12, 'text-padding': 6 },
      paint: text,
    });
  return { under, names };
}
