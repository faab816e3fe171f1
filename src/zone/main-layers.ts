import type { CatalogueLayer } from './catalogue';
import { themes } from './layer';

/** The themes that decide most sites: the first four. */
const mainThemes = themes.slice(0, 4);

/**
 * One layer of zones for each of the main themes: what is drawn at first and fetched ahead of the first check. Where a theme has several layers the one
 * of the earliest row of the seed register stands for it (drinking water: the sources of S03 before the rural ones of S04), then catalogue order.
 */
export function mainLayers(layers: readonly CatalogueLayer[]): CatalogueLayer[] {
  const row = ({ seed }: CatalogueLayer) => [...seed].sort()[0] ?? '~';
  return mainThemes.flatMap((theme) => {
    const zoned = layers.filter((layer) => layer.theme === theme && layer.kind === 'zones');
    const [first, ...others] = zoned;
    return first ? [others.reduce((best, layer) => (row(layer) < row(best) ? layer : best), first)] : [];
  });
}
