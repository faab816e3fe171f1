import { buildIndex, locate, type Position } from '#geo';
import { describe, expect, it, vi } from 'vitest';
import { contentHash, decodeLayer, encodeLayer, fileHash, loadLayer, type CatalogueLayer, type ExactLayer } from './index';

const square = (x: number, y: number, d: number): Position[] => [[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]]; // prettier-ignore
/** A ring of many vertices, so that there is more than one cell. */
const round = (x: number, y: number, r: number): Position[] =>
  Array.from({ length: 401 }, (_, k): Position => [x + r * Math.cos((k % 400) / 63.66), y + r * Math.sin((k % 400) / 63.66)]);
const layer: ExactLayer = {
  id: 'test',
  zones: [
    { id: 'a', name: '甲', areaM2: 1, properties: { 备注: '演示' } },
    { id: 'b', name: '乙', class: 'first', validFrom: '2026-01-01', validUntil: '2026-12-31', areaM2: 2, properties: {} },
  ],
  zoneIndex: buildIndex([[[square(125, 43, 0.1)]], [[round(126, 44, 0.2)]]]),
  coverageIndex: buildIndex([[[square(120, 40, 10)]]]),
};
const file = encodeLayer(layer);
const headerEnd = 16 + new DataView(file.buffer).getUint32(12, true);
/** Steps, doubles, copies, several cells, and few enough bytes to break every one of them. */
const wreath = round(126, 44, 0.2).filter((_, i) => i % 5 === 0).map(([x, y]): Position => [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4]); // prettier-ignore
const small = encodeLayer({
  id: 'small',
  zones: ['a', 'b', 'c'].map((id) => ({ id, name: id, areaM2: 1, properties: {} })),
  zoneIndex: buildIndex([[[square(125, 43, 0.25)]], [[square(125.25, 43, 0.25)], [square(1 / 3, 2 / 3, 0.1)]], [[wreath]]]),
  coverageIndex: buildIndex([[[square(125, 43, 0.25)]]]),
});

