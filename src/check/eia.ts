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
  // A theme that no layer answers for is as unknown as a layer that did not answer.
  const unknownOf = (themes: readonly string[]) => [
    ...answers.filter((a) => a.answer === 'unknown' && themes.includes(themeOf(a))).map(({ layer }) => layer),
    ...new Set(themes.filter((theme) => !answers.some((a) => themeOf(a) === theme))),
  ];

  const sensitive = (['one', 'two', 'three'] as const).map((group): EiaHints['sensitive'][number] => {
    const kinds = book.sensitive.filter((kind) => kind.group === group);
    const found = answers.flatMap((answer) =>
      findingsOf(answer).flatMap((finding) => {
        const { zone } = finding;
        const kind = kinds.find(({ theme, classes }) => theme === themeOf(answer) && (!classes || classes.includes(zone.class ?? '')));
        return kind ? [{ finding, met: { layer: answer.layer, zone: zone.id, name: zone.name, text: kind.text } }] : [];
      }),
    );
    const zones = found.filter(({ finding }) => decides(finding)).map(({ met }) => met);
    // A site on the line, or too near it to tell, may be in or out.
    const close = found.some(({ finding }) => finding.borderline || finding.relation === 'touches');
    const unknownLayers = unknownOf(kinds.map(({ theme }) => theme));
    const beyond: Words[] = book.unknownOf.filter((one) => one.group === group).map(({ text }) => text);
    const open = close || unknownLayers.length > 0 || beyond.length > 0 || kinds.length === 0;
    const touched = zones.length > 0 ? 'yes' : open ? 'unknown' : 'no';
    return { group, touched, zones, unknownLayers, unknownOf: beyond };
  });
  const met = Object.fromEntries(sensitive.map(({ group, touched }) => [group, touched])) as Sensitive;

  const code = activity.industry?.code;
  const rows = code
    ? book.rows
        .filter(({ industries }) => inIndustries(code, industries) !== 'no')
        .map(({ row, title, industries, cases, basis }) => {
          // A code that says less than the row's may turn out to be another.
          const sure = inIndustries(code, industries) === 'yes';
          const left = possible(cases, activity, met);
          const text = left.cases.length === 1 ? left.cases[0]?.text : undefined;
          const papers = [...new Set(left.cases.map(({ paper }) => paper))];
          return {
            row,
            title,
            papers,
            ...(text ? { text } : {}),
            missingFacts: [...new Set([...(sure ? [] : ['industry']), ...left.missingFacts])],
            basis,
          };
        })
    : [];

  const approval = possible(book.approval, activity, met);
  const first = approval.cases[0];
  // The last case left is the one that certainly holds if none before it does.
  const settled = approval.cases.at(-1);
  const levels = new Set(approval.cases.map(({ level }) => level));
  return {
    sensitive,
    sensitiveBasis: book.sensitiveBasis,
    rows,
    approval:
      first && settled
        ? levels.size === 1
          ? { level: settled.level, text: settled.text, missingFacts: [], basis: settled.basis }
          : { level: 'open', text: either(approval.cases.map(({ text }) => text)), missingFacts: approval.missingFacts, basis: first.basis }
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

/** What may hold, one after the other. */
const either = (texts: readonly Words[]): Words => ({
  zh: `视未填的事实而定。${texts.map(({ zh }) => zh).join('')}`,
  en: `It depends on facts not given. ${texts.map(({ en }) => en).join(' ')}`,
});
