import type { BatchRow, Draft, RefusedEntry, Workspace } from '#app';
import type { Verdict } from '#check';
import { className, number, sentence, words, type Told } from '#i18n';
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { batchStyles } from './batch-styles';
import { workspaceContext } from './context';
import { pageStyles } from './page-styles';
import { verdictIcon } from './verdict-icon';
import { Watch } from './watch';

/** One line of the table: a draft with what was found for it, or an entry that is no site. */
interface Line {
  number: number;
  name: string;
  draft: Draft | null;
  row: BatchRow | undefined;
}

const rowsOnPage = 50;
/** A screen reader hears how far it is, but not all the time. */
const announceMs = 5000;
const order: readonly string[] = ['failed', 'prohibited', 'conditional', 'undetermined', 'no-conflict-found', 'not-yet'];
const kindOf = (row: BatchRow | undefined) => (row === undefined ? 'not-yet' : row.ok ? row.verdict : 'failed');

/** All sites of an input: check them together, see how far it is, read the verdicts in a table, choose one. */
@customElement('xz-batch')
export class XzBatch extends LitElement {
  static override styles = [pageStyles, batchStyles];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  @state() private bySeverity = false;
  @state() private page = 0;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    ({ language, drafts, chosen, refused, batch, catalogue }) => ({
      language,
      drafts,
      chosen,
      refused,
      batch,
      ready: catalogue.state === 'ready',
    }),
  );
  #spoken = { at: 0, text: '' };
  #input: readonly RefusedEntry[] | null = null;

  override willUpdate() {
    const { refused } = this.#state.now;
    if (refused === this.#input) return;
    this.#input = refused;
    this.page = 0;
  }

  override render() {
    const { language, drafts, batch, ready } = this.#state.now;
    const { batch: w } = words(language).page;
    const total = drafts.length;
    const running = batch?.state === 'running';
    return html`<div class="stack">
      <div class="row">
        ${
          running
            ? html`<button id="cancel-all" @click=${() => this.workspace.cancelAll()}>${w.cancel}</button>`
            : html`<button id="check-all" class=${batch ? '' : 'primary'} ?disabled=${!ready} @click=${() => this.workspace.checkAll()}>
                ${batch ? w.again : w.start(number(total))}
              </button>`
        }
      </div>
      ${batch ? this.#progress() : nothing} ${batch ? this.#table() : nothing}
      <p class="hidden-text" role="status">${this.#announcement()}</p>
    </div>`;
  }

  #progress() {
    const { language, batch } = this.#state.now;
    const { batch: w } = words(language).page;
    if (!batch) return nothing;
    const [done, total] = [Math.min(batch.rows.size, batch.total), batch.total];
    const text = w.progress(number(done), number(total));
    return html`${
        batch.state === 'running'
          ? html`<progress max=${total} .value=${done} aria-label=${w.heading} aria-valuetext=${text}>${text}</progress>`
          : nothing
      }
      <p class="small quiet">${w.state[batch.state]} · ${text}</p>`;
  }

  /** At the start, every few seconds, and at the end. */
  #announcement(): string {
    const { language, batch } = this.#state.now;
    const { batch: w } = words(language).page;
    if (!batch) return '';
    const now = performance.now();
    if (batch.state === 'running' && now - this.#spoken.at < announceMs) return this.#spoken.text;
    const text = `${batch.state === 'running' ? '' : `${w.state[batch.state]}${words(language).stop}${words(language).between}`}${w.announce(number(batch.rows.size), number(batch.total))}`;
    this.#spoken = { at: now, text };
    return text;
  }

  #lines(): Line[] {
    const { language, drafts, refused, batch } = this.#state.now;
    const { editor } = words(language).page;
    const lines: Line[] = [];
    const add = (id: string, name: string | undefined, draft: Draft | null, row: BatchRow | undefined) =>
      lines.push({ number: lines.length, name: name ?? editor.siteNumber(id), draft, row });
    let next = 0;
    const refuse = (before: number) => {
      for (let entry = refused[next]; entry && entry.before <= before; entry = refused[++next])
        add(entry.id, undefined, null, { ok: false, problems: entry.problems });
    };
    for (const [k, draft] of drafts.entries()) {
      refuse(k);
      add(draft.id, draft.name, draft, batch?.rows.get(draft));
    }
    refuse(Infinity);
    if (!this.bySeverity) return lines;
    const rank = ({ row }: Line) => order.indexOf(kindOf(row));
    return lines.sort((a, b) => rank(a) - rank(b) || a.number - b.number);
  }

  #table() {
    const { language } = this.#state.now;
    const { batch: w } = words(language).page;
    const lines = this.#lines();
    const from = Math.min(this.page, Math.floor((lines.length - 1) / rowsOnPage)) * rowsOnPage;
    const shown = lines.slice(from, from + rowsOnPage);
    return html`${this.#tally(lines)}
      <div class="row">
        <label for="order">${w.order}</label>
        <select id="order" @change=${(e: Event) => this.#sort((e.target as HTMLSelectElement).selectedIndex === 1)}>
          <option ?selected=${!this.bySeverity}>${w.orders.input}</option>
          <option ?selected=${this.bySeverity}>${w.orders.severity}</option>
        </select>
      </div>
      <table>
        <caption class="hidden-text">
          ${w.heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${w.head.site}</th>
            <th scope="col">${w.head.verdict}</th>
            <th scope="col">${w.head.reason}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((line) => this.#row(line))}
        </tbody>
      </table>
      ${lines.length > rowsOnPage ? this.#pager(from, lines.length) : nothing}`;
  }

  #tally(lines: readonly Line[]) {
    const { language } = this.#state.now;
    const counts = new Map<string, number>();
    for (const { row } of lines) counts.set(kindOf(row), (counts.get(kindOf(row)) ?? 0) + 1);
    return html`<ul class="tally">
      ${order.map((kind) => {
        const count = counts.get(kind);
        return count
          ? html`<li class=${kind}>${this.#sign(kind)} ${kindWord(kind, language)} <span class="number">${number(count)}</span></li>`
          : nothing;
      })}
    </ul>`;
  }

  #sign(kind: string) {
    if (kind === 'not-yet') return nothing;
    if (kind !== 'failed') return verdictIcon(kind as Verdict, 16);
    return html`<svg width="16" height="16" viewBox="0 0 28 28" aria-hidden="true">
      <path d="M6 6 L22 22 M22 6 L6 22" fill="none" stroke="currentColor" stroke-width="3.4" stroke-linecap="round" />
    </svg>`;
  }

  #row({ name, draft, row }: Line) {
    const { language, drafts, chosen } = this.#state.now;
    const { batch: w } = words(language).page;
    const kind = kindOf(row);
    const current = draft !== null && drafts[chosen] === draft;
    return html`<tr class=${`${current ? 'chosen' : ''} ${draft ? '' : 'refused'}`} @click=${() => draft && this.#choose(draft)}>
      <th scope="row">${draft ? html`<button class="link" aria-current=${current ? 'true' : nothing}>${name}</button>` : name}</th>
      <td>
        <span class=${`verdict ${kind}`}>${this.#sign(kind)} ${kindWord(kind, language)}</span>
        ${row?.ok && !row.complete ? html`<div><span class="flag" title=${w.incompleteHint}>${w.incomplete}</span></div>` : nothing}
      </td>
      <td class="small">${row ? reasonOf(row, language) : nothing}</td>
    </tr>`;
  }

  #pager(from: number, total: number) {
    const { language } = this.#state.now;
    const { batch: w } = words(language).page;
    const to = Math.min(total, from + rowsOnPage);
    return html`<div class="row">
      <button ?disabled=${from === 0} @click=${() => (this.page = from / rowsOnPage - 1)}>${w.earlier}</button>
      <button ?disabled=${to === total} @click=${() => (this.page = from / rowsOnPage + 1)}>${w.later}</button>
      <span class="small quiet" role="status">${w.page(number(from + 1), number(to), number(total))}</span>
    </div>`;
  }

  #sort(bySeverity: boolean) {
    this.bySeverity = bySeverity;
    this.page = 0;
  }

  /** A click anywhere on the row; the button in it is for keys. */
  #choose(draft: Draft) {
    this.workspace.chooseDraft(this.#state.now.drafts.indexOf(draft));
  }
}

type Language = Parameters<typeof words>[0];

function kindWord(kind: string, language: Language): string {
  const w = words(language);
  if (kind === 'failed') return w.page.batch.failed;
  return kind === 'not-yet' ? w.page.batch.notYet : w.verdict[kind as Verdict];
}

/** The worst reason in one line: the zone and its class, or the layer that could not say and why. */
function reasonOf(row: BatchRow, language: Language): string {
  const w = words(language);
  if (!row.ok) return row.problems.map((problem: Told) => sentence(problem, language)).join(' ');
  const { reason } = row;
  if (!reason) return '';
  const layer = reason.layerTitle?.[language] ?? w.theme[reason.theme ?? reason.layer] ?? reason.layer;
  const because = reason.reason ? w.unknownReason[reason.reason] : reason.code === 'rule' ? '' : w.reason[reason.code];
  const zone = reason.zoneFound;
  const name = zone && (language === 'en' ? (zone.nameEn ?? zone.name) : zone.name);
  const kind = (zone && className(reason.theme ?? '', zone.class, language)) || layer;
  const what = name ? `${kind}${w.colon}${name}` : layer;
  return [what, because].filter(Boolean).join(what ? w.colon : '');
}
