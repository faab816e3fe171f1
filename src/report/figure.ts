import { findingsOf, type CheckReport, type Surroundings } from '#check';
import { className, words, type Language } from '#i18n';
import { escaped } from './escaped';
import { mapFrame, px } from './figure-frame';
import { wrapped } from './figure-labels';
import { legend, type LegendRow } from './figure-legend';
import { hatches, layerOrder, markOf, patterns } from './figure-marks';
import { border, graticule, northArrow, scaleBar, scaleText } from './figure-sheet';
import { freePlaces, labels, nearestLines, overlapLayer, overlapRegimes, siteLayer, zoneLayer, type DrawnZone } from './figure-map';
import type { Drawing } from './report-document';
import { zoneTitle } from './zone-title';

const sheet = { width: 720, left: 44, right: 24, top: 20, highest: 430 };

/**
 * Where the site stands, as our own SVG: the zones that the report names by pattern and outline of their class, each numbered for the legend and named where
 * there is room, the site, the common parts hatched, the shortest way to what is near, graticule, scale bar and north. What could not be drawn is listed
 * under it. The same report and surroundings give the same drawing.
 */
export function reportFigure(report: CheckReport, surroundings: Surroundings, language: Language): Drawing {
  const w = words(language);
  const prefix = `f${report.id.slice(0, 8)}`;
  const frame = mapFrame(surroundings.frame, sheet.left, sheet.top, sheet.width - sheet.left - sheet.right, sheet.highest);
  const named = namedZones(report, language);
  const zones = surroundings.zones
    .map((zone) => ({
      ...zone,
      mark: markOf(zone.theme, zone.class),
      title: named.get(key(zone))?.title ?? zone.name,
      label: (language === 'en' ? zone.nameEn : undefined) ?? zone.name,
    }))
    .sort(
      (a, b) =>
        layerOrder(a.theme, a.class) - layerOrder(b.theme, b.class) ||
        ((a.class ?? '') < (b.class ?? '') ? -1 : Number((a.class ?? '') > (b.class ?? ''))),
    )
    // What forbids comes first in the legend, and is drawn last.
    .map((zone, i, all): DrawnZone => ({ ...zone, number: all.length - i }));
  const regimes = overlapRegimes(surroundings.overlaps);
  const drawn = new Set(zones.map(key));
  const leftOut = new Set(surroundings.leftOut.map(key));
  const lost = [...named.values()].filter((zone) => !drawn.has(key(zone)));
  const places = freePlaces(report.site.geometry, frame);
  const near = nearestLines(report, frame, places);

  const rows: LegendRow[] = [
    { swatch: 'site', text: w.report.figure.site },
    ...regimes.map((regime): LegendRow => ({ swatch: { hatch: `${prefix}-hatch-${regime}` }, text: `${w.report.figure.overlap} · ${w.report.figure.regime[regime] ?? regime}` })),
    ...(near ? [{ swatch: 'nearest' as const, text: w.report.figure.nearest }] : []),
    ...zoneRows(zones.toReversed(), language),
  ]; // prettier-ignore
  const under = frame.y + frame.height;
  const meaning = legend(rows, prefix, { x: sheet.left, y: under + 44, width: sheet.width - sheet.left - sheet.right });
  const notes = [
    ...lines(lost.filter((zone) => leftOut.has(key(zone))).map(({ title }) => title), w.report.figure.leftOut, language),
    ...lines(lost.filter((zone) => !leftOut.has(key(zone))).map(({ title }) => title), w.report.figure.outside, language),
  ]; // prettier-ignore
  const height = Math.ceil(under + 44 + meaning.height + notes.length * 15 + 6);
  const synthetic = report.layers.some(({ synthetic: made }) => made);
  const clip = `${prefix}-map`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheet.width} ${height}" width="${sheet.width}" height="${height}" role="img" font-family="'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif">
<title>${escaped(w.report.figure.alt(report.site.name ?? w.site.unnamed))}</title>
<defs>
<clipPath id="${clip}"><rect x="${px(frame.x)}" y="${px(frame.y)}" width="${px(frame.width)}" height="${px(frame.height)}"/></clipPath>
${patterns(zones.map(({ mark }) => mark), prefix)}
${hatches(regimes, prefix)}
</defs>
<rect width="${sheet.width}" height="${height}" fill="#fff"/>
<rect x="${px(frame.x)}" y="${px(frame.y)}" width="${px(frame.width)}" height="${px(frame.height)}" fill="#f4f2ec"/>
<g clip-path="url(#${clip})">
${zones.map((zone) => zoneLayer(zone, frame, prefix)).join('\n')}
${overlapLayer(surroundings.overlaps, frame, prefix)}
${graticule(frame).lines}
${near}
${siteLayer(report.site.geometry, frame)}
${labels(zones, frame, places)}
</g>
${border(frame)}
${graticule(frame).marks}
${northArrow(frame, w.report.figure.north)}
${scaleBar(frame)}
${synthetic ? `<g class="demonstration"><text x="${sheet.width - sheet.right}" y="${px(under + 32)}" text-anchor="end" font-size="12" font-weight="700" fill="#1d2329">${escaped(w.report.figure.demo)}</text></g>` : ''}
${meaning.svg}
${notes.map((text, i) => `<text x="${sheet.left}" y="${px(under + 44 + meaning.height + 12 + i * 15)}" font-size="12" fill="#1d2329">${escaped(text)}</text>`).join('\n')}
</svg>`; // prettier-ignore
  const told = { rows: [...rows.map(({ text }) => text), ...notes], scale: scaleText(frame) };
  return { svg, widthPx: sheet.width, heightPx: height, legend: told };
}

const key = ({ layer, zone }: { layer: string; zone: string }) => `${layer} ${zone}`;

/** Every zone that the report names, in its order. */
function namedZones(report: CheckReport, language: Language): Map<string, { layer: string; zone: string; title: string }> {
  const named = new Map<string, { layer: string; zone: string; title: string }>();
  for (const answer of report.answers)
    for (const finding of findingsOf(answer)) {
      const zone = { layer: answer.layer, zone: finding.zone.id, title: zoneTitle(report, answer.layer, finding, language) };
      named.set(key(zone), zone);
    }
  return named;
}

/** From here on, the legend tells classes and no names; the tables of the report have them. */
const many = 40;

/** Worst first: each zone by its number, or each class by the numbers of its zones. */
function zoneRows(zones: readonly DrawnZone[], language: Language): LegendRow[] {
  if (zones.length <= many) return zones.map((zone) => ({ swatch: zone, text: `${zone.number} ${zone.title}` }));
  const w = words(language);
  const alike = (a: DrawnZone, b: DrawnZone) => a.theme === b.theme && a.class === b.class;
  return zones
    .filter((zone, i) => i === 0 || !alike(zone, zones[i - 1]!))
    .map((first) => {
      const from = zones.indexOf(first);
      const end = zones.findIndex((zone, i) => i > from && !alike(zone, first));
      const count = (end < 0 ? zones.length : end) - from;
      const numbers = count === 1 ? String(first.number) : `${first.number}–${first.number + count - 1}`;
      const kind = className(first.theme, first.class, language) || w.theme[first.theme] || first.theme;
      return { swatch: first, text: `${numbers} ${kind} · ${w.report.finding.ofClass(count)}` };
    });
}

function lines(zones: readonly string[], say: (zones: string) => string, language: Language): string[] {
  if (zones.length === 0) return [];
  const [first, ...rest] = zones;
  return wrapped([say(first!), ...rest], words(language).semicolon, 12, sheet.width - sheet.left - sheet.right);
}
