import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { fontStack, nameIn, shown } from './layer-style';
import type { MapState } from './map-style';
import { ground } from './marks';

/** County outlines take over from those of the prefectures. */
const countiesFrom = 8.5;
const prefecturesUntil = 9;
const handOver = (from: number, to: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  countiesFrom,
  from,
  prefecturesUntil,
  to,
];

/** The base map by the ids of its layers; what is not there is simply not drawn. Shores, rivers, borders and names go above the zones: they are what places are known by. */
export function baseLayers(state: MapState): {
  under: LayerSpecification[];
  over: LayerSpecification[];
  names: LayerSpecification[];
} {
  const tone = ground[state.dark ? 'dark' : 'light'];
  const under: LayerSpecification[] = [];
  const over: LayerSpecification[] = [];
  const names: LayerSpecification[] = [];
  const has = (id: string) => state.layers.filter((l) => l.id === id || l.id.startsWith(`${id}-`));
  const counties = has('base-counties').some((l) => state.visible.has(l.id));
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
  for (const l of has('base-lakes')) {
    under.push({ id: `${l.id}/fill`, type: 'fill', source: l.id, layout: shown(l, state), paint: { 'fill-color': tone.water } });
    over.push({
      id: `${l.id}/shore`,
      type: 'line',
      source: l.id,
      layout: shown(l, state),
      paint: { 'line-color': tone.shore, 'line-width': 0.8 },
    });
    names.push({
      id: `${l.id}/name`,
      type: 'symbol',
      source: l.id,
      minzoom: 8,
      layout: { ...shown(l, state), 'text-field': nameIn(state.language), 'text-font': fontStack, 'text-size': 12, 'text-padding': 8 },
      paint: { ...text, 'text-color': tone.waterText },
    });
  }
  for (const l of has('base-rivers')) {
    const major: ExpressionSpecification = ['==', ['get', 'class'], 'major'];
    over.push({
      id: `${l.id}/line`,
      type: 'line',
      source: l.id,
      layout: { ...shown(l, state), 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': tone.shore,
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
      paint: { ...text, 'text-color': tone.waterText },
    });
  }
  for (const l of has('base-counties'))
    over.push({
      id: `${l.id}/line`,
      type: 'line',
      source: l.id,
      minzoom: countiesFrom,
      layout: shown(l, state),
      paint: { 'line-color': tone.border, 'line-width': 0.8, 'line-dasharray': [2, 2], 'line-opacity': handOver(0, 1) },
    });
  for (const l of has('base-prefectures')) {
    over.push({
      id: `${l.id}/line`,
      type: 'line',
      source: l.id,
      layout: shown(l, state),
      paint: {
        'line-color': tone.border,
        'line-width': 1,
        'line-dasharray': [4, 2],
        ...(counties ? { 'line-opacity': handOver(1, 0) } : {}),
      },
      ...(counties ? { maxzoom: prefecturesUntil } : {}),
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
    over.push({
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
  return { under, over, names };
}
