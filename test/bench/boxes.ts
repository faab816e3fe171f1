// The box index over whole zones that the peers are given: without one they would look at every zone for every site.
import Flatbush from 'flatbush';
import { boxOf, growBox, type MultiPolygon, type ShapeIndex } from '#geo';
import { nearM } from './ours';

/** The zones whose box comes within 500 m of a site. */
export function zoneBoxes({ coords, ringStart, partStart, shapeStart }: ShapeIndex): (site: MultiPolygon) => number[] {
  const zones = shapeStart.length - 1;
  const tree = new Flatbush(zones);
  for (let k = 0; k < zones; k++) {
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let v = ringStart[partStart[shapeStart[k]!]!]!; v < ringStart[partStart[shapeStart[k + 1]!]!]!; v++) {
      const [x, y] = [coords[2 * v]!, coords[2 * v + 1]!];
      [w, s, e, n] = [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)];
    }
    tree.add(w, s, e, n);
  }
  tree.finish();
  return (site) => tree.search(...growBox(boxOf(site.flat(2)), nearM));
}
