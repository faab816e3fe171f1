import { destination } from '#geo';
import { seeded } from '../zones/noise';
import { demoLayer } from './declaration';
import { countyAt, town } from './ground';
import { serial, zone, type ThemeLayer } from './layer';
import { plotRing } from './plot-shapes';
import { onLand, Room } from './room';

const trades: Record<string, [zh: string, en: string, pollutants: string, pollutantsEn: string]> = {
  chemical: ['原化工企业', 'former chemical works', '苯系物、多环芳烃', 'benzene series, polycyclic aromatics'],
  coking: ['原焦化企业', 'former coking plant', '多环芳烃、总石油烃', 'polycyclic aromatics, petroleum hydrocarbons'],
  plating: ['原电镀企业', 'former plating shop', '六价铬、镍', 'hexavalent chromium, nickel'],
  pesticide: ['原农药企业', 'former pesticide works', '有机氯农药', 'organochlorine pesticides'],
  smelting: ['原冶炼企业', 'former smelter', '镉、铅、砷', 'cadmium, lead, arsenic'],
  paper: ['原造纸企业', 'former paper mill', '总石油烃、砷', 'petroleum hydrocarbons, arsenic'],
  oil: ['原油品储存库', 'former oil depot', '总石油烃、苯', 'petroleum hydrocarbons, benzene'],
  tannery: ['原制革企业', 'former tannery', '铬', 'chromium'],
};

type Row = [town: string, trade: keyof typeof trades, areaHa: number, kind: 'remediation' | 'control'];

/** Towns with old industry; no row stands for a real works. */
const rows: Row[] = [
  ['吉林市', 'chemical', 28.6, 'remediation'],
  ['吉林市', 'coking', 14.2, 'remediation'],
  ['吉林市', 'pesticide', 6.8, 'control'],
  ['吉林市', 'oil', 3.1, 'control'],
  ['长春市', 'plating', 1.9, 'remediation'],
  ['长春市', 'chemical', 7.4, 'remediation'],
  ['长春市', 'oil', 2.6, 'control'],
  ['四平市', 'chemical', 9.3, 'remediation'],
  ['四平市', 'plating', 0.8, 'control'],
  ['辽源市', 'coking', 11.5, 'remediation'],
  ['辽源市', 'tannery', 2.2, 'control'],
  ['二道江区', 'coking', 22.4, 'remediation'],
  ['通化市', 'chemical', 3.7, 'control'],
  ['石人镇', 'smelting', 5.2, 'control'],
  ['白山市', 'coking', 8.1, 'remediation'],
  ['松原市', 'oil', 12.7, 'control'],
  ['前郭县', 'chemical', 16.9, 'remediation'],
  ['白城市', 'pesticide', 4.4, 'control'],
  ['石岘镇', 'paper', 19.6, 'remediation'],
  ['开山屯镇', 'paper', 13.8, 'control'],
  ['磐石市', 'smelting', 6.1, 'control'],
  ['公主岭市', 'plating', 0.6, 'control'],
  ['梅河口市', 'chemical', 2.9, 'control'],
  ['珲春市', 'smelting', 10.3, 'remediation'],
];

export function drawContaminatedPlots(): ThemeLayer {
  const room = new Room(onLand);
  const features = rows.map(([place, trade, areaHa, kind], i) => {
    const random = seeded(`contaminated plot ${place} ${trade}`);
    const { at, nameEn } = town(place);
    const wanted = destination(at, random() * 360, 1600 + random() * 2600);
    // Twice the radius of a disc of the area holds the longest of the shapes, with a strip between neighbours.
    const centre = room.near(wanted, 2 * Math.sqrt((areaHa * 1e4) / Math.PI), (p) => countyAt(p).city === countyAt(at).city);
    if (!centre) throw new Error(`${place} ${trade}: no room for the plot`);
    const polygons = [[plotRing(`${place} ${trade}`, centre, areaHa)]];
    room.take(polygons);
    const [zh, en, pollutants, pollutantsEn] = trades[trade]!;
    return zone(
      {
        id: `plot-${serial(i)}`,
        name: `${place}${zh}地块${serial(i)}`,
        nameEn: `${nameEn}: ${en}, plot ${serial(i)}`,
        class: kind,
        at: centre,
      },
      { pollutants, pollutants_en: pollutantsEn, listed: kind === 'remediation' ? '修复' : '风险管控' },
      polygons,
    );
  });
  return {
    declaration: demoLayer({
      id: 'contaminated-plots',
      theme: 'contaminated-plot',
      required: true,
      title: { zh: '污染地块（演示）', en: 'Contaminated plots (demo)' },
      classes: ['remediation', 'control'],
      source: {
        zh: '名录的两类（修复、风险管控）真实；地块全部为虚构，不对应任何企业，个数与日期为演示',
        en: 'The two kinds of the register (remediation, risk control) are real; every plot is invented and stands for no company, number and date are chosen for the demonstration',
      },
      validFrom: '2025-01-01',
      accuracyM: 10,
      seed: ['S15'],
    }),
    features,
  };
}
