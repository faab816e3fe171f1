import { boxOf, type MultiPolygon } from '#geo';
import { polygonsOf, readBase } from './base';
import { neighboursOf, isOnRim, roughened, triangleMesh, type Mesh } from './mesh';
import { InsideTest } from './rings';

const stepM = 450;
/** Nodes that far beyond the outline are drawn too, and cut off afterwards: shaken lines must still reach it. */
const rimSteps = 5;

/** The one mesh that counties, nature reserves, red line and control units are drawn on, so that all of them share their vertices. */
export interface ProvinceMesh {
  /** As the labels grow on it. */
  mesh: Mesh;
  /** As it is drawn: shaken, but for the nodes beside a prefecture's outline. */
  drawn: Mesh;
  outline: MultiPolygon;
  /** Codes of the prefectures, in the order of their index. */
  codes: string[];
  /** Index of the prefecture of every node; −1 is not drawn. */
  prefecture: Int8Array;
  /** 1 for nodes within the province's outline. */
  inside: Uint8Array;
  /** Relative area that a node stands for: the mesh is drawn with one scale, degrees of longitude shrink northwards. */
  weight: Float64Array;
  isPublished: (a: number, b: number) => boolean;
  /** Where a prefecture's outline crosses the edge, 0 … 1. */
  publishedCrossing: (a: number, b: number) => number;
}

export function provinceMesh(): ProvinceMesh {
  const [province] = readBase('base-province');
  const outline = polygonsOf(province!.geometry);
  const prefectures = readBase('base-prefectures');
  const [west, south, east, north] = boxOf(outline.flat(2));
  const rim = 0.05;
  const mesh = triangleMesh([west - rim, south - rim, east + rim, north + rim], stepM, 'province');
  const total = mesh.x.length;

  const within = new InsideTest(outline);
  const inside = new Uint8Array(total);
  const weight = new Float64Array(total);
  for (let node = 0; node < total; node++) {
    const position = mesh.positionOf(mesh.x[node]!, mesh.y[node]!);
    weight[node] = Math.cos((position[1] * Math.PI) / 180);
    inside[node] = isOnRim(mesh, node) ? 0 : Number(within.has(position));
  }
  const home = dilated(mesh, inside, rimSteps);

  const tests = prefectures.map(({ geometry }) => new InsideTest(polygonsOf(geometry)));
  const prefectureAt = (x: number, y: number) => {
    const position = mesh.positionOf(x, y);
    return tests.findIndex((test) => test.has(position));
  };
  const own = new Int8Array(total).fill(-1);
  for (let node = 0; node < total; node++) if (home[node]) own[node] = prefectureAt(mesh.x[node]!, mesh.y[node]!);
  const prefecture = filled(mesh, own, (node) => home[node] === 1);

  const isPublished = (a: number, b: number) => own[a]! >= 0 && own[b]! >= 0 && own[a] !== own[b];
  const publishedCrossing = (a: number, b: number) => {
    // Halve the edge until the outline's crossing is found, to a few centimetres.
    let low = 0;
    let high = 1;
    for (let i = 0; i < 14; i++) {
      const t = (low + high) / 2;
      const here = prefectureAt(mesh.x[a]! + t * (mesh.x[b]! - mesh.x[a]!), mesh.y[a]! + t * (mesh.y[b]! - mesh.y[a]!));
      if (here === own[a]) low = t;
      else high = t;
    }
    return (low + high) / 2;
  };
  const pinned = beside(mesh, isPublished);
  return {
    mesh,
    drawn: roughened(mesh, 'province', (node) => pinned[node] === 1 || !home[node]),
    outline,
    codes: prefectures.map(({ id }) => id),
    prefecture,
    inside,
    weight,
    isPublished,
    publishedCrossing,
  };
}

function dilated(mesh: Mesh, mask: Uint8Array, steps: number): Uint8Array {
  let wide = mask;
  const near = new Int32Array(6);
  for (let step = 0; step < steps; step++) {
    const next = Uint8Array.from(wide);
    for (let node = 0; node < wide.length; node++) {
      if (!wide[node]) continue;
      const count = neighboursOf(mesh, node, near);
      for (let i = 0; i < count; i++) next[near[i]!] = 1;
    }
    wide = next;
  }
  for (let node = 0; node < wide.length; node++) if (isOnRim(mesh, node)) wide[node] = 0;
  return wide;
}

/** Gives every unlabelled node the label of the nearest labelled one, counted in steps that may be taken. */
export function filled<A extends Int8Array | Int32Array>(mesh: Mesh, labels: A, mayStep: (to: number, from: number) => boolean): A {
  const result = labels.slice() as A;
  const near = new Int32Array(6);
  let front: number[] = [];
  for (let node = 0; node < result.length; node++) if (result[node]! >= 0) front.push(node);
  while (front.length > 0) {
    const next: number[] = [];
    for (const node of front) {
      const count = neighboursOf(mesh, node, near);
      for (let i = 0; i < count; i++) {
        const other = near[i]!;
        if (result[other]! >= 0 || !mayStep(other, node)) continue;
        result[other] = result[node]!;
        next.push(other);
      }
    }
    front = next;
  }
  return result;
}

/** Nodes with an edge over a published line. */
function beside(mesh: Mesh, isPublished: (a: number, b: number) => boolean): Uint8Array {
  const pinned = new Uint8Array(mesh.x.length);
  const near = new Int32Array(6);
  for (let node = 0; node < pinned.length; node++) {
    const count = neighboursOf(mesh, node, near);
    for (let i = 0; i < count; i++) if (isPublished(node, near[i]!)) pinned[node] = 1;
  }
  return pinned;
}
