// The full answer for one site, ours. Peers give theirs in the same form.
import { candidateCells, compare, growBox, nearest, prepare, type MultiPolygon, type ShapeIndex } from '#geo';

/** How far around a site everything is told. */
export const nearM = 500;

/** What a site has to do with the zones around it. */
export interface Answer {
  /** Common ground in m² of every zone whose interior the site meets. */
  overlaps: Map<number, number>;
  /** Zones that the site only touches. */
  touches: number;
  /** Distances to the zones that it does not meet: ours geodesic and at most 500 m, a peer's in degrees of the plane. */
  distances: number[];
}

/** An engine with the zones in it, ready to be asked. `failed` is thrown away by nobody: a question without an answer is counted. */
export interface Engine {
  name: string;
  ask(site: MultiPolygon): Answer;
}

export function ours(index: ShapeIndex): Engine {
  return {
    name: 'ours',
    ask(coordinates) {
      const answer: Answer = { overlaps: new Map(), touches: 0, distances: [] };
      const figure = prepare({ kind: 'polygons', coordinates });
      for (const { shape, cells } of candidateCells(index, growBox(figure.box, nearM))) {
        const { relation, areaM2 } = compare(figure, index, shape, cells);
        if (relation === 'disjoint') {
          const found = nearest(figure, index, shape, nearM, cells);
          if (found) answer.distances.push(found.distanceM);
        } else if (relation === 'touches') answer.touches++;
        else answer.overlaps.set(shape, areaM2 ?? NaN);
      }
      return answer;
    },
  };
}
