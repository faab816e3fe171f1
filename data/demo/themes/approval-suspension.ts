import type { Position } from '#geo';
import { demoLayer } from './declaration';
import { zone, type ThemeLayer } from './layer';
import { drawPatch } from './patch';
import { Room } from './room';

interface Suspension {
  id: string;
  name: string;
  nameEn: string;
  spine: Position[];
  areaHa: number;
  from: string;
  until: string;
  reason: [zh: string, en: string];
  suspended: [zh: string, en: string];
}

/** None of these ever was: two that are over, two in force in November 2026 and one still to come, so that a check by date has all three to tell apart. */
const suspensions: Suspension[] = [
  {
    id: 'lower-yinma',
    name: '饮马河下游区域限批区',
    nameEn: 'Approval suspension, lower Yinma River',
    spine: [
      [125.72, 44.42],
      [125.78, 44.56],
    ],
    areaHa: 32000,
    from: '2023-07-01',
    until: '2024-06-30',
    reason: ['断面年度水质目标未完成', 'yearly water-quality target of the section missed'],
    suspended: ['新增化学需氧量、氨氮排放的建设项目', 'projects that add discharge of chemical oxygen demand or ammonia nitrogen'],
  },
  {
    id: 'upper-dongliao',
    name: '东辽河上游区域限批区',
    nameEn: 'Approval suspension, upper East Liao River',
    spine: [
      [125.02, 42.95],
      [125.18, 42.88],
    ],
    areaHa: 21000,
    from: '2024-10-01',
    until: '2025-09-30',
    reason: ['断面水质由达标退为劣Ⅴ类', 'section fell from its target to worse than class V'],
    suspended: ['新增总磷、氨氮排放的建设项目', 'projects that add discharge of total phosphorus or ammonia nitrogen'],
  },
  {
    id: 'tiaozi',
    name: '条子河区域限批区',
    nameEn: 'Approval suspension, Tiaozi River',
    spine: [
      [124.41, 43.19],
      [124.5, 43.11],
    ],
    areaHa: 14500,
    from: '2026-03-01',
    until: '2027-02-28',
    reason: ['污水处理厂提标改造逾期未完成', 'upgrade of the sewage works overdue'],
    suspended: ['新增水污染物排放的建设项目', 'projects that add any discharge to water'],
  },
  {
    id: 'longtan',
    name: '吉林市北部工业片区区域限批区',
    nameEn: 'Approval suspension, northern industrial district of Jilin City',
    spine: [
      [126.52, 43.95],
      [126.6, 43.99],
    ],
    areaHa: 9600,
    from: '2026-09-15',
    until: '2027-09-14',
    reason: ['挥发性有机物总量控制任务未完成', 'reduction of volatile organic compounds not delivered'],
    suspended: ['新增挥发性有机物、氮氧化物排放的建设项目', 'projects that add emission of volatile organic compounds or nitrogen oxides'],
  },
  {
    id: 'qianguo',
    name: '前郭灌区区域限批区',
    nameEn: 'Approval suspension, Qian Gorlos irrigation district',
    spine: [
      [124.55, 45.08],
      [124.68, 45.05],
    ],
    areaHa: 27000,
    from: '2027-01-01',
    until: '2027-12-31',
    reason: ['退水总氮、总磷削减任务未完成', 'reduction of nitrogen and phosphorus in drain water not delivered'],
    suspended: ['新增总氮、总磷排放的建设项目', 'projects that add discharge of total nitrogen or total phosphorus'],
  },
];

export function drawApprovalSuspension(): ThemeLayer {
  const room = new Room();
  const features = suspensions.map(({ id, name, nameEn, spine, areaHa, from, until, reason, suspended }) => {
    const seed = `suspension ${id}`;
    const [polygons] = drawPatch({ seed, spine, areasHa: [areaHa], ragged: 0.7, may: (position) => room.has(position) });
    room.take(polygons!);
    return zone(
      { id: `suspension-${id}`, name, nameEn, at: spine[0]! },
      {
        valid_from: from,
        valid_until: until,
        reason_zh: `${reason[0]}(演示)`,
        reason_en: `${reason[1]} (demo)`,
        suspended_zh: suspended[0],
        suspended_en: suspended[1],
      },
      polygons!,
    );
  });
  return {
    declaration: demoLayer({
      id: 'approval-suspension',
      theme: 'approval-suspension',
      required: true,
      title: { zh: '区域限批区（演示）', en: 'Areas under regional approval suspension (demo)' },
      source: {
        zh: '区域限批制度取自种子文本；五个区域、起止日期、原因与限批内容全部虚构，与任何地方的真实情况无关',
        en: 'The instrument is that of the seed document; the five areas, their dates, reasons and what is suspended are all invented and say nothing about any real place',
      },
      validFrom: '2023-07-01',
      accuracyM: 50,
      seed: ['S22', 'R05'],
      dated: true,
    }),
    features,
  };
}
