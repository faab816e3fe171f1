import { findingsOf, type CheckReport, type Surroundings } from '#check';
import { distance } from '#i18n';
import type { Geometry } from 'geojson';
import { pathOf, pixels, px, type MapFrame } from './figure-frame';
import { cased, fitted, Places, pointsInside } from './figure-labels';
import { patternId, regimeColours, type Mark } from './figure-marks';

export type DrawnZone = Surroundings['zones'][number] & { mark: Mark; number: number; title: string };
type Point = [number, number];
type Pair = readonly [number, number];

export function zoneLayer({ polygons, mark, layer, zone }: DrawnZone, frame: MapFrame, prefix: string): string {
  const path = polygons.map((rings) => pathOf(rings, frame)).join('');
  const { colour, fill, pattern, width, dash } = mark;
  const shape = (attributes: string) => `<path d="${path}" fill-rule="evenodd" ${attributes}/>`;
  const named = `data-zone="${attribute(`${layer} ${zone}`)}"`;
  return [
    `<g ${named}>`,
    ...(fill > 0 ? [shape(`fill="${colour}" fill-opacity="${fill}"`)] : []),
    ...(pattern ? [shape(`fill="url(#${patternId(pattern, colour, prefix)})"`)] : []),
    shape(`fill="none" stroke="${colour}" stroke-width="${width}"${dash ? ` stroke-dasharray="${dash}"` : ''}`),
    '</g>',
  ].join('');
}

const attribute = (text: string) => text.replace(/[^\w .:-]/g, '_');

/** What a common part is hatched for; information stands in nobody's way. */
const regimeOf = (properties: Record<string, unknown> | null) => String(properties?.['regime'] ?? 'unknown');
const order = ['unknown', 'conditional', 'prohibited'];

export const overlapRegimes = ({ features }: Surroundings['overlaps']): string[] =>
  order.filter((regime) => features.some(({ properties }) => regimeOf(properties) === regime)).toReversed();

export function overlapLayer({ features }: Surroundings['overlaps'], frame: MapFrame, prefix: string): string {
  return order
    .flatMap((regime) =>
      features
        .filter(({ properties }) => regimeOf(properties) === regime)
        .map(({ geometry }) => {
          const { rings, lines } = partsOf(geometry);
          const fill = `<path d="${pathOf(rings, frame)}" fill-rule="evenodd" fill="url(#${prefix}-hatch-${regime})"/>`;
          const stroke = `<path d="${pathOf(lines, frame, false)}" fill="none" stroke="${regimeColours[regime]}" stroke-opacity="0.6" stroke-width="9"/>`;
          return (rings.length > 0 ? fill : '') + (lines.length > 0 ? stroke : '');
        }),
    )
    .join('\n');
}

/** Dark with a white casing, so that it stands out from any ground; corners numbered as long as they can be told apart. */
export function siteLayer(geometry: Geometry, frame: MapFrame): string {
  const { rings, lines, points } = partsOf(geometry);
  const path = pathOf(rings, frame) + pathOf(lines, frame, false);
  const vertices = [...rings.map((ring) => ring.slice(0, -1)), ...lines].flat();
  const at = [...vertices, ...points].map((vertex) => frame.at(vertex));
  const dot = ([x, y]: Point, r: number) =>
    `<circle cx="${px(x)}" cy="${px(y)}" r="${r}" fill="#fff" stroke="#1d2329" stroke-width="1.5"/>`;
  const dots = points.length > 0 ? at.map((p) => dot(p, 5)) : at.length <= 60 ? at.map((p) => dot(p, 2.5)) : [];
  return [
    '<g class="site">',
    ...(path
      ? [
          `<path d="${path}" fill="none" stroke="#fff" stroke-width="6" stroke-linejoin="round"/>`,
          `<path d="${path}" fill="none" stroke="#1d2329" stroke-width="3" stroke-linejoin="round"/>`,
        ]
      : []),
    ...dots,
    ...numbersOf(at),
    '</g>',
  ].join('');
}

/** 1, 2, 3 … outside the corners, for up to twelve that stand at least 12 px apart. */
function numbersOf(at: readonly Point[]): string[] {
  if (at.length < 2 || at.length > 12) return [];
  if (at.some((a, i) => at.some((b, j) => j > i && Math.hypot(a[0] - b[0], a[1] - b[1]) < 12))) return [];
  const middle = [0, 1].map((k) => at.reduce((sum, point) => sum + point[k]!, 0) / at.length);
  return at.map(([x, y], i) => {
    const [dx, dy] = [x - middle[0]!, y - middle[1]!];
    const far = Math.hypot(dx, dy) || 1;
    return cased([String(i + 1)], [x + (dx / far) * 12, y + (dy / far) * 12], 11);
  });
}

