import type { Box, MultiPolygon, Position } from '#geo';
import { contains, roughAreaKm2 } from '../base/rings';

/** Polygons that are asked "is this position inside?" many times over. */
export class Outline {
  readonly box: Box;
  private readonly boxes: Box[];

  constructor(private readonly polygons: MultiPolygon) {
    this.boxes = polygons.map((rings) => boxAround(rings[0]!));
    this.box = this.boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
  }

  has(at: Position): boolean {
    const [x, y] = at;
    return this.polygons.some((rings, i) => {
      const [west, south, east, north] = this.boxes[i]!;
      return x >= west && x <= east && y >= south && y <= north && contains(rings, at);
    });
  }

  /** Good to 0.5 %: for sharing out, never for a report. */
  get areaKm2(): number {
    return this.polygons.reduce((sum, rings) => sum + rings.reduce((own, ring, i) => own + (i === 0 ? 1 : -1) * roughAreaKm2(ring), 0), 0);
  }
}

function boxAround(ring: readonly Position[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}
