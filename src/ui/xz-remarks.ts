import { remarksOf, type Workspace } from '#app';
import { words } from '#i18n';
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { workspaceContext } from './context';
import { pageStyles } from './page-styles';
import { Watch } from './watch';

/** The reviewer's own words on the site. They travel in every export and belong to nobody but who wrote them. */
@customElement('xz-remarks')
export class XzRemarks extends LitElement {
  static override styles = [
    pageStyles,
    css`
      textarea {
        display: block;
        width: 100%;
        min-height: 72px;
        resize: vertical;
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    (s) => ({ language: s.language, note: remarksOf(s)?.note ?? '' }),
  );

  override render() {
    const { language, note } = this.#state.now;
    const w = words(language);
    return html`<div class="stack">
      <label for="note" class="small">${w.report.remarks.note}</label>
      <textarea
        id="note"
        aria-describedby="mine"
        .value=${live(note)}
        @input=${(e: Event) => this.workspace.remarks.setNote((e.target as HTMLTextAreaElement).value)}
      ></textarea>
      <p class="quiet small" id="mine">${w.report.remarks.mine}${w.between}${w.page.remarks.kept}</p>
    </div>`;
  }
}
