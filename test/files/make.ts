// Writes the files of this folder with GDAL, a writer that shares nothing with our readers: `sites.geojson` and its neighbours are the truth, every other
// file says the same in another format. Run after a change, with ogr2ogr and zip at hand: npx tsx test/files/make.ts
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const truths = ['sites.geojson', 'lines.geojson', 'points.geojson'];
const work = mkdtempSync(join(tmpdir(), 'xuanzhi-files-'));
const ogr = (...args: string[]) =>
  execFileSync('ogr2ogr', args, {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, OGR_SQLITE_PRAGMA: 'page_size=512', OGR_CURRENT_DATE: '2026-01-01T00:00:00.000Z' },
  });

for (const name of readdirSync(here)) if (!name.endsWith('.ts') && !truths.includes(name)) rmSync(join(here, name), { recursive: true });

const shp = (out: string, source: string, encoding: string, ...more: string[]) =>
  ogr('-f', 'ESRI Shapefile', out, source, '-lco', `ENCODING=${encoding}`, '-lco', 'RESIZE=YES', ...more);
/** Without its index or code page, as people send it. */
const drop = (...names: string[]) => names.forEach((name) => rmSync(join(here, name), { force: true }));

shp('utf8.shp', 'sites.geojson', 'UTF-8', '-a_srs', 'EPSG:4490');
shp('gbk.shp', 'sites.geojson', 'CP936', '-t_srs', 'EPSG:4530');
drop('gbk.cpg', 'gbk.shx');
shp('solid.shp', 'sites.geojson', 'UTF-8', '-dim', 'XYZM');
shp('lines.shp', 'lines.geojson', 'UTF-8', '-dim', 'XYM');
shp('points.shp', 'points.geojson', 'UTF-8', '-nlt', 'MULTIPOINT');
shp('point.shp', 'points.geojson', 'UTF-8', '-where', `name <> '井群'`, '-dim', 'XYZ', '-explodecollections');
drop('solid.dbf', 'solid.cpg', 'solid.prj', 'lines.prj', 'points.shx', 'point.shx');
ogr('-f', 'GeoJSON', 'sites-4530.geojson', 'sites.geojson', '-t_srs', 'EPSG:4530', '-lco', 'COORDINATE_PRECISION=9');

ogr('-f', 'GPKG', 'sites.gpkg', 'sites.geojson', '-nln', '地块', '-a_srs', 'EPSG:4490', '-lco', 'SPATIAL_INDEX=NO', '-dim', 'XYZ');
ogr('-f', 'GPKG', '-update', 'sites.gpkg', 'sites.geojson', '-nln', 'gk"42', '-t_srs', 'EPSG:4530', '-lco', 'SPATIAL_INDEX=YES');
ogr('-f', 'GPKG', '-update', 'sites.gpkg', 'lines.geojson', '-nln', 'lines', '-lco', 'SPATIAL_INDEX=NO');

ogr('-f', 'KML', 'sites.kml', 'sites.geojson', '-nln', '地块');
ogr('-f', 'LIBKML', 'lines.kmz', 'lines.geojson');
ogr('-f', 'GPX', 'lines.gpx', 'lines.geojson', '-dsco', 'GPX_USE_EXTENSIONS=YES', '-nlt', 'MULTILINESTRING');
ogr('-f', 'GeoJSONSeq', 'sites.geojsonl', 'sites.geojson', '-lco', 'COORDINATE_PRECISION=12');
ogr('-f', 'GeoJSONSeq', 'sites.geojsons', 'sites.geojson', '-lco', 'COORDINATE_PRECISION=12', '-lco', 'RS=YES');
ogr('-f', 'CSV', join(work, 'wkt.csv'), 'sites.geojson', '-lco', 'GEOMETRY=AS_WKT', '-lco', 'SEPARATOR=TAB', '-select', '');
const wkt = readFileSync(join(work, 'wkt.csv'), 'utf8').split('\n').slice(1);
writeFileSync(
  join(here, 'sites.wkt'),
  wkt
    .map((line) => line.split('\t')[0]!.replaceAll('"', '').trim())
    .filter((line) => line !== '')
    .map((line) => `SRID=4490;${line}\n`)
    .join(''),
);

// A ZIP as Windows makes it: names in GBK without saying so. Written by hand, as no tool here does.
execFileSync('python3', ['-c', zipInGbk(), here], { stdio: 'inherit' });
rmSync(work, { recursive: true });

function zipInGbk(): string {
  return `
import os, sys, zipfile
class Gbk(zipfile.ZipInfo):
    def _encodeFilenameFlags(self):
        return self.filename.encode('gbk'), self.flag_bits & ~0x800
with zipfile.ZipFile(os.path.join(sys.argv[1], 'gbk.zip'), 'w', zipfile.ZIP_DEFLATED) as z:
    for part in ('shp', 'dbf', 'prj'):
        info = Gbk('选址\\\\地块.' + part.upper(), (2026, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        z.writestr(info, open(os.path.join(sys.argv[1], 'gbk.' + part), 'rb').read())
`;
}
