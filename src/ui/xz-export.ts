import { remarksOf, withRemarks, type Workspace } from '#app';
import type { CheckReport } from '#check';
import { words } from '#i18n';
import { reportJson } from '#report';
import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { workspaceContext } from './context';
import type { Exported, ExportKind } from './export-report';
import { pageStyles } from './page-styles';
import { Watch } from './watch';

const kinds: readonly ExportKind[] = ['json', 'html', 'docx', 'csv', 'geojson'];

type Said = { what: 'busy' | 'done' | 'bare' | 'failed'; kind: ExportKind | 'print' } | { what: 'copied' | 'not-copied' } | null;

/** The report as a file in every form, on paper, or on the clipboard; with the reviewer's remarks. */
@customElement('xz-export')
export class XzExport extends LitElement {
  static override styles = [pageStyles];

  @consume({ context: workspaceContext }) workspace!: Workspace;
  @property({ attribute: false }) report!: CheckReport;
  @state() private said: Said = null;
  readonly #state = new Watch(
    this,
    () => this.workspace,
    ({ language }) => ({ language }),
  );

  override render() {
    const { language } = this.#state.now;
    const w = words(language);
    const { exports: say } = w.page;
    const busy = this.said?.what === 'busy';
    return html`<div class="stack">
      <div class="row" role="group" aria-label=${w.section.export}>
        ${kinds.map(
          (kind) =>
            html`<button id=${kind === 'json' ? 'download' : `download-${kind}`} ?disabled=${busy} @click=${() => void this.#save(kind)}>
              ${say.kind[kind]}
            </button>`,
        )}
        <button id="print" ?disabled=${busy} @click=${() => void this.#print()}>${say.print}</button>
        <button @click=${() => void this.#copy()}>${w.page.report.copyJson}</button>
        <button @click=${() => this.workspace.clearSite()}>${w.page.report.close}</button>
      </div>
      <p role="status" class="small">${this.#told()}</p>
    </div>`;
  }

  #told(): string {
    const w = words(this.#state.now.language).page;
    const { said } = this;
    if (!said) return '';
    if (!('kind' in said)) return said.what === 'copied' ? w.top.copied : w.top.copyFailed;
    const name = said.kind === 'print' ? w.exports.print : w.exports.kind[said.kind];
    return w.exports[said.what](name);
  }

  #exported(): Exported {
    const { language } = this.#state.now;
    const { snapshot } = this.workspace;
    return {
      report: withRemarks(this.report, remarksOf(snapshot)),
      language,
      overlaps: snapshot.check.state === 'done' ? snapshot.check.overlaps : { type: 'FeatureCollection', features: [] },
      surroundings: () => this.workspace.surroundings(),
    };
  }

  async #save(kind: ExportKind) {
    await this.#try(kind, async () => {
      const { exportReport } = await import('./export-report');
      const { blob, figure } = await exportReport(kind, this.#exported());
      download(`xuanzhi-${this.report.id.slice(0, 12)}.${kind}`, blob);
      return figure;
    });
  }
  async #print() {
    await this.#try('print', async () => {
      const { printReport } = await import('./export-report');
      return (await printReport(this.#exported())).figure;
    });
  }
  async #try(kind: ExportKind | 'print', work: () => Promise<boolean>) {
    this.said = { what: 'busy', kind };
    try {
      this.said = { what: (await work()) ? 'done' : 'bare', kind };
    } catch {
      // The writer could not be fetched, most often: without a network, or after the page was published anew.
      this.said = { what: 'failed', kind };
    }
  }
  async #copy() {
    try {
      await navigator.clipboard.writeText(reportJson(this.#exported().report));
      this.said = { what: 'copied' };
    } catch {
      this.said = { what: 'not-copied' };
    }
  }
}

function download(name: string, blob: Blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
