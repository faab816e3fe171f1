import { polygonsOf } from '../zones/base';
import { InsideTest } from '../zones/rings';
import { readFeatures } from './ground';
import { onLand, Room } from './room';

/**
 * Ground of control units of some classes, outside the red line and the nature reserves. Only for layers that are drawn after the units:
 * the files are read when this is called.
 */
export function roomInUnits(classes: readonly string[]): Room {
  const units = readFeatures('control-units').filter(({ properties }) => classes.includes(String(properties['class'])));
  // Units meet but share no ground: one test answers for all of them.
  const inside = new InsideTest(units.flatMap(({ geometry }) => polygonsOf(geometry)));
  const room = new Room((position) => onLand(position) && inside.has(position));
  for (const layer of ['red-line', 'nature-reserves']) for (const { geometry } of readFeatures(layer)) room.take(polygonsOf(geometry));
  return room;
}
