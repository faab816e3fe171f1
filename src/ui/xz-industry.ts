import { typedCode, type Workspace } from '#app';
import { number, words } from '#i18n';
import type { Industry } from '#zone';
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { workspaceContext } from './context';
import { pageStyles } from './page-styles';
import { Watch } from './watch';

const mostShown = 30;

/** Chooses an industry of GB/T 4754-2017 by name or code: a combobox with a list, as the ARIA Authoring Practices describe it. */
@customElement('xz-industry')
export class XzIndustry extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        position: relative;
        display: block;
      }
      label {
        display: block;
        font-size: var(--size-2);
        font-weight: 600;
      }
      .field {
        display: flex;
        gap: var(--space-2);
      }
      input {
        flex: 1;
        min-width: 0;
        min-height: 28px;
        padding: 2px var(--space-2);
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--panel);
        color: var(--text);
        font: inherit;
        font-size: var(--size-2);
      }
      [role='listbox'] {
        position: absolute;
        z-index: 3;
        right: 0;
        left: 0;
        max-height: 264px;
        overflow: auto;
        margin-top: 2px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--panel);
        box-shadow: var(--float-shadow);
      }
      [role='option'] {
        display: grid;
        grid-template-columns: 56px 1fr;
        gap: var(--space-2);
        min-height: 28px;
        padding: 4px var(--space-2);
        font-size: var(--size-2);
        cursor: pointer;
      }
      [role='option'].active {
        background: var(--row-hover);
        outline: 2px solid var(--focus);
        outline-offset: -2px;
      }
      [role='option'] .code {
        font-family: var(--mono);
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  /** What is being typed; null when nothing is, and the field shows the industry chosen. */
  @state() private typed: string | null = null;
  @state() private open = false;
  @state() private active = -1;
  @query('input') private readonly input!: HTMLInputElement;
  #found: Industry[] = [];
  readonly #state = new Watch(
    this,
    () => this.workspace,
    ({ language, activity, industries }) => ({ language, industry: activity.industry, industries }),
  );

  override connectedCallback() {
    super.connectedCallback();
    // An industry that came by link or from storage is shown by its name, and that it is on the list is looked up.
    if (this.workspace.snapshot.activity.industry) void this.workspace.activity.loadIndustries();
  }

  /** Puts the cursor into the field. */
  override focus() {
    this.input.focus();
  }

  override willUpdate() {
    const { industries, language } = this.#state.now;
    if (this.typed === null || !this.open) {
      this.#found = [];
      return;
    }
    const code = typedCode(this.typed);
    this.#found =
      industries.state === 'ready'
        ? this.workspace.activity.search(this.typed, mostShown)
        : industries.state === 'failed' && code
          ? [{ code, zh: words(language).page.activity.unchecked, en: words(language).page.activity.unchecked }]
          : [];
    this.active = Math.min(this.active, Math.max(0, this.#found.length - 1));
  }

  override render() {
    const { language, industry } = this.#state.now;
    const { activity: w } = words(language).page;
    const shown = this.open && this.#found.length > 0;
    return html`<label for="industry">${w.industry}</label>
      <p class="quiet small" id="hint">${w.industryHint}</p>
      <div class="field">
        <input
          id="industry"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${shown ? 'true' : 'false'}
          aria-controls="list"
          aria-activedescendant=${shown && this.active >= 0 ? `option-${this.active}` : nothing}
          aria-describedby="hint state"
          .value=${this.typed ?? this.#shownName()}
          @focus=${this.#enter}
          @blur=${this.#leave}
          @input=${this.#type}
          @keydown=${this.#key}
        />
        ${industry ? html`<button aria-label=${w.clearIndustry} @click=${() => this.#choose(null)}>${w.clear}</button>` : nothing}
      </div>
      <ul role="listbox" id="list" aria-label=${w.industry} ?hidden=${!shown} @pointerdown=${(e: Event) => e.preventDefault()}>
        ${this.#found.map(
          (one, k) =>
            html`<li
              role="option"
              id=${`option-${k}`}
              class=${k === this.active ? 'active' : ''}
              aria-selected=${k === this.active ? 'true' : 'false'}
              @click=${() => this.#choose(one)}
            >
              <span class="code">${one.code}</span><span>${this.#name(one)}</span>
            </li>`,
        )}
      </ul>
      <p class="small quiet" id="state" role="status">${this.#told()}</p>`;
  }

  #name({ zh, en }: { zh: string; en?: string }): string {
    return this.#state.now.language === 'en' ? (en ?? zh) : zh;
  }

  /** The industry chosen, by the name that the list has for it. */
  #shownName(): string {
    const { industry } = this.#state.now;
    if (!industry) return '';
    const listed = this.workspace.activity.industryOf(industry.code);
    return listed ? `${listed.code} ${this.#name(listed)}` : industry.code;
  }

  #told(): string {
    const { language, industry, industries } = this.#state.now;
    const { activity: w } = words(language).page;
    const typing = this.typed !== null && this.open && this.typed.trim() !== '';
    if (industries.state === 'loading') return w.listLoading;
    if (industries.state === 'failed')
      return industry && !typing ? `${w.unchecked}${words(language).stop}${words(language).between}${w.listFailed}` : w.listFailed;
    if (typing && industries.state === 'ready')
      return this.#found.length === 0
        ? w.noIndustry
        : this.#found.length < mostShown
          ? w.found(number(this.#found.length))
          : w.foundMany(number(mostShown));
    if (industry && industries.state === 'ready' && !this.workspace.activity.industryOf(industry.code)) return w.notListed(industry.code);
    return '';
  }

  readonly #enter = () => {
    void this.workspace.activity.loadIndustries();
    this.input.select();
  };
  /** What was typed and not chosen is given up; the field shows what holds. */
  readonly #leave = () => {
    this.typed = null;
    this.open = false;
  };
  readonly #type = () => {
    this.typed = this.input.value;
    this.open = true;
    // The first one is what Enter takes.
    this.active = 0;
  };
  readonly #key = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const count = this.#found.length;
      if (!this.open || count === 0) {
        this.typed ??= this.input.value;
        this.open = true;
        this.active = 0;
      } else this.active = (this.active + (key === 'ArrowDown' ? 1 : count - 1)) % count;
      void this.updateComplete.then(() => this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' }));
    } else if (key === 'Enter') {
      const one = this.open ? this.#found[this.active] : undefined;
      if (!one) return;
      event.preventDefault();
      this.#choose(one);
    } else if (key === 'Escape' && (this.open || this.typed !== null)) {
      event.preventDefault();
      event.stopPropagation();
      this.#leave();
    }
  };

  #choose(industry: Industry | null) {
    const failed = this.#state.now.industries.state === 'failed';
    this.#leave();
    this.workspace.activity.setIndustry(industry && failed ? { code: industry.code, zh: industry.code } : industry);
    if (!industry) this.input.focus();
  }
}
