import type { Snapshot } from '#app';
import { noteSentence, number, position, words, type Language } from '#i18n';
import { html, nothing, type TemplateResult } from 'lit';

const ballpark = ' ballpark';

type Choices = NonNullable<Snapshot['question']>;

/** Asks in which frame the numbers are: each way to read them with the place that it leads to and why. Nothing is chosen beforehand. */
export function frameQuestion(choices: Choices, language: Language, answer: (frame: string) => void): TemplateResult {
  const w = words(language).page.editor.frame;
  const older = choices.filter(({ frame }) => frame.endsWith(ballpark)).map(({ frame }) => frame.slice(0, -ballpark.length));
  return html`<div class="stack frames" role="group" aria-labelledby="frame-question">
    <h3 id="frame-question">${w.heading}</h3>
    ${choices.map(
      ({ frame, at, place, reasons, accuracyM }, i) =>
        html`<div class="stack">
          <button data-frame=${frame} @click=${() => answer(frame)}>${i + 1} ${place ? place[language] : w.elsewhere} · ${frame}</button>
          <p class="quiet small">
            ${position(at)}${accuracyM > 0 ? ` ±${number(accuracyM)} m` : nothing}<br />
            ${reasons.map((note) => noteSentence(note, language)).join(language === 'zh' ? '' : ' ')}
          </p>
        </div>`,
    )}
    ${older.length > 0 ? shiftForm(older, w, answer) : nothing}
  </div>`;
}

type Words = ReturnType<typeof words>['page']['editor']['frame'];

/** Seven numbers lead from an older datum to CGCS2000; the person may know them. */
function shiftForm(frames: readonly string[], w: Words, answer: (frame: string) => void): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const input = form.querySelector('input')!;
    const frame = form.querySelector('select')?.value ?? frames[0]!;
    const numbers = input.value.split(/[\s,，;；]+/).filter((part) => part !== '');
    const right = numbers.length === 7 && numbers.every((part) => Number.isFinite(Number(part)));
    input.setCustomValidity(right ? '' : w.shiftWrong);
    if (right) answer(`${frame} shift=${numbers.map(Number).join(',')}`);
    else input.reportValidity();
  };
  return html`<form class="stack" novalidate @submit=${submit}>
    <label for="shift">${w.shift}</label>
    <p class="quiet small" id="shift-hint">${w.shiftHint}</p>
    <div class="row">
      <input
        id="shift"
        aria-describedby="shift-hint"
        autocomplete="off"
        @input=${(e: Event) => (e.target as HTMLInputElement).setCustomValidity('')}
      />
      <button>${w.shiftUse}</button>
    </div>
  </form>`;
}
