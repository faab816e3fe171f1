/** The nine prefectures of ECharts 4.9.0, decoded and freed from the GCJ-02 shift. */
import type { Position, Ring } from '#geo';
import { files, readText, unshift } from './input-files';
import { dissolve } from './dissolve';
import { cleanRing, orient, roughAreaKm2 } from './rings';
import { baseEdition, writeLayer } from './write-layer';
import type { OutFeature } from './write-layer';

interface EncodedMap {
  features: {
    id: string;
    geometry:
      | { type: 'Polygon'; coordinates: string[]; encodeOffsets: [number, number][] }
      | { type: 'MultiPolygon'; coordinates: string[][]; encodeOffsets: [number, number][][] };
  }[];
}

const prefectureNames: Record<string, readonly [zh: string, en: string]> = {
  '220100': ['长春市', 'Changchun'],
  '220200': ['吉林市', 'Jilin City'],
  '220300': ['四平市', 'Siping'],
  '220400': ['辽源市', 'Liaoyuan'],
  '220500': ['通化市', 'Tonghua'],
  '220600': ['白山市', 'Baishan'],
  '220700': ['松原市', 'Songyuan'],
  '220800': ['白城市', 'Baicheng'],
  '222400': ['延边朝鲜族自治州', 'Yanbian Korean Autonomous Prefecture'],
};

/** ECharts packs a ring as zigzag deltas in units of 1/1024 degree, two characters a position. */
function decode(packed: string, [x0, y0]: [number, number]): Position[] {
  const unpack = (i: number) => {
    const code = packed.charCodeAt(i) - 64;
    return (code >> 1) ^ -(code & 1);
  };
  const ring: Position[] = [];
  for (let i = 0, x = x0, y = y0; i < packed.length; i += 2) {
    x += unpack(i);
    y += unpack(i + 1);
    ring.push([x / 1024, y / 1024]);
  }
  return ring;
}

/** Untied loops smaller than this are faults of the source, not land. */
const crumbKm2 = 1;

interface Prefecture {
  adcode: string;
  polygons: Ring[][];
}

function readPrefectures(): Prefecture[] {
  const map = JSON.parse(readText(files.prefectures)) as EncodedMap;
  const toWgs84 = unshift();
  return map.features
    .map(({ id, geometry }) => {
      const packed =
        geometry.type === 'Polygon'
          ? [geometry.coordinates.map((s, k) => decode(s, geometry.encodeOffsets[k]!))]
          : geometry.coordinates.map((rings, i) => rings.map((s, k) => decode(s, geometry.encodeOffsets[i]![k]!)));
      // Cleaning comes first: on the 1/1024 grid a repeated position or a spike is exact.
      const polygons = packed
        .map((rings) => rings.map((ring) => cleanRing(ring, 12)).filter((ring) => ring.length > 3))
        .filter((rings) => rings.length > 0)
        .map((rings) => orient(rings.map((ring) => cleanRing(ring.map(toWgs84)))));
      // Some source lines cross themselves in loops of a few hundred metres; dissolving unties them and the crumbs go.
      const untied = dissolve(polygons).filter((rings) => roughAreaKm2(rings[0]!) > crumbKm2);
      return {
        adcode: id,
        polygons: untied.map((rings) => rings.filter((ring) => roughAreaKm2(ring) > crumbKm2)),
      };
    })
    .sort((a, b) => a.adcode.localeCompare(b.adcode));
}

export function writePrefectures(): number {
  const features = readPrefectures().map(({ adcode, polygons }): OutFeature => {
    const [name, nameEn] = prefectureNames[adcode]!;
    const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));
    return {
      properties: { id: adcode, adcode, name, name_en: nameEn },
      geometry: coordinates.length === 1 ? { type: 'Polygon', coordinates: coordinates[0]! } : { type: 'MultiPolygon', coordinates },
    };
  });
  return writeLayer(
    {
      ...baseEdition,
      id: 'base-prefectures',
      title: { zh: '市州（示意）', en: 'Prefectures (schematic)' },
      file: 'prefectures.geojson',
      fields: { id: 'id', name: 'name', nameEn: 'name_en', code: 'adcode' },
      source: {
        zh: 'ECharts 4.9.0 吉林省地图，已由 GCJ-02 改正到 WGS 84；约 2017 年界线，公主岭（2020 年起属长春，220184）仍在四平范围内；示意，不作为行政区域界线依据',
        en: 'ECharts 4.9.0 map of Jilin, moved from GCJ-02 to WGS 84; boundaries of about 2017: Gongzhuling (Changchun since 2020, 220184) still lies inside Siping; schematic, not official',
      },
      publisher: { zh: 'Apache ECharts', en: 'Apache ECharts' },
      licence: 'Apache-2.0',
      attribution: 'Apache ECharts (incubating) 4.9.0',
      accuracyM: 500,
    },
    features,
  );
}
