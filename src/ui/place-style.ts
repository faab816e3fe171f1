import type { CatalogueLayer } from '#zone';
import type { ExpressionSpecification, LayerSpecification, LineLayerSpecification } from 'maplibre-gl';
import { fontStack, markedName, shown } from './layer-style';
import type { MapState } from './map-style';
import { ground } from './marks';
import { placeColour, placeImage, placeMark } from './place-marks';

/** A line that is only planned is dotted, one that is worked on is dashed, one that is done runs through; so does one of which nobody says. */
const strokes: { id: string; dash?: number[]; states: string[] }[] = [
  { id: 'planned', dash: [0.6, 1.4], states: ['planned'] },
  { id: 'under-construction', dash: [2.5, 1.2], states: ['under-construction'] },
];

/** Places of one layer: lines as they run, cased; points by their sign. Names come when there is room for them. */
export function placeLayers(layer: CatalogueLayer, state: MapState): LayerSpecification[] {
  const layout = shown(layer, state);
  const tone = ground[state.dark ? 'dark' : 'light'];
  const mark = placeMark(layer.theme);
  const minzoom = mark.from > 0 ? { minzoom: mark.from } : {};
  const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
  const status: ExpressionSpecification = ['to-string', ['get', 'status']];
  const special = strokes.flatMap(({ states }) => states);
  const line = (
    id: string,
    states: ExpressionSpecification,
    width: number,
    paint: LineLayerSpecification['paint'],
  ): LayerSpecification => ({
    id: `${layer.id}/${id}`,
    type: 'line',
    source: layer.id,
    ...minzoom,
    filter: ['all', isLine, states],
    layout: { ...layout, 'line-join': 'round', 'line-cap': paint?.['line-dasharray'] ? 'butt' : 'round' },
    paint: { ...paint, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, width * 0.6, 12, width] },
  });
  const colour = placeColour(layer.theme, state.dark);
  const sign = (id: string, type: 'Point' | 'LineString'): LayerSpecification => ({
    id: `${layer.id}/${id}`,
    type: 'symbol',
    source: layer.id,
    ...minzoom,
    filter: ['==', ['geometry-type'], type],
    layout: {
      ...layout,
      ...(type === 'LineString' ? { 'symbol-placement': 'line-center', 'icon-rotation-alignment': 'viewport' } : {}),
      'icon-image': placeImage(layer.theme, state.dark),
      'icon-size': ['interpolate', ['linear'], ['zoom'], 7, mark.sizes[0], 11, mark.sizes[1]],
      // Every place is shown, however close together; only names give way.
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'text-field': ['step', ['zoom'], '', mark.namesFrom, markedName(layer, state.language)] as ExpressionSpecification,
      'text-rotation-alignment': 'viewport',
      'text-font': fontStack,
      'text-size': 12,
      'text-offset': [0, 0.8],
      'text-anchor': 'top',
      'text-optional': true,
      'text-max-width': 9,
    },
    paint: { 'text-color': tone.text, 'text-halo-color': tone.halo, 'text-halo-width': 1.6 },
  });
  return [
    line('casing', ['literal', true] as unknown as ExpressionSpecification, 6, { 'line-color': tone.halo }),
    line('line', ['!', ['in', status, ['literal', special]]], 3.2, { 'line-color': colour }),
    ...strokes.map(({ id, dash, states }) =>
      line(id, ['in', status, ['literal', states]], 3.2, { 'line-color': colour, ...(dash ? { 'line-dasharray': dash } : {}) }),
    ),
    sign('line-sign', 'LineString'),
    sign('symbol', 'Point'),
  ];
}
