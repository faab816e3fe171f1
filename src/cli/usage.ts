/** A command line that cannot be understood; told in one line, exit 64. */
export class UsageError extends Error {}

export const usage = `选址 Xuanzhi – may this project stand here?

xuanzhi check SITE… [--catalogue DIR|URL] [--zones FILE] [--as-of DATE] [--crs auto|FRAME] [--width M] [--radius M]
                    [--near 500] [--tolerance 1 (m², at most 100)] [--format text|json|ndjson|csv|geojson|html|docx]
                    [--out FILE] [--lang zh|en] [--activity FILE.json|CODE] [--fact NAME=ANSWER]…
                    [--jobs N (threads; all cores)] [--progress (by itself at a terminal)]
xuanzhi publish SOURCE_DIR --out DIR [--rules DIR] [--lang zh|en]
xuanzhi inspect FILE [--crs auto|FRAME] [--width M] [--radius M] [--catalogue DIR|URL]
                     [--format text|json] [--lang zh|en]
xuanzhi verify REPORT.json [--catalogue DIR|URL] [--site FILE] [--format text|json] [--lang zh|en]

SITE is GeoJSON, KML/KMZ, GPX, a shapefile, GeoPackage, DXF, WKT, 界址点 TXT, CASS .dat, a CSV or XLSX table, 奥维 OVJSN, a ZIP of these, or lines of
"longitude,latitude", told apart by content; - reads standard input. Every feature is one site.
--width: lines are corridors of this whole width; --radius: points are discs (m, on the ellipsoid).
FRAME: EPSG:n, GCJ-02 or BD-09, with swapped, packed, unprefixed, ballpark or shift=dx,dy,dz,rx,ry,rz,ppm behind it, as inspect offers: --crs "EPSG:2366 ballpark".
--activity: a code of GB/T 4754-2017 (C2611 or 2611), or {"industry": "C2611", "facts": {"nature": "new"}}; what is not said is unknown, never "no".
--format docx needs --out NAME.docx; of several sites each is a file by itself, NAME-1.docx, NAME-2.docx … by its place in the input.
Exit: 0 done, whatever was found · 64 usage · 65 bad input · 70 a bug in xuanzhi, or sites lost to a crash · 130 interrupted.
`;

export function choice<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw new UsageError(`--${name} ${value}: ${allowed.join(' | ')}`);
}

export function nonNegative(name: string, value: string): number {
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  throw new UsageError(`--${name} ${value}: a number from 0`);
}

export function positive(name: string, value: string): number {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value);
  throw new UsageError(`--${name} ${value}: a whole number from 1 to 999`);
}

export function day(name: string, value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)) return value;
  throw new UsageError(`--${name} ${value}: a day as YYYY-MM-DD`);
}

export function atMost(name: string, value: number, limit: number): number {
  if (value <= limit) return value;
  throw new UsageError(`--${name} ${value}: at most ${limit}`);
}

/** undefined = decide by what the file says. */
export function frame(crs: string): string | undefined {
  if (crs === 'auto') return undefined;
  if (/^(EPSG:\d{4,5}|GCJ-?02|BD-?09)( |$)/i.test(crs)) return crs.replace(/^\S+/, (code) => code.toUpperCase());
  throw new UsageError(`--crs ${crs}: auto, EPSG:n, GCJ-02 or BD-09, then what xuanzhi inspect offers`);
}

/** What lines and points stand for, in m: a corridor of this whole width, a disc of this radius. */
export function extentOf({ width, radius }: { width?: string | undefined; radius?: string | undefined }): {
  widthM?: number;
  radiusM?: number;
} {
  const metres = (name: string, value: string) => {
    const given = nonNegative(name, value);
    if (given > 0 && given <= 10_000) return given;
    throw new UsageError(`--${name} ${value}: metres, more than 0 and at most 10 000`);
  };
  return {
    ...(width === undefined ? {} : { widthM: metres('width', width) }),
    ...(radius === undefined ? {} : { radiusM: metres('radius', radius) }),
  };
}
