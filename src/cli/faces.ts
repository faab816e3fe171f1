import { overlapsOf, type CheckReport, type Site } from '#check';
import { sentence, words, type Language } from '#i18n';
import {
  csvFailure,
  csvHead,
  csvRows,
  geojsonFailure,
  geojsonFeatures,
  htmlArticle,
  htmlFailure,
  htmlFrame,
  qrSvg,
  reportDocument,
  reportDocx,
  reportGeojson,
  reportHtml,
  reportJson,
  reportLine,
  reportText,
} from '#report';
import type { LayerState, Problem } from '#zone';

export const formats = ['text', 'json', 'ndjson', 'csv', 'geojson', 'html', 'docx'] as const;
export type Format = (typeof formats)[number];

/** A site that was checked, with what a drawing of it needs. */
export interface Checked {
  report: CheckReport;
  site: Site;
  layers: readonly LayerState[];
  /** Today, for the formats that are printed. */
  printedOn: string;
}

/** A site for which there is no report. */
export interface Lost {
  source: string;
  site?: string;
  problems: readonly Problem[];
}

/** How a format writes a site, and what stands around the sites of a batch. `alone`: the only site, which may stand by itself. */
interface Face {
  render(checked: Checked, language: Language, alone: boolean): string | Promise<Uint8Array>;
  failed(lost: Lost, language: Language, alone: boolean): string;
  /** `whole`: there is one entry, and it stands by itself. */
  frame(whole: boolean, language: Language): { before: string; between: string; after: string };
  /** Every report is a file by itself. */
  apart?: true;
}

/** The record as a document, with everything that stands around it. */
const documentOf = ({ report, printedOn }: Checked, language: Language) =>
  reportDocument(report, language, { qr: qrSvg(report.id), printedOn });
const titleOf = ({ report }: Checked, language: Language) =>
  `${words(language).report.title}${words(language).colon}${report.site.name ?? report.site.id}`;

const unframed = { before: '', between: '', after: '' };
const told = ({ source, site }: Lost) => (site === undefined ? source : `${source} #${site}`);
/** As it stands in a list. No string of JSON holds a line break, so every one of them is layout. */
const indented = (value: unknown) => `  ${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`;
const errorEntry = ({ source, site, problems }: Lost) => ({ error: { source, ...(site === undefined ? {} : { site }), problems } });

export const faces: Readonly<Record<Format, Face>> = {
  text: {
    render: ({ report }, language) => reportText(report, language),
    // The only one is told on standard error alone: there is no report to stand beside.
    failed: (lost, language, alone) =>
      alone ? '' : lost.problems.map((problem) => `${told(lost)}: ${sentence(problem, language)}\n`).join(''),
    frame: () => ({ ...unframed, between: '\n────────\n\n' }),
  },
  json: {
    render: ({ report }, _, alone) => (alone ? reportJson(report) : indented(report)),
    failed: (lost) => indented(errorEntry(lost)),
    frame: (whole) => (whole ? unframed : { before: '[\n', between: ',\n', after: '\n]\n' }),
  },
  ndjson: {
    render: ({ report }) => reportLine(report),
    failed: (lost) => `${JSON.stringify(errorEntry(lost))}\n`,
    frame: () => unframed,
  },
  csv: {
    render: ({ report }, language) => csvRows(report, language),
    failed: (lost, language) => csvFailure(told(lost), lost.problems.map((problem) => sentence(problem, language)), language), // prettier-ignore
    frame: (_, language) => ({ ...unframed, before: csvHead(language) }),
  },
  geojson: {
    render: ({ report, site, layers }, language, alone) => {
      const overlaps = overlapsOf(report, site, layers);
      if (alone) return reportGeojson(report, overlaps, language);
      return geojsonFeatures(report, overlaps, language).map((feature) => JSON.stringify(feature)).join(',\n'); // prettier-ignore
    },
    failed: ({ source, site, problems }) => JSON.stringify(geojsonFailure(source, site, problems)),
    frame: (whole) => (whole ? unframed : { before: '{"type":"FeatureCollection","features":[\n', between: ',\n', after: '\n]}\n' }),
  },
  html: {
    render: (checked, language, alone) =>
      alone
        ? reportHtml(documentOf(checked, language), { language, title: titleOf(checked, language) })
        : htmlArticle(documentOf(checked, language)),
    failed: (lost, language) => htmlFailure(told(lost), lost.problems.map((problem) => sentence(problem, language))), // prettier-ignore
    frame: (whole, language) => (whole ? unframed : { ...unframed, ...htmlFrame(language, words(language).report.title) }),
  },
  docx: {
    render: (checked, language) => {
      const { id, asOf } = checked.report;
      return reportDocx(documentOf(checked, language), { language, title: titleOf(checked, language), id, date: asOf });
    },
    // Told on standard error; the numbers of the files leave a gap.
    failed: () => '',
    frame: () => unframed,
    apart: true,
  },
};
