import type { Position } from '#geo';
import type { OutFeature } from '../base/write-layer';
import { polygonsOf } from '../zones/base';
import { demoLayer } from './declaration';
import { inProvince, readFeatures } from './ground';
import { zone, type ThemeLayer } from './layer';
import { drawPatch } from './patch';
import { Room } from './room';

type Patch = [id: string, name: string, nameEn: string, at: Position, areaHa: number];

/** The western plain, whose towns and fields live on groundwater. */
const prevention: Patch[] = [
  ['zhenlai', '镇赉平原', 'Zhenlai plain', [123.35, 45.72], 38000],
  ['taonan', '洮南平原', 'Taonan plain', [122.55, 45.25], 42000],
  ['tongyu', '通榆平原', 'Tongyu plain', [123.1, 44.62], 56000],
  ['changling', '长岭平原', 'Changling plain', [123.85, 44.42], 47000],
  ['qianan', '乾安平原', "Qian'an plain", [123.8, 44.92], 35000],
  ['fuyu', '扶余台地', 'Fuyu terrace', [125.65, 45.1], 31000],
  ['shuangliao', '双辽平原', 'Shuangliao plain', [123.55, 43.82], 28000],
];
const remediation: Patch[] = [
  ['longtan', '吉林市北部', 'northern Jilin City', [126.52, 43.93], 900],
  ['ningjiang', '松原市南部', 'southern Songyuan', [124.86, 45.05], 1200],
  ['tiexi', '四平市西部', 'western Siping', [124.3, 43.15], 480],
  ['xian', '辽源市西部', 'western Liaoyuan', [125.08, 42.91], 350],
  ['erdaojiang', '通化市东部', 'eastern Tonghua', [126.06, 41.8], 260],
];

const protectionHa = 620;
const rechargeHa = 6800;

export function drawGroundwater(): ThemeLayer {
  const room = new Room();
  const features: OutFeature[] = [];
  for (const { id, name, nameEn, wells } of wellFields()) {
    const may = (position: Position) => room.has(position);
    const [protection, recharge] = drawPatch({
      seed: `groundwater ${id}`,
      spine: wells,
      areasHa: [protectionHa, rechargeHa],
      ragged: 0.5,
      may,
    });
    room.take([...protection!, ...recharge!]);
    features.push(
      zone(
        {
          id: `groundwater-${id}-protection`,
          name: `${name}地下水保护区`,
          nameEn: `Groundwater protection area: ${nameEn}`,
          class: 'protection',
          at: wells[0]!,
        },
        {},
        protection!,
      ),
      zone(
        {
          id: `groundwater-${id}-recharge`,
          name: `${name}补给区`,
          nameEn: `Groundwater recharge area: ${nameEn}`,
          class: 'recharge',
          at: wells[0]!,
        },
        {},
        recharge!,
      ),
    );
  }
  const single = ([id, name, nameEn, at, areaHa]: Patch, kind: 'prevention' | 'remediation', zh: string, en: string) => {
    const radiusM = Math.sqrt((areaHa * 1e4) / Math.PI);
    const centre = room.near(at, radiusM * 1.25);
    if (!centre) throw new Error(`${id}: no room`);
    const [polygons] = drawPatch({
      seed: `groundwater ${id}`,
      spine: [centre],
      areasHa: [areaHa],
      ragged: 0.75,
      may: (position) => room.has(position),
    });
    room.take(polygons!);
    features.push(
      zone(
        { id: `groundwater-${id}-${kind}`, name: `${name}地下水${zh}`, nameEn: `Groundwater ${en}: ${nameEn}`, class: kind, at: centre },
        {},
        polygons!,
      ),
    );
  };
  for (const patch of prevention) single(patch, 'prevention', '防控区', 'prevention area');
  for (const patch of remediation) single(patch, 'remediation', '治理区', 'remediation area');
  return {
    declaration: demoLayer({
      id: 'groundwater',
      theme: 'groundwater',
      required: false,
      title: { zh: '地下水污染防治分区（演示）', en: 'Groundwater pollution-prevention zoning (demo)' },
      classes: ['protection', 'prevention', 'remediation', 'recharge'],
      source: {
        zh: '分区与水源补给区取自种子文本；保护区、防控区、治理区三类名称凭记忆，未核实；围绕本项目演示水源的井位与西部平原生成',
        en: 'The zoning and the recharge areas of sources are from the seed document; the names of the three districts (protection, prevention, remediation) are from memory and unverified; drawn around the wells of the demonstration sources and on the western plain',
      },
      validFrom: '2025-01-01',
      accuracyM: 500,
      seed: ['S17'],
    }),
    features,
  };
}

/** The sources of the water layer that stand on wells, and where these are. */
function wellFields(): { id: string; name: string; nameEn: string; wells: Position[] }[] {
  const fields = new Map<string, { id: string; name: string; nameEn: string; wells: Position[] }>();
  for (const { properties, geometry } of readFeatures('water-sources')) {
    if (properties['class'] !== 'first' || properties['well'] === undefined) continue;
    const name = String(properties['source_name']);
    const ring = polygonsOf(geometry)[0]![0]!;
    const well: Position = [
      (ring[0]![0] + ring[Math.floor(ring.length / 2)]![0]) / 2,
      (ring[0]![1] + ring[Math.floor(ring.length / 2)]![1]) / 2,
    ];
    if (!inProvince.has(well)) continue;
    const known = fields.get(name);
    if (known) known.wells.push(well);
    else
      fields.set(name, {
        id: String(properties['id']).replace(/-(well-\d+-)?first$/, ''),
        name,
        nameEn: String(properties['name_en']).replace(/,? (source, )?first-class zone( \(demo\))?$/, ''),
        wells: [well],
      });
  }
  return [...fields.values()];
}
