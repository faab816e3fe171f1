import type { CatalogueLayer } from '#zone';
import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapState } from './map-style';
import { darker, ground, lighter, markOf, type Mark } from './marks';
import { imageName } from './patterns';

/** Local fonts only; the first that is there is used. */
export const fontStack = ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'];

export const shown = (layer: CatalogueLayer, { visible }: MapState) => ({
  visibility: visible.has(layer.id) ? ('visible' as const) : ('none' as const),
});

export const nameIn = (language: string): DataDrivenPropertyValueSpecification<string> =>
  language === 'zh' ? ['coalesce', ['get', 'name'], ''] : ['coalesce', ['get', 'nameEn'], ['get', 'name_en'], ['get', 'name'], ''];

/** The same; what is made up says so on the map too, where a name has no such mark of its own. */
export function markedName({ synthetic }: CatalogueLayer, language: string): DataDrivenPropertyValueSpecification<string> {
  const name = nameIn(language) as ExpressionSpecification;
  if (!synthetic) return name;
  const [word, mark] = language === 'zh' ? ['演示', '(演示)'] : ['demo', ' (demo)'];
  return ['case', ['any', ['==', name, ''], ['in', word, name]], name, ['concat', name, mark]];
}

/** Whether a zone is in force by its layer's dates and its own; ISO days compare as text. */
const inForce = ({ validFrom, validUntil }: CatalogueLayer, { asOf }: MapState): ExpressionSpecification => [
  'all',
  validFrom <= asOf && (validUntil === undefined || asOf <= validUntil),
  ['<=', ['coalesce', ['get', 'validFrom'], ''], asOf],
  ['>=', ['coalesce', ['get', 'validUntil'], '9999-12-31'], asOf],
];

/** The marks of a layer's classes; the class of least severity lies lowest. */
function marksOf(layer: CatalogueLayer, state: MapState) {
  const classes: (string | undefined)[] = layer.classes?.length ? layer.classes : [undefined];
  return [...classes].reverse().map((c) => ({
    zoneClass: c,
    key: c ? `${layer.id}/${c}` : layer.id,
    mark: markOf(layer.theme, c, state.dark),
    filter: (c ? ['all', ['==', ['get', 'class'], c], inForce(layer, state)] : inForce(layer, state)) as ExpressionSpecification,
  }));
}

/** Fill, pattern and outline of one layer's zones, class by class; what is not in force on the day asked about leaves a faint dotted line. */
export function zoneLayers(layer: CatalogueLayer, state: MapState): LayerSpecification[] {
  const layout = shown(layer, state);
  const marks = marksOf(layer, state);
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
  result.push({
    id: `${layer.id}/not-in-force`,
    type: 'line',
    source: layer.id,
    filter: ['!', inForce(layer, state)],
    layout,
    paint: { 'line-color': ground[state.dark ? 'dark' : 'light'].border, 'line-width': 1, 'line-dasharray': [1, 3] },
  });
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
  const [lowest, ...others] = marksOf(layer, state);
  const colour = others.reduce<string | ExpressionSpecification>(
    (rest, { zoneClass, mark }) => ['case', ['==', ['get', 'class'], zoneClass ?? ''], ink(mark), rest],
    ink(lowest!.mark),
  );
  return [
    {
      id: `${layer.id}/name`,
      type: 'symbol',
      source: layer.id,
      filter: inForce(layer, state),
      minzoom: layer.theme === 'control-unit' ? 11.5 : 10,
      layout: {
        ...shown(layer, state),
        'text-field': markedName(layer, state.language),
        'text-font': fontStack,
        'text-size': 12,
        'text-max-width': 9,
        'text-padding': 8,
      },
      paint: { 'text-color': colour, 'text-halo-color': tone.halo, 'text-halo-width': 2 },
    },
  ];
}
