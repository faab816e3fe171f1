import { words, type Language } from '#i18n';

/** A made-up plot at the shore of a drinking-water reservoir: meets several themes at once, so the first report shows what a report is. */
export function sampleSite(language: Language): string {
  const ring = [
    [125.3305, 43.7022],
    [125.3402, 43.7022],
    [125.3402, 43.6951],
    [125.3305, 43.6951],
    [125.3305, 43.7022],
  ];
  const name = words(language).page.empty.sampleName;
  return JSON.stringify({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } });
}
