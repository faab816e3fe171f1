/** The rivers: GSHHG pieces joined, named by the nearest course of our table, thinned; and a few sketches by hand. */
import type { Box, Position } from '#geo';
import { riverPieces } from './gshhg';
import { joinLines } from './join-lines';
import { cleanLine, roughDistanceKm, thinLine } from './rings';
import { cuts, mouths, riverClasses, riverCourses, sketchCourses } from './river-courses';
import type { RiverCourse } from './river-courses';
import { smoothCourse } from './smooth';
import { baseEdition, writeLayer } from './write-layer';
import type { OutFeature } from './write-layer';

const contextBox: Box = [120.5, 40, 132, 47];
/** A piece farther than this from every course is a river without a name here. */
const nameWithinKm = 16;
const thinM = 60;

export interface River extends Omit<RiverCourse, 'course'> {
  sketch: boolean;
  lines: Position[][];
}

function toCourseKm(p: Position, course: readonly Position[]): number {
  let best = Infinity;
  for (let i = 1; i < course.length; i++) {
    const [a, b] = [course[i - 1]!, course[i]!];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const t = Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)));
    best = Math.min(best, roughDistanceKm(p, [a[0] + t * dx, a[1] + t * dy]));
  }
  return best;
}

function riverOf(line: readonly Position[]): RiverCourse | null {
  let best: RiverCourse | null = null;
  let least = nameWithinKm;
  for (const river of riverCourses) {
    const step = Math.max(1, Math.floor(line.length / 15));
    const distances = line.filter((_, i) => i % step === 0).map((p) => toCourseKm(p, river.course));
    const mean = distances.reduce((sum, d) => sum + d, 0) / distances.length;
    if (mean < least) {
      least = mean;
      best = river;
    }
  }
  return best;
}

function cutLine(line: Position[]): Position[][] {
  for (const cut of cuts) {
    const at = line.findIndex((p, i) => i > 0 && i < line.length - 1 && roughDistanceKm(p, cut) < 4);
    if (at > 0) return [line.slice(0, at + 1), line.slice(at)];
  }
  return [line];
}

const inBox = (p: Position) => p[0] >= contextBox[0] && p[0] <= contextBox[2] && p[1] >= contextBox[1] && p[1] <= contextBox[3];

export async function readRivers(): Promise<River[]> {
  const whole = (await riverPieces(contextBox)).map((piece) => cleanLine(piece.line)).filter((line) => line.length > 1);
  // Named before they are joined: a joined line may run through a confluence into another river.
  const pieces = new Map<string, Position[][]>();
  for (const line of whole.flatMap(cutLine)) {
    const course = line.some(inBox) ? riverOf(line) : null;
    if (course) pieces.set(course.id, [...(pieces.get(course.id) ?? []), line]);
  }
  const named = riverCourses
    .filter(({ id }) => pieces.has(id))
    .map(({ course: _, ...rest }): River => ({
      ...rest,
      sketch: false,
      lines: joinLines(pieces.get(rest.id)!).map((line) => cleanLine(thinLine(line, thinM))),
    }));
  const sketched = sketchCourses.map(({ course, ...rest }): River => ({ ...rest, sketch: true, lines: [cleanLine(smoothCourse(course))] }));
  return [...named, ...sketched];
}

export async function writeRivers(): Promise<number> {
  const features = (await readRivers()).map(({ id, zh, en, class: size, sketch, lines }): OutFeature => ({
    properties: { id, name: zh, name_en: en, class: size, sketch, ...(mouths[id] ? { mouth: [...mouths[id]] } : {}) },
    geometry: { type: 'MultiLineString', coordinates: lines.map((line) => line.map(([x, y]) => [x, y])) },
  }));
  return writeLayer(
    {
      ...baseEdition,
      id: 'base-rivers',
      title: { zh: '主要河流', en: 'Main rivers' },
      file: 'rivers.geojson',
      fields: { id: 'id', name: 'name', nameEn: 'name_en', class: 'class' },
      classes: [...riverClasses],
      courses: true,
      source: {
        zh: 'GSHHG 2.3.7（WDB-II）河流，按度格接合、按 60 m 化简，河名由人工对照；sketch 为真者是手绘示意',
        en: 'GSHHG 2.3.7 (WDB-II) rivers joined across degree cells, thinned at 60 m, named by a table; those with sketch = true are drawn by hand',
      },
      publisher: { zh: 'GSHHG（P. Wessel、W. H. F. Smith）', en: 'GSHHG (P. Wessel and W. H. F. Smith)' },
      licence: 'LGPL-3.0-or-later',
      attribution: 'GSHHG (Wessel & Smith 1996)',
      accuracyM: 1000,
    },
    features,
  );
}
