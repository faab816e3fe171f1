import { cellsOf, edgesNear } from './candidates';
import { edgeCount, type ShapeIndex } from './cells';
import { findCrossings } from './crossings';
import { groundOf, type Figure } from './figure';
import { insideNudged } from './locate';
import { edgeLengthM, type Trapezoids } from './measure';
import { secondEngineM2 } from './overlap';
import { relate, relationOfArea, relationOfLine, type Relation, type Seen } from './relate';
import { seen, walk, type Pieces } from './walk';

/** What a figure has in common with one shape. */
export interface Compared {
  relation: Relation;
  /** m² that a polygon figure has in common with the shape; null when no engine could tell, 0 for lines and points. */
  areaM2: number | null;
  /** Metres of the figure's lines, or of a polygon's outline, in the shape's interior. */
  lengthInsideM: number;
}

/**
 * The relation of a figure to one shape of an index, exactly that of the given doubles, and the size of their common part.
 *
 * The boundary of the common part is the pieces of the figure's boundary inside the shape and the pieces of the shape's inside the figure; their ellipsoidal
 * trapezoids sum to its area (Green's theorem), without anything being built. Which pieces lie inside is exact. As long as no vertex of one lies on the
 * other's boundary the pieces tell the relation too; else `relate` decides it.
 *
 * `cells`: the shape's cells around the figure (`candidateCells`), if they are known; others than those that touch the figure do no harm.
 */
export function compare(figure: Figure, index: ShapeIndex, shape: number, cells = cellsOf(index, shape, figure.box)): Compared {
  if (figure.kind === 'points') return { ...relate(figure, index, shape), areaM2: 0 };
  const near = edgesNear(index, cells, figure.box);
  const inShape = (x: number, y: number) => insideNudged(index, shape, x, y, cells);
  if (near.length === 0) {
    // No edge of the shape comes near: the figure lies on one side of its boundary, as any of its vertices does.
    if (!inShape(figure.coords[0]!, figure.coords[1]!)) return { relation: 'disjoint', areaM2: 0, lengthInsideM: 0 };
    return { relation: 'within', areaM2: figure.areaM2, lengthInsideM: figure.lengthM };
  }
  const crossings = findCrossings(figure, index.coords, near);
  const sums = new Sums(figure.trapezoids);
  const figureBits = walk({ coords: figure.coords, edges: figure.edges, own: 'figureEdge', inside: inShape }, crossings, sums);
  if (figure.kind === 'lines') {
    if (crossings.contact || figureBits & seen.broken) return { ...relate(figure, index, shape), areaM2: 0 };
    const relation = relationOfLine(proved(figureBits, 0, false));
    return { relation, areaM2: 0, lengthInsideM: relation === 'within' ? figure.lengthM : sums.metres };
  }
  sums.measuresLength = false;
  const [w, s, e, n] = figure.box;
  const inFigure = (x: number, y: number) => x >= w && x <= e && y >= s && y <= n && insideNudged(groundOf(figure), 0, x, y);
  let shapeBits = walk({ coords: index.coords, edges: near, own: 'shapeEdge', inside: inFigure }, crossings, sums);
  if (near.length < edgeCount(index, shape)) shapeBits |= seen.outside;
  const broken = ((figureBits | shapeBits) & seen.broken) !== 0;
  const { relation, lengthInsideM } =
    crossings.contact || broken
      ? relate(figure, index, shape)
      : { relation: relationOfArea(proved(figureBits, shapeBits, crossings.count > 0)), lengthInsideM: sums.metres };
  if (relation === 'disjoint' || relation === 'touches') return { relation, areaM2: 0, lengthInsideM };
  if (relation === 'within' || relation === 'equals') return { relation, areaM2: figure.areaM2, lengthInsideM };
  // More ground than the figure has, or less than none, is no answer: the second engine is asked, and when that fails too it is unknown, never 0.
  const area = !broken && plausible(sums.m2, figure) ? sums.m2 : secondEngineM2(figure, index, shape);
  return { relation, areaM2: area !== null && plausible(area, figure) ? Math.min(Math.max(area, 0), figure.areaM2) : null, lengthInsideM };
}

/** What pieces of the two boundaries inside and outside prove, where the boundaries have no point in common but crossings. */
function proved(figureBits: number, shapeBits: number, crossed: boolean): Seen {
  const figureIn = (figureBits & seen.inside) !== 0;
  const shapeIn = (shapeBits & seen.inside) !== 0;
  return {
    bothInside: crossed || figureIn || shapeIn,
    onlyFigure: crossed || shapeIn || (figureBits & seen.outside) !== 0,
    onlyShape: crossed || figureIn || (shapeBits & seen.outside) !== 0,
    contact: false,
  };
}

const plausible = (area: number, figure: Figure) => area >= -0.01 && area <= figure.areaM2 * (1 + 1e-4) + 0.01;

/** Sums the trapezoids (m²) and, until told otherwise, the lengths of what lies inside. */
class Sums implements Pieces {
  m2 = 0;
  metres = 0;
  measuresLength = true;
  readonly #trapezoids: Trapezoids | null;
  #x = 0;
  #y = 0;

  /** Lines have no ground. */
  constructor(trapezoids: Trapezoids | null) {
    this.#trapezoids = trapezoids;
  }
  begin(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
  }
  to(x: number, y: number): void {
    if (this.#trapezoids) this.m2 += this.#trapezoids.m2(this.#x, this.#y, x, y);
    if (this.measuresLength) this.metres += edgeLengthM(this.#x, this.#y, x, y);
    this.#x = x;
    this.#y = y;
  }
  end(): void {}
}
