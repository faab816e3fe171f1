import type { CatalogueLayer } from '#zone';

/** Headings of the layer list and the themes under each, in the order in which they are read. A theme that stands nowhere comes under "other". */
export const families = {
  zoning: ['control-unit', 'red-line'],
  water: ['drinking-water', 'lake-plan', 'good-water', 'basin', 'section', 'outfall', 'black-odorous-water', 'town-sewage', 'project-site'],
  air: ['straw-burning', 'diesel'],
  soil: ['contaminated-plot', 'contaminated-farmland', 'groundwater', 'village'],
  ecology: ['nature-reserve', 'habitat'],
  development: ['development-zone', 'approval-suspension', 'risk-source', 'villa-golf'],
  other: [],
} as const satisfies Record<string, readonly string[]>;

export type Family = keyof typeof families;

/** Themes in the order in which they are read. */
export const readingOrder: readonly string[] = Object.values(families).flat();

/** The layers under their headings; zones before places of one theme, then by row of the seed register. Empty headings are left out. */
export function byFamily(layers: readonly CatalogueLayer[]): { family: Family; layers: CatalogueLayer[] }[] {
  const names = Object.keys(families) as Family[];
  const of = (layer: CatalogueLayer) => names.find((name) => (families[name] as readonly string[]).includes(layer.theme)) ?? 'other';
  const rank = (l: CatalogueLayer) => [readingOrder.indexOf(l.theme), l.kind === 'zones' ? 0 : 1, l.seed[0] ?? '~', l.id] as const;
  const order = (a: CatalogueLayer, b: CatalogueLayer) => {
    const [x, y] = [rank(a), rank(b)];
    const k = x.findIndex((value, i) => value !== y[i]);
    return k < 0 ? 0 : x[k]! < y[k]! ? -1 : 1;
  };
  return names
    .map((family) => ({ family, layers: layers.filter((l) => l.kind !== 'base' && of(l) === family).sort(order) }))
    .filter((group) => group.layers.length > 0);
}
