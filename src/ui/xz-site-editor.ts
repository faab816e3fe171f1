import type { Workspace } from '#app';
import type { Shape } from '#geo';
import { noteSentence, number, words } from '#i18n';
import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { workspaceContext } from './context';
import { frameQuestion } from './frame-question';
import { pageStyles } from './page-styles';
import { problemList } from './problem-list';
import { sampleSite } from './sample-site';
import { Watch } from './watch';
import './xz-activity';
import './xz-batch';

const kinds: readonly Shape['kind'][] = ['polygons', 'lines', 'points'];

/** How a site is given: drawn, typed or pasted, from a file. What was typed stays, whatever becomes of it. */
@customElement('xz-site-editor')
export class XzSiteEditor extends LitElement {
  static override styles = [
    pageStyles,
    css`
      section {
        padding: var(--space-3) 0;
        border-top: 1px solid var(--rule);
      }
      section:first-of-type {
        border-top: 0;
        padding-top: 0;
      }
      textarea {
        display: block;
        width: 100%;
        min-height: 108px;
        resize: vertical;
        font: var(--size-2) / 1.4 var(--mono);
      }
      label {
        font-weight: 600;
      }
      .empty p {
        margin-bottom: var(--space-1);
      }
      select {
        max-width: 100%;
      }
      button[aria-pressed='true'] {
        background: var(--accent);
        border-color: var(--accent);
        color: var(--accent-text);
      }
    `,
  ];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  @query('textarea') private readonly textarea!: HTMLTextAreaElement;
  @query('input[type=file]') private readonly file!: HTMLInputElement;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    ({ language, text, drafts, chosen, notes, problems, question, mapWorks, drawing }) => ({
      language,
      text,
      drafts,
      chosen,
      notes,
      problems,
      question,
      mapWorks,
      drawing,
    }),
  );

  override render() {
    const { language, text, drafts, notes, problems, question, mapWorks, drawing } = this.#state.now;
    const { editor, empty } = words(language).page;
    return html`
      <h2 class="hidden-text">${editor.heading}</h2>
      ${
        drafts.length === 0
          ? html`<section class="empty">
              <p>${empty.what}</p>
              <p>${empty.give}</p>
              ${mapWorks ? html`<p>${empty.click}</p>` : nothing}
              <button id="sample" @click=${() => this.workspace.giveText(sampleSite(language))}>${empty.sample}</button>
            </section>`
          : nothing
      }
      <section class="stack" aria-labelledby="draw">
        <h3 id="draw">${editor.draw}</h3>
        ${
          mapWorks
            ? html`<div class="row">
                ${kinds.map(
                  (kind) =>
                    html`<button data-draw=${kind} aria-pressed=${drawing === kind} @click=${() => this.#draw(kind)}>
                      ${editor.drawKind[kind]}
                    </button>`,
                )}
              </div>`
            : html`<p class="quiet">${editor.noMap}</p>`
        }
      </section>
      <section class="stack">
        <label for="text">${editor.text}</label>
        <p class="quiet small" id="text-hint">${editor.textHint}</p>
        <textarea
          id="text"
          aria-describedby="text-hint"
          spellcheck="false"
          autocomplete="off"
          placeholder=${editor.textExample}
          .value=${text}
          @input=${() => this.workspace.setText(this.textarea.value)}
          @keydown=${this.#key}
        ></textarea>
        <div class="row">
          <button class="primary" id="read" @click=${this.#read}>${editor.read}</button>
          <button @click=${() => this.file.click()}>${editor.file}</button>
          <input type="file" hidden multiple aria-label=${editor.file} @change=${this.#chosen} />
          <span class="quiet small">${editor.fileHint}</span>
        </div>
        ${problems.length > 0 ? problemList(problems, language) : nothing}
        ${question ? frameQuestion(question, language, (frame) => this.workspace.answerFrame(frame)) : nothing}
      </section>
      ${drafts.length > 0 ? this.#current() : nothing}
      <section><xz-activity></xz-activity></section>
      ${
        notes.length > 0
          ? html`<section class="stack">
              <h3>${editor.notes}</h3>
              <ul class="small">
                ${notes.map((note) => html`<li>${noteSentence(note, language)}</li>`)}
              </ul>
            </section>`
          : nothing
      }
    `;
  }

  #current() {
    const { language, drafts, chosen } = this.#state.now;
    const { editor } = words(language).page;
    const name = (i: number) => drafts[i]?.name ?? editor.siteNumber(drafts[i]?.id && drafts.length > 1 ? drafts[i].id : String(i + 1));
    // Beyond some hundred a list to open is no help: the table has pages, and every row of it can be chosen.
    const few = drafts.length <= 200;
    return html`<section class="stack">
      ${
        drafts.length > 1 && few
          ? html`<label for="site">${editor.choose} (${editor.several(number(drafts.length))})</label>
              <select id="site" @change=${(e: Event) => this.workspace.chooseDraft((e.target as HTMLSelectElement).selectedIndex)}>
                ${drafts.map((_, i) => html`<option ?selected=${i === chosen}>${name(i)}</option>`)}
              </select>`
          : html`<h3>${editor.current}${drafts.length > 1 ? ` (${editor.several(number(drafts.length))})` : nothing}</h3>
              <p>${name(chosen)}</p>`
      }
      ${drafts.length > 1 ? html`<xz-batch></xz-batch>` : nothing}
      <button id="clear" @click=${() => this.workspace.clearSite()}>${editor.clear}</button>
    </section>`;
  }

  #draw(kind: Shape['kind']) {
    if (this.#state.now.drawing === kind) this.workspace.stopDrawing();
    else this.workspace.startDrawing(kind);
  }

  readonly #read = () => this.workspace.giveText(this.textarea.value);

  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#read();
  };

  readonly #chosen = async () => {
    const files = [...(this.file.files ?? [])];
    this.file.value = '';
    await giveFiles(this.workspace, files);
  };
}

/** Hands chosen or dropped files over, together: the parts of a shapefile are several. Files beyond any sense are not even read into memory. */
export async function giveFiles(workspace: Workspace, files: readonly File[]): Promise<void> {
  let room = 200_000_000;
  const given: { name: string; bytes: Uint8Array }[] = [];
  for (const file of files) {
    // A folder, or a file that went away meanwhile, cannot be read; the sentence says so.
    const bytes = await (file.size > room ? file.slice(0, room) : file).arrayBuffer().catch(() => null);
    if (!bytes) return workspace.refuse({ code: 'input-missing', params: { file: file.name } });
    room -= bytes.byteLength;
    given.push({ name: file.name, bytes: new Uint8Array(bytes) });
  }
  workspace.giveFiles(given);
}
