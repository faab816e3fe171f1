import type { Datum as PlainDatum, Position, Shape } from '#geo';
import type { Note, Problem } from '#zone';

/** A file as it was given, or a member of an archive. The name pairs the parts of a shapefile and is told in notes; what a file is, its content says. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

export const formats = [
  'boundary-points',
  'cass',
  'coordinates',
  'dxf',
  'geojson',
  'geopackage',
  'gpx',
  'kml',
  'ovital',
  'shapefile',
  'table',
  'wkt',
] as const;
export type Format = (typeof formats)[number];

/** What one layer of a file holds, before any frame or validity question. A file gives one or several. */
export interface Reading {
  format: Format;
  /** The file or the archive's member that it came from, and the layer in it where the format has layers. */
  file: string;
  layer?: string;
  /** Of its text, as the Encoding Standard names it (`utf-8`, `gbk`, `utf-16le`); absent where the format has no text or fixes it. */
  encoding?: string;
  features: RawFeature[];
  frame: FrameEvidence;
  /** What was noticed while reading: encodings tried, counts that are wrong, parts passed over. */
  notes: Note[];
}

/** One feature as read: its geometry by kind (a collection may hold several). Positions are [east, north] – by the format's rule, in whatever unit. */
export interface RawFeature {
  /** Where it is in the file: `features[3]`, a line, a handle; `geometry` for a bare one. */
  at: string;
  id?: string | number;
  /** As the file names it, where the format has a place for names; else it is looked for among the properties. */
  name?: string;
  properties: Record<string, unknown>;
  shapes: Shape[];
  /** The area that the file states for it, in m². */
  declaredAreaM2?: number;
  /** A frame of its own, by name, other than the file's. */
  crs?: string;
  /** Why it has no shapes; empty when it has. A feature that cannot be read is never left out in silence. */
  problems: Problem[];
}

/** A datum that a file may name, the shifted frames of web maps among them. */
export type Datum = PlainDatum | 'gcj-02' | 'bd-09';

/** What a file says of the frame that its numbers are in. Readers report, they do not decide. */
export interface FrameEvidence {
  /** By authority and number: `EPSG:4530`, `urn:ogc:def:crs:EPSG::4490`, `CRS84`. */
  crs?: string;
  /** WKT 1 (ESRI or OGC) or WKT 2, as it stands in a .prj or a spatial reference table. */
  wkt?: string;
  /** Head words of a survey file: each as far as it was there. `text` keeps the datum as written. */
  header?: { datum?: Datum; text?: string; widthDeg?: 3 | 6; zone?: number; centralMeridian?: number };
  /** The format itself fixes the frame: longitude and latitude on WGS 84 (KML, GPX). */
  fixed?: 'EPSG:4326';
  /** A sign that positions may be shifted: the program that wrote the file lets its user choose so. */
  shifted?: 'gcj-02' | 'bd-09';
  /** What the columns or the spelling say of the unit: angles written with signs are `degrees` for sure. */
  unit?: 'degrees' | 'metres';
  /** `stated`: the file says which number is east. `by-format`: the format's rule says so and programs break it (a survey TXT puts north first). */
  axes: 'stated' | 'by-format';
  /** Every angle could be read as packed ddd.mmss too: 125.3235 is 125.3235° or 125°32′35″. */
  packable?: boolean;
}

export type ReadResult = { ok: true; readings: Reading[] } | { ok: false; problems: Problem[] };

/** One format: whether bytes are of it, and how they are read. @public */
export interface Reader {
  format: Format;
  /**
   * By content; `text` is the decoded text, null for a binary file. Must be quick and must not throw.
   */
  recognises(file: GivenFile, text: Decoded | null): boolean;
  /**
   * Reads one file; `beside` are the other files given with it (a shapefile's parts). Never throws for what a file holds, fetches nothing, and stops
   * beyond the limits of `text.ts`.
   */
  read(file: GivenFile, text: Decoded | null, beside: readonly GivenFile[]): Promise<ReadResult>;
}

export interface Decoded {
  text: string;
  /** As the Encoding Standard names it. */
  encoding: string;
}

/** One way to understand a file's numbers. @public */
export interface FrameCandidate {
  /** What a person gives back to choose it, as in `--crs`: `EPSG:4530`, `EPSG:4530 swapped`, `EPSG:4490 packed`, `GCJ-02`, `EPSG:2366 ballpark`. */
  frame: string;
  /** The county that it places the features' middle in, where that is known. */
  place?: { zh: string; en: string };
  /** Why it is one, and what speaks against it. */
  reasons: Note[];
  /** `sure`: the file says so and the numbers fit. `likely`: the numbers fit and nothing speaks against it. `possible`: something does. */
  confidence: 'sure' | 'likely' | 'possible';
  /** Middle of the features' extent as this candidate places them, [lng, lat]. */
  at: Position;
  /** How far off positions may be by the frame alone, in m; 0 for CGCS2000, 100 for a datum without a public shift. */
  accuracyM: number;
}
