import type { Workspace } from '#app';
import { words } from '#i18n';
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { workspaceContext } from './context';
import { factQuestion } from './fact-question';
import { factStyles } from './fact-styles';
import { pageStyles } from './page-styles';
import { Watch } from './watch';
import './xz-industry';

/** What is to be built, as far as it has been said: the industry, and every fact that was answered, to be changed or taken back. */
@customElement('xz-activity')
export class XzActivity extends LitElement {
  static override styles = [pageStyles, factStyles];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    ({ language, activity, facts, check }) => ({
      language,
      activity,
      facts,
      asked: check.state === 'done' ? check.report.activity : null,
    }),
  );

  override render() {
    const { language, activity, facts, asked } = this.#state.now;
    const { activity: w } = words(language).page;
    const said = Object.keys(activity.facts);
    const unused = (name: string) => asked !== null && asked.facts[name] === undefined;
    return html`<div class="stack">
      <h3>${w.heading}</h3>
      <p class="quiet small">${w.intro}</p>
      <xz-industry></xz-industry>
      ${said.length > 0 ? html`<h4>${w.answered}</h4>` : nothing}
      ${repeat(
        said,
        (name) => name,
        (name) =>
          factQuestion({
            name,
            fact: facts?.facts[name],
            answer: activity.facts[name],
            language,
            mark: unused(name) ? html`<span class="flag">${w.unusedFact}</span>` : nothing,
            choose: (value) => this.workspace.activity.answer(name, value),
          }),
      )}
      ${
        said.length > 0
          ? html`<button id="clear-activity" @click=${() => this.workspace.activity.clear()}>${w.clearAll}</button>`
          : html`<p class="quiet small">${w.noneAnswered}</p>`
      }
    </div>`;
  }
}
