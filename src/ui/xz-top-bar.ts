import type { Appearance, Workspace } from '#app';
import { words } from '#i18n';
import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { workspaceContext } from './context';
import { pageStyles } from './page-styles';
import { Watch } from './watch';

const next: Record<Appearance, Appearance> = { auto: 'light', light: 'dark', dark: 'auto' };
const signs: Record<Appearance, string> = {
  auto: 'M9 2a7 7 0 100 14A7 7 0 009 2M9 2v14',
  light:
    'M9 5.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7M9 1v2M9 15v2M1 9h2M15 9h2M3.3 3.3l1.5 1.5M13.2 13.2l1.5 1.5M3.3 14.7l1.5-1.5M13.2 4.8l1.5-1.5',
  dark: 'M14.5 11A6.5 6.5 0 017 3.5 6.5 6.5 0 1014.5 11z',
};

/** Name, the date asked about, language, appearance, link. */
@customElement('xz-top-bar')
export class XzTopBar extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 48px;
        padding: var(--space-1) var(--space-4);
        border-bottom: 1px solid var(--rule);
        background: var(--panel);
      }
      h1 {
        font-size: var(--size-4);
        line-height: 1.2;
        white-space: nowrap;
      }
      h1 span {
        color: var(--quiet);
        font-weight: 400;
      }
      .tagline {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .tools {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        margin-left: auto;
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        color: var(--quiet);
        font-size: var(--size-2);
        white-space: nowrap;
      }
      svg {
        width: 18px;
        height: 18px;
      }
      input {
        width: 126px;
      }
      @media (max-width: 1023px) {
        :host {
          padding: var(--space-1) var(--space-2);
        }
        .tagline,
        h1 span,
        label span {
          position: absolute;
          clip-path: inset(50%);
          width: 1px;
          height: 1px;
          overflow: hidden;
        }
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  @state() private said = '';
  readonly #state = new Watch(
    this,
    () => this.workspace,
    ({ language, appearance, asOf }) => ({ language, appearance, asOf }),
  );

  override render() {
    const { language, appearance, asOf } = this.#state.now;
    const w = words(language);
    const { top } = w.page;
    const chosen = (event: Event) => {
      const input = event.target as HTMLInputElement;
      if (/^\d{4}-\d{2}-\d{2}$/.test(input.value)) this.workspace.setAsOf(input.value);
      // An emptied field must not stand beside a report of another day.
      else input.value = this.workspace.snapshot.asOf;
    };
    const other = language === 'zh' ? 'en' : 'zh';
    const looks = `${top.appearance}${w.colon}${top.appearances[appearance]}`;
    return html`
      <h1>${language === 'zh' ? html`选址 <span lang="en">Xuanzhi</span>` : html`Xuanzhi <span lang="zh">选址</span>`}</h1>
      <span class="tagline quiet small">${w.tagline}</span>
      <div class="tools">
        <span class="small" role="status">${this.said}</span>
        <label><span>${top.asOf}</span><input type="date" aria-label=${top.asOf} .value=${asOf} required @change=${chosen} /></label>
        <button class="plain" lang=${other} title=${top.languageHint} id="language" @click=${() => this.workspace.setLanguage(other)}>
          ${top.language}
        </button>
        <button
          class="plain"
          aria-label=${looks}
          title=${looks}
          id="appearance"
          @click=${() => this.workspace.setAppearance(next[appearance])}
        >
          ${icon(signs[appearance])}
        </button>
        <button class="plain" aria-label=${top.copyLink} title=${top.copyLink} @click=${() => void this.#copy()}>
          ${icon('M7.5 10.5a3 3 0 004.2 0l2.8-2.8a3 3 0 00-4.2-4.2L9.2 4.6M10.5 7.5a3 3 0 00-4.2 0l-2.8 2.8a3 3 0 004.2 4.2l1.1-1.1')}
        </button>
      </div>
    `;
  }

  async #copy() {
    const { top } = words(this.#state.now.language).page;
    try {
      await navigator.clipboard.writeText(location.href);
      this.said = top.copied;
    } catch {
      this.said = top.copyFailed;
    }
    setTimeout(() => (this.said = ''), 4000);
  }
}

const icon = (path: string) =>
  html`<svg viewBox="0 0 18 18" aria-hidden="true">
    <path d=${path} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
  </svg>`;
