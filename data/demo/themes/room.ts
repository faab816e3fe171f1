import { boxOf, destination, type Box, type MultiPolygon, type Position } from '#geo';
import { InsideTest } from '../zones/rings';
import { inLake, inProvince } from './ground';

/** Where the next zone of a layer may lie: inside the province (or less) and clear of the zones that are drawn already. */
export class Room {
  private readonly drawn: { box: Box; inside: InsideTest }[] = [];

  constructor(private readonly within: (position: Position) => boolean = (position) => inProvince.has(position)) {}

  take(polygons: MultiPolygon): void {
    this.drawn.push({ box: boxOf(polygons.flat(2)), inside: new InsideTest(polygons) });
  }

  has(position: Position): boolean {
    const [lng, lat] = position;
    return (
      this.within(position) &&
      !this.drawn.some(({ box, inside }) => lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3] && inside.has(position))
    );
  }

  /** The place nearest to the wanted one that has this much room around it, found along a spiral; null when there is none within about 25 radii. */
  near(wanted: Position, radiusM: number, may: (position: Position) => boolean = () => true): Position | null {
    const isFree = (position: Position) => this.has(position) && may(position);
    for (let turn = 0; turn < 1500; turn++) {
      const centre = turn === 0 ? wanted : destination(wanted, (turn * 137.508) % 360, 0.65 * radiusM * Math.sqrt(turn));
      if (!isFree(centre)) continue;
      let free = true;
      for (let i = 0; free && i < 24; i++) free = isFree(destination(centre, i * 15, i % 3 === 0 ? radiusM * 0.55 : radiusM));
      if (free) return centre;
    }
    return null;
  }
}

/** What stands on land keeps out of the lakes. */
export const onLand = (position: Position): boolean => inProvince.has(position) && !inLake(position);
