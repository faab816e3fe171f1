import { factName, words, type Language } from '#i18n';
import type { Fact } from '#zone';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

interface Question {
  name: string;
  /** As the rule book of the day asks it; undefined while it is not there, or when it does not know the fact. */
  fact: Fact | undefined;
  answer: string | undefined;
  language: Language;
  /** What stands beside the question, such as what the answer may lead to. */
  mark?: unknown;
  /** Null takes the answer back. */
  choose: (value: string | null) => void;
}

/** One question about the activity: yes or no, or one of its choices, or not known. */
export function factQuestion({ name, fact, answer, language, mark = nothing, choose }: Question): TemplateResult {
  const { activity: w } = words(language).page;
  const choices = fact?.choices ? Object.entries(fact.choices).map(([value, say]) => [value, say[language]]) : [['yes', w.yes], ['no', w.no]]; // prettier-ignore
  return html`<fieldset data-fact=${name}>
    <legend>${fact?.question[language] ?? factName(name, language)} ${mark}</legend>
    ${fact?.hint ? html`<p class="quiet small">${fact.hint[language]}</p>` : nothing}
    <div class="answers">
      ${[...choices, ['unknown', w.unknown]].map(
        ([value, say]) =>
          html`<label
            ><input
              type="radio"
              name=${name}
              value=${value!}
              .checked=${live(answer === value)}
              @change=${() => choose(value!)}
            />${say}</label
          >`,
      )}
      ${
        answer === undefined
          ? nothing
          : html`<button class="plain" aria-label=${w.clearOf(factName(name, language))} @click=${() => choose(null)}>${w.clear}</button>`
      }
    </div>
  </fieldset>`;
}
