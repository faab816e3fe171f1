import { inIndustries, type EiaBook, type Words } from '#zone';
import type { Activity, CheckOptions, EiaHints, LayerAnswer, LayerUsed } from './check-report';
import { possible, type Sensitive } from './conditions';
import { decides, findingsOf } from './verdict';

/**
 * Hints for the impact assessment, from the same answers: which sensitive areas of the classification catalogue's article 3 the site meets, which rows and
 * papers the activity's code leads to, who is likely to approve, and which zones lie within the distances that a form asks for.
 */
export function eiaHints(
  book: EiaBook,
  answers: readonly LayerAnswer[],
  layers: readonly LayerUsed[],
  options: CheckOptions,
  activity: Activity,
): EiaHints {
  const themeOf = (answer: LayerAnswer) => layers.find(({ id }) => id === answer.layer)?.theme ?? answer.layer.split(' ')[0]!;
  const unknownOf = (themes: readonly string[]) =>
    answers.filter((a) => a.answer === 'unknown' && themes.includes(themeOf(a))).map(({ layer }) => layer);

  const sensitive = (['one', 'two', 'three'] as const).map((group): EiaHints['sensitive'][number] => {
    const kinds = book.sensitive.filter((kind) => kind.group === group);
    const zones = answers.flatMap((answer) =>
      findingsOf(answer)
        .filter(decides)
        .flatMap(({ zone }) => {
          const kind = kinds.find(({ theme, classes }) => theme === themeOf(answer) && (!classes || classes.includes(zone.class ?? '')));
          return kind ? [{ layer: answer.layer, zone: zone.id, name: zone.name, text: kind.text }] : [];
        }),
    );
    const unknownLayers = unknownOf(kinds.map(({ theme }) => theme));
    const beyond: Words[] = book.unknownOf.filter((one) => one.group === group).map(({ text }) => text);
    const touched = zones.length > 0 ? 'yes' : unknownLayers.length > 0 || beyond.length > 0 || kinds.length === 0 ? 'unknown' : 'no';
    return { group, touched, zones, unknownLayers, unknownOf: beyond };
  });
  const met = Object.fromEntries(sensitive.map(({ group, touched }) => [group, touched])) as Sensitive;

  const code = activity.industry?.code;
  const rows = code
    ? book.rows
        .filter(({ industries }) => inIndustries(code, industries) !== 'no')
        .map(({ row, title, cases, basis }) => {
          const left = possible(cases, activity, met);
          const text = left.cases.length === 1 ? left.cases[0]?.text : undefined;
          const papers = [...new Set(left.cases.map(({ paper }) => paper))];
          return { row, title, papers, ...(text ? { text } : {}), missingFacts: left.missingFacts, basis };
        })
    : [];

  const approval = possible(book.approval, activity, met);
  const [first] = approval.cases;
  const levels = new Set(approval.cases.map(({ level }) => level));
  return {
    sensitive,
    sensitiveBasis: book.sensitiveBasis,
    rows,
    approval: first
      ? {
          level: levels.size === 1 ? first.level : 'open',
          text: first.text,
          missingFacts: levels.size === 1 ? [] : approval.missingFacts,
          basis: first.basis,
        }
      : null,
    targets: book.distances.map(({ id, withinM, text, themes, basis }) => ({
      id,
      withinM,
      checkedM: Math.min(withinM, options.nearM),
      text,
      zones: answers
        .filter((answer) => (themes as readonly string[]).includes(themeOf(answer)))
        .flatMap((answer) =>
          findingsOf(answer)
            .filter(({ distanceM }) => distanceM <= withinM)
            .map(({ zone, distanceM }) => ({ layer: answer.layer, zone: zone.id, name: zone.name, distanceM })),
        )
        .sort((a, b) => a.distanceM - b.distanceM),
      unknownLayers: unknownOf(themes),
      basis,
    })),
  };
}