/** The shortest way to each zone that is near and whose end lies on the sheet, with its metres. */
export function nearestLines(report: CheckReport, frame: MapFrame, places: Places): string {
  const drawn = report.answers.flatMap(findingsOf).flatMap(({ nearest, distanceM, relation }) => {
    if (!nearest || relation !== 'near' || !nearest.every((end) => onSheet(end, frame))) return [];
    const [[ax, ay], [bx, by]] = nearest.map((end) => frame.at(end)) as [Point, Point];
    const text = [distance(distanceM)];
    // Around the end at the zone, the middle, the end at the site; further off as long as nothing is free.
    const spots = [14, 26, 40].flatMap((away) =>
      [1, 0.5, 0].flatMap((k) =>
        [[0, -1], [0, 1], [1.6, 0], [-1.6, 0]].map(([dx, dy]): Point => [ax + (bx - ax) * k + dx! * away, ay + (by - ay) * k + dy! * away]),
      ),
    ); // prettier-ignore
    const free = places.place(spots, text, 11);
    const line = `M${px(ax)} ${px(ay)}L${px(bx)} ${px(by)}`;
    return [
      `<path d="${line}" stroke="#fff" stroke-width="4"/><path class="nearest" d="${line}" stroke="#1d2329" stroke-width="1.5" stroke-dasharray="4 3"/>${free ? cased(text, free, 11) : ''}`,
    ];
  });
  return drawn.join('\n');
}

const onSheet = ([lng, lat]: Pair, frame: MapFrame) => lng >= frame.west && lng <= frame.east && lat >= frame.south && lat <= frame.north;

/** The map with what labels must keep clear of: the site's outline, step by step, and the north arrow. */
export function freePlaces(site: Geometry, frame: MapFrame): Places {
  const places = new Places({ x: frame.x + 2, y: frame.y + 2, width: frame.width - 4, height: frame.height - 4 });
  places.take({ x: frame.x + frame.width - 36, y: frame.y, width: 36, height: 56 });
  const { rings, lines, points } = partsOf(site);
  const take = ([x, y]: Point) => places.take({ x: x - 6, y: y - 6, width: 12, height: 12 });
  for (const point of points) take(frame.at(point));
  for (const line of [...rings, ...lines].map((one) => pixels(one, frame)))
    for (const [k, [bx, by]] of line.entries()) {
      const [ax, ay] = line[k - 1] ?? [bx, by];
      const steps = Math.min(200, Math.ceil(Math.hypot(bx - ax, by - ay) / 10)) || 1;
      for (let i = 1; i <= steps; i++) take([ax + ((bx - ax) * i) / steps, ay + ((by - ay) * i) / steps]);
    }
  return places;
}

/** Number, name and code where there is room; else the number alone; else a number that may stand close to another zone's. Worst zones choose first. */
export function labels(zones: readonly DrawnZone[], frame: MapFrame, places: Places): string {
  return zones
    .toReversed()
    .map(({ polygons, number, name, code, mark }) => {
      const inPixels = polygons.map((one) => one.map((ring) => pixels(ring, frame)));
      const largest = inPixels.toSorted((a, b) => spread(b) - spread(a))[0];
      if (!largest) return '';
      const spots = pointsInside(largest);
      const whole = [fitted(`${number} ${name}`, 12, 190), ...(code ? [code] : [])];
      const [first] = spots;
      const full = places.place(spots.slice(0, 160), whole, 12);
      if (full) return cased(whole, full, 12, ink(mark));
      const alone = places.place(spots, [String(number)], 12) ?? first ?? largest[0]?.[0];
      return alone ? cased([String(number)], alone, 12, ink(mark)) : '';
    })
    .join('\n');
}

/** Names in the zone's own colour as long as it can be read on white; pale ones in ink. */
const ink = ({ colour }: Mark) => (['#e9c349', '#8fc3e8', '#57606a'].includes(colour) ? '#1d2329' : colour);

function spread(rings: readonly (readonly Point[])[]): number {
  const [outer] = rings;
  if (!outer) return 0;
  let twice = 0;
  for (let k = 1; k < outer.length; k++) twice += outer[k - 1]![0] * outer[k]![1] - outer[k]![0] * outer[k - 1]![1];
  return Math.abs(twice);
}

/** Rings, lines and points of any geometry, as pairs. */
function partsOf(geometry: Geometry): { rings: Pair[][]; lines: Pair[][]; points: Pair[] } {
  const pair = (position: readonly number[]): Pair => [position[0]!, position[1]!];
  const line = (positions: readonly (readonly number[])[]) => positions.map(pair);
  const none = { rings: [], lines: [], points: [] };
  switch (geometry.type) {
    case 'Polygon':
      return { ...none, rings: geometry.coordinates.map(line) };
    case 'MultiPolygon':
      return { ...none, rings: geometry.coordinates.flatMap((rings) => rings.map(line)) };
    case 'LineString':
      return { ...none, lines: [line(geometry.coordinates)] };
    case 'MultiLineString':
      return { ...none, lines: geometry.coordinates.map(line) };
    case 'Point':
      return { ...none, points: [pair(geometry.coordinates)] };
    case 'MultiPoint':
      return { ...none, points: line(geometry.coordinates) };
    default:
      return none;
  }
}