function changed(bytes: Uint8Array, change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  change(copy, new DataView(copy.buffer));
  return copy;
}
function withHeader(change: (header: Record<string, unknown> & { zones: Record<string, unknown>[] }) => void): Uint8Array {
  const header = JSON.parse(new TextDecoder().decode(file.subarray(16, headerEnd)));
  change(header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(16 + text.length + file.length - headerEnd);
  bytes.set(file.subarray(0, 16));
  new DataView(bytes.buffer).setUint32(12, text.length, true);
  bytes.set(text, 16);
  bytes.set(file.subarray(headerEnd), 16 + text.length);
  return bytes;
}
const codeOf = (bytes: Uint8Array) => {
  const result = decodeLayer(bytes);
  return result.ok ? 'ok' : result.problem.code;
};

describe('the published layer file', () => {
  it('gives back what went in, from any position in memory', () => {
    const shifted = new Uint8Array(file.length + 3).subarray(3);
    shifted.set(file);
    for (const bytes of [file, shifted]) {
      const result = decodeLayer(bytes);
      if (!result.ok) throw new Error(result.problem.code);
      expect(result.layer.zones).toEqual(layer.zones);
      const { tree, ...arrays } = result.layer.zoneIndex;
      const { tree: treeBefore, ...before } = layer.zoneIndex;
      expect(arrays).toEqual(before);
      expect(tree!.data).toEqual(treeBefore!.data);
      expect(arrays.cellShape.length).toBeGreaterThan(2);
      for (const p of [
        [125.05, 43.05],
        [126.1, 44.1],
        [127, 44],
      ] as const)
        // prettier-ignore
        for (const shape of [0, 1]) expect(locate(result.layer.zoneIndex, shape, p)).toBe(locate(layer.zoneIndex, shape, p));
      expect(locate(result.layer.coverageIndex!, 0, [131, 44])).toBe('out');
    }
    expect(encodeLayer(layer)).toEqual(file);
  });

  it('may have no coverage, and no zones', () => {
    const bare = { id: 'bare', zones: [], zoneIndex: buildIndex([]), coverageIndex: null };
    expect(decodeLayer(encodeLayer(bare))).toMatchObject({ ok: true, layer: { id: 'bare', coverageIndex: null } });
  });

  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(0), 'layer-bad-magic'],
    ['another kind of file', new TextEncoder().encode('<!doctype html><title>404</title>'), 'layer-bad-magic'],
    ['the version before', changed(file, (_, view) => view.setUint32(8, 1, true)), 'layer-wrong-version'],
    ['a newer version', changed(file, (_, view) => view.setUint32(8, 3, true)), 'layer-wrong-version'],
    ['a file cut in its header', file.subarray(0, 40), 'layer-truncated'],
    ['a header longer than the file', changed(file, (_, view) => view.setUint32(12, 0xffffffff, true)), 'layer-truncated'],
    ['a header that is no JSON', changed(file, (bytes) => void (bytes[17] = 0xff)), 'layer-bad-header'],
    ['a header without zones', withHeader((h) => delete (h as Record<string, unknown>)['zones']), 'layer-bad-header'],
    ['a zone with a day that is none', withHeader((h) => void (h.zones[1]!['validFrom'] = '2026-02-30')), 'layer-bad-header'],
    ['more decimals than there are', withHeader((h) => void (h['decimals'] = 10)), 'layer-bad-header'],
    ['other decimals than those written', withHeader((h) => void (h['decimals'] = 0)), 'layer-lying-counts'],
    ['bytes after the end', new Uint8Array([...file, 0]), 'layer-lying-counts'],
  ])('refuses %s', (_, bytes, code) => expect(codeOf(bytes)).toBe(code));

  it('refuses fewer zones than shapes, and more', () => {
    expect(codeOf(withHeader((h) => void h.zones.pop()))).not.toBe('ok');
    expect(codeOf(withHeader((h) => void h.zones.push(h.zones[0]!)))).not.toBe('ok');
    expect(codeOf(withHeader((h) => void (h['coverage'] = false)))).not.toBe('ok');
  });

  it('refuses a file cut anywhere', () => {
    expect(codeOf(small)).toBe('ok');
    for (let length = 0; length < small.length; length++)
      expect(codeOf(small.subarray(0, length)), `cut to ${length}`).toBe(length < 16 ? 'layer-bad-magic' : 'layer-truncated');
  });

  it('never throws, whatever single bit is wrong; what is still read points nowhere outside', () => {
    for (let bit = 0; bit < 8 * small.length; bit++) expectSound(changed(small, (b) => void (b[bit >> 3]! ^= 1 << (bit & 7))));
  });

  it('never throws, whatever bytes are wrong', () => {
    let state = 20260117;
    const random = (below: number) => Math.floor(((state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32) * below);
    const start = 16 + new DataView(small.buffer).getUint32(12, true);
    for (let round = 0; round < 3000; round++)
      expectSound(changed(small, (b) => {
        for (let flips = 1 + random(8); flips > 0; flips--) b[start + random(b.length - start)] = random(256);
      })); // prettier-ignore
  });

  it('is only used when its hash is the one in the catalogue', async () => {
    const entry = { id: 'test', exact: { file: 'test.xzl', hash: contentHash(file), bytes: file.length } } as CatalogueLayer;
    expect('exact' in (await loadLayer(entry, file))).toBe(true);
    const broken = changed(file, (bytes) => void (bytes[bytes.length - 1]! ^= 1));
    expect(await loadLayer(entry, broken)).toMatchObject({ missing: 'hash-mismatch' });
    expect(await loadLayer(entry, null)).toMatchObject({ missing: 'not-loaded' });
    expect(await loadLayer({ ...entry, id: 'another' }, file)).toMatchObject({ missing: 'hash-mismatch' });
  });
  it("has the same hash with the engine's own SHA-256 as without", async () => {
    expect(await fileHash(file)).toBe(contentHash(file));
    vi.stubGlobal('crypto', {}); // a page over plain HTTP
    expect(await fileHash(file).finally(() => vi.unstubAllGlobals())).toBe(contentHash(file));
  });
});

/** Either a problem, or a layer that can be asked. */
function expectSound(bytes: Uint8Array): void {
  const result = decodeLayer(bytes);
  if (!result.ok) return;
  for (const index of [result.layer.zoneIndex, result.layer.coverageIndex]) {
    if (!index) continue;
    if (!index.coords.every(Number.isFinite) || !index.cellBox.every(Number.isFinite)) throw new Error('not finite');
    if (!index.cellEdges.every((e) => 2 * e + 3 < index.coords.length)) throw new Error('an edge outside');
    for (let shape = 0; shape + 1 < index.shapeStart.length; shape++) locate(index, shape, [125.1, 43.1]);
  }
}
