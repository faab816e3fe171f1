/** The land around Jilin, cut to the map's context box: only to show where the province lies. */
import type { Box } from '#geo';
import { clipShell } from './clip-box';
import { outlineRings } from './outlines';
import { cleanRing, roughAreaKm2 } from './rings';
import { thinSimpleRing, untie } from './simple';
import { baseEdition, writeLayer } from './write-layer';
import type { OutFeature } from './write-layer';

const contextBox: Box = [119, 39, 134, 48.5];

const names: Record<string, readonly [zh: string, en: string]> = {
  CNLN: ['辽宁省', 'Liaoning'],
  CNHL: ['黑龙江省', 'Heilongjiang'],
  CNNM: ['内蒙古自治区', 'Inner Mongolia'],
  CNHE: ['河北省', 'Hebei'],
  MN: ['蒙古国', 'Mongolia'],
  KP: ['朝鲜', 'DPRK'],
  RUPRI: ['俄罗斯滨海边疆区', 'Primorsky Krai, Russia'],
  RUYEV: ['俄罗斯犹太自治州', 'Jewish Autonomous Oblast, Russia'],
};

/** Islands below this do not show at the scales where neighbours are drawn. */
const smallestKm2 = 8;
const thinM = 150;

export async function writeNeighbours(): Promise<number> {
  const outlines = await outlineRings(Object.keys(names));
  const features: OutFeature[] = [];
  for (const [code, rings] of outlines) {
    const inBox = rings
      .filter((ring) => roughAreaKm2(ring) > smallestKm2)
      .flatMap((ring) => clipShell(ring, contextBox))
      .map((ring) => thinSimpleRing(untie(cleanRing(ring)), thinM))
      .filter((ring) => ring.length > 3 && roughAreaKm2(ring) > smallestKm2);
    if (inBox.length === 0) continue;
    const [name, nameEn] = names[code]!;
    features.push({
      properties: { id: code, name, name_en: nameEn },
      geometry: { type: 'MultiPolygon', coordinates: inBox.map((ring) => [ring.map(([x, y]) => [x, y])]) },
    });
  }
  return writeLayer(
    {
      ...baseEdition,
      id: 'base-neighbours',
      title: { zh: '周边地区（示意）', en: 'Neighbouring land (schematic)' },
      file: 'neighbours.geojson',
      fields: { id: 'id', name: 'name', nameEn: 'name_en' },
      source: {
        zh: 'DCW-GMT 2.1.1 数字世界地图，裁至 119–134°E、39–48.5°N，按 150 m 化简；示意，不作为界线依据',
        en: 'DCW-GMT 2.1.1, Digital Chart of the World, cut to 119–134°E 39–48.5°N, thinned at 150 m; schematic, not official boundaries',
      },
      publisher: { zh: 'GMT 团队', en: 'The GMT Team' },
      licence: 'LGPL-3.0-or-later',
      attribution: 'Digital Chart of the World / DCW-GMT',
      accuracyM: 700,
    },
    features,
  );
}
