import { className, distance, number, words } from '#i18n';
import type { Block, Inline } from './document';
import { flag, heading, layerTitle, paragraph, quiet, zoneName, type Told } from './document-parts';

/** What lies on the same water without being met. Unknown is not none. */
export function influenceBlocks(told: Told): Block[] {
  const { report, language } = told;
  const w = words(language);
  const say = w.report.influence;
  const { influence } = report;
  const title = heading(2, w.report.heading.influence);
  if (influence.state === 'unknown') return [title, paragraph({ text: say.unknownLine(say.unknown[influence.reason]), strong: true })];
  if (influence.state === 'no-river') return [title, paragraph(say.noRiver(distance(influence.withinM)))];
  const { river, distanceM, downstreamM, upstreamM, endsM, downstream, places, missing } = influence;
  const named = language === 'en' ? (river.nameEn ?? river.name) : river.name;
  const along = (alongM: number): Inline[] => [number(alongM)];
  const themeOf = (layer: string) => report.layers.find(({ id }) => id === layer)?.theme ?? layer;
  return [
    title,
    quiet(say.hint),
    {
      kind: 'facts',
      rows: [
        {
          term: say.river,
          value: [say.riverLine(named, distance(distanceM)), ...(influence.synthetic ? [' ', flag(w.flag.synthetic)] : [])],
        },
        { term: say.searched, value: [say.searchedLine(distance(downstreamM), distance(upstreamM))] },
      ],
    },
    ...(endsM === undefined ? [] : [paragraph({ text: say.ends(distance(endsM)), strong: true })]),
    ...(missing.length > 0
      ? [paragraph({ text: say.missing(missing.map((layer) => layerTitle(told, layer)).join(w.listComma)), strong: true })]
      : []),
    ...listed(
      told,
      say.downstream,
      downstream.map(({ layer, zone, name, class: zoneClass, alongM }) => [
        [zoneName(told, layer, zone, name)],
        [className(themeOf(layer), zoneClass, language) || layerTitle(told, layer)],
        along(alongM),
      ]),
    ),
    ...listed(
      told,
      say.places,
      places.map(({ name, nameEn, theme, alongM }) => [
        [language === 'en' ? (nameEn ?? name) : name],
        [w.theme[theme] ?? theme],
        along(alongM),
      ]),
    ),
    ...(downstream.length + places.length > 0 ? [quiet(say.alongHint)] : []),
  ];
}

function listed({ language }: Told, title: string, rows: Inline[][][]): Block[] {
  const say = words(language).report.influence;
  return [
    heading(3, `${title} (${rows.length})`),
    rows.length > 0
      ? {
          kind: 'table',
          caption: title,
          head: [{ text: say.name }, { text: say.kind }, { text: say.along, number: true }],
          widths: [0.45, 0.33, 0.22],
          rows,
        }
      : paragraph(say.none),
  ];
}
