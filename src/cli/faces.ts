import { overlapsOf } from '#check';
import { sentence, words, type Language } from '#i18n';
import {
  csvFailure,
  csvHead,
  csvRows,
  geojsonFailure,
  geojsonFeatures,
  htmlFailure,
  htmlFrame,
  reportGeojson,
  reportJson,
  reportLine,
  reportText,
} from '#report';
import type { Problem } from '#zone';
import { renderDocx, renderHtml, type Checked } from './render';

export const formats = ['text', 'json', 'ndjson', 'csv', 'geojson', 'html', 'docx'] as const;
export type Format = (typeof formats)[number];

/** A site for which there is no report. */
export interface Lost {
  source: string;
  site?: string;
  problems: readonly Problem[];
}

/** How a format writes a site, and what stands around the sites of a batch. `alone`: the only site, which may stand by itself. */
interface Face {
  render(checked: Checked): string | Promise<Uint8Array>;
  failed(lost: Lost, language: Language, alone: boolean): string;
  /** `whole`: there is one entry, and it stands by itself. */
  frame(whole: boolean, language: Language): { before: string; between: string; after: string };
  /** Every report is a file by itself. */
  apart?: true;
}

const unframed = { before: '', between: '', after: '' };
const told = ({ source, site }: Lost) => (site === undefined ? source : `${source} #${site}`);
/** As it stands in a list. No string of JSON holds a line break, so every one of them is layout. */
const indented = (value: unknown) => `  ${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`;
const errorEntry = ({ source, site, problems }: Lost) => ({ error: { source, ...(site === undefined ? {} : { site }), problems } });

export const faces: Readonly<Record<Format, Face>> = {
  text: {
    render: ({ report, language }) => reportText(report, language),
    // The only one is told on standard error alone: there is no report to stand beside.
    failed: (lost, language, alone) =>
      alone ? '' : lost.problems.map((problem) => `${told(lost)}: ${sentence(problem, language)}\n`).join(''),
    frame: () => ({ ...unframed, between: '\n────────\n\n' }),
  },
  json: {
    render: ({ report, alone }) => (alone ? reportJson(report) : indented(report)),
    failed: (lost) => indented(errorEntry(lost)),
    frame: (whole) => (whole ? unframed : { before: '[\n', between: ',\n', after: '\n]\n' }),
  },
  ndjson: {
    render: ({ report }) => reportLine(report),
    failed: (lost) => `${JSON.stringify(errorEntry(lost))}\n`,
    frame: () => unframed,
  },
  csv: {
    render: ({ report, language }) => csvRows(report, language),
    failed: (lost, language) => csvFailure(told(lost), lost.problems.map((problem) => sentence(problem, language)), language), // prettier-ignore
    frame: (_, language) => ({ ...unframed, before: csvHead(language) }),
  },
  geojson: {
    render: ({ report, site, layers, language, alone }) => {
      const overlaps = overlapsOf(report, site, layers);
      if (alone) return reportGeojson(report, overlaps, language);
      return geojsonFeatures(report, overlaps, language).map((feature) => JSON.stringify(feature)).join(',\n'); // prettier-ignore
    },
    failed: ({ source, site, problems }) => JSON.stringify(geojsonFailure(source, site, problems)),
    frame: (whole) => (whole ? unframed : { before: '{"type":"FeatureCollection","features":[\n', between: ',\n', after: '\n]}\n' }),
  },
  html: {
    render: renderHtml,
    failed: (lost, language) => htmlFailure(told(lost), lost.problems.map((problem) => sentence(problem, language))), // prettier-ignore
    frame: (whole, language) => (whole ? unframed : { ...htmlFrame(language, words(language).report.title), between: '' }),
  },
  docx: {
    render: renderDocx,
    // Told on standard error; the numbers of the files leave a gap.
    failed: () => '',
    frame: () => unframed,
    apart: true,
  },
};
