import type { Workspace } from '#app';
import type { Difference, Verified } from '#check';
import { words } from '#i18n';
import { differing, fineSite } from '#report';
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { workspaceContext } from './context';
import { pageStyles } from './page-styles';
import { problemList } from './problem-list';
import { Watch } from './watch';

/** Says whether a report that somebody gave comes out the same today, and if not, in what it differs. The page's own site stays as it is. */
@customElement('xz-verify')
export class XzVerify extends LitElement {
  static override styles = [
    pageStyles,
    css`
      dialog {
        width: min(880px, calc(100vw - 24px));
        max-height: calc(100dvh - 24px);
        padding: var(--space-4);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--panel);
        color: var(--text);
      }
      dialog::backdrop {
        background: rgb(10 15 20 / 0.45);
      }
      .scroll {
        max-height: 56dvh;
        overflow: auto;
      }
      .same {
        font-size: var(--size-4);
        font-weight: 600;
      }
      td {
        overflow-wrap: anywhere;
      }
      code {
        font: var(--size-1) var(--mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    ({ language, verification }) => ({ language, verification }),
  );

  override updated() {
    const { verification } = this.#state.now;
    if (verification && !this.dialog.open) this.dialog.showModal();
    if (!verification && this.dialog.open) this.dialog.close();
  }

  override render() {
    const { language, verification } = this.#state.now;
    const { verify: w } = words(language).page;
    return html`<dialog aria-labelledby="heading" @close=${() => this.workspace.verification.close()}>
      ${
        verification
          ? html`<div class="stack">
              <h2 id="heading">${w.heading}</h2>
              ${verification.name ? html`<p class="small quiet">${verification.name}</p>` : nothing}
              <div role="status" aria-busy=${verification.state === 'running' ? 'true' : 'false'}>
                ${verification.state === 'running' ? w.running : this.#outcome(verification.outcome)}
              </div>
              ${verification.state === 'done' && verification.outcome.ok && !verification.outcome.same ? this.#table(verification.outcome.differences) : nothing}
              <p class="small quiet">${w.kept}</p>
              <button id="close-verify" class="primary" @click=${() => this.workspace.verification.close()}>${w.close}</button>
            </div>`
          : nothing
      }
    </dialog>`;
  }

  #outcome(outcome: Verified) {
    const { language } = this.#state.now;
    const w = words(language);
    if (!outcome.ok) return problemList(outcome.problems, language);
    const { report } = outcome;
    return html`<p class="same">${outcome.same ? w.verify.same : w.verify.differs(outcome.differences.length)}</p>
      ${outcome.same ? html`<p class="small">${w.method.report} <code>${report.id}</code></p>` : html`<p class="small">${w.page.verify.differsHint}</p>`}
      ${fineSite(outcome, language).map((line) => html`<p class="small">${line}</p>`)}
      <p class="small">${w.method.asOf} ${report.asOf} · ${w.page.verify.now}${w.colon}${w.verdict[report.verdict]}</p>`;
  }

  #table(differences: readonly Difference[]) {
    const { language } = this.#state.now;
    const w = words(language);
    const { verify: say } = w.page;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${w.verify.differs(differences.length)}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say.kind}</th>
            <th scope="col">${say.at}</th>
            <th scope="col">${say.was}</th>
            <th scope="col">${say.is}</th>
          </tr>
        </thead>
        <tbody>
          ${differences.map(
            ({ kind, at, was, is }) =>
              html`<tr>
                <td>${w.verify.kind[kind]}</td>
                <td><code>${at}</code></td>
                <td>${differing(was, language)}</td>
                <td>${differing(is, language)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}
