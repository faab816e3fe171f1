import { buildIndex, locate, type Position } from '#geo';
import { describe, expect, it } from 'vitest';
import { contentHash, decodeLayer, encodeLayer, loadLayer, type CatalogueLayer, type ExactLayer } from './index';

const square = (x: number, y: number, d: number): Position[] => [[x, y], [x + d, y], [x + d, y + d], [x, y + d], [x, y]]; // prettier-ignore
/** A ring of many vertices, so that there is more than one cell. */
const round = (x: number, y: number, r: number): Position[] =>
  Array.from({ length: 401 }, (_, k): Position => [x + r * Math.cos((k % 400) / 63.66), y + r * Math.sin((k % 400) / 63.66)]);
const layer: ExactLayer = {
  id: 'test',
  zones: [
    { id: 'a', name: '甲', areaM2: 1, properties: { 备注: '演示' } },
    { id: 'b', name: '乙', class: 'first', areaM2: 2, properties: {} },
  ],
  zoneIndex: buildIndex([[[square(125, 43, 0.1)]], [[round(126, 44, 0.2)]]]),
  coverageIndex: buildIndex([[[square(120, 40, 10)]]]),
};
const file = encodeLayer(layer);
const headerEnd = 16 + new DataView(file.buffer).getUint32(12, true);

function changed(change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = file.slice();
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}
function withHeader(
  change: (header: Record<string, unknown> & { blocks: { name: string; offset: number; length: number }[] }) => void,
): Uint8Array {
  const header = JSON.parse(new TextDecoder().decode(file.subarray(16, headerEnd)));
  change(header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const body = file.subarray(Math.ceil(headerEnd / 8) * 8);
  const start = Math.ceil((16 + text.length) / 8) * 8;
  const bytes = new Uint8Array(start + body.length);
  bytes.set(file.subarray(0, 16));
  new DataView(bytes.buffer).setUint32(12, text.length, true);
  bytes.set(text, 16);
  bytes.set(body, start);
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
      expect(result.layer.zoneIndex.cellShape.length).toBeGreaterThan(2);
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

  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(0), 'layer-bad-magic'],
    ['another kind of file', new TextEncoder().encode('<!doctype html><title>404</title>'), 'layer-bad-magic'],
    ['a newer version', changed((_, view) => view.setUint32(8, 2, true)), 'layer-wrong-version'],
    ['a file cut in its header', file.subarray(0, 40), 'layer-truncated'],
    ['a file cut in its arrays', file.subarray(0, file.length - 9), 'layer-truncated'],
    ['a header that is no JSON', changed((bytes) => void (bytes[17] = 0xff)), 'layer-bad-header'],
    ['a header without zones', withHeader((h) => delete h['zones']), 'layer-bad-header'],
    ['fewer zones than shapes', withHeader((h) => (h['zones'] as unknown[]).pop()), 'layer-lying-counts'],
    ['a missing array', withHeader((h) => void (h.blocks = h.blocks.filter((b) => b.name !== 'zones.cellEdges'))), 'layer-lying-counts'],
    ['a missing coverage', withHeader((h) => void (h.blocks = h.blocks.filter((b) => !b.name.startsWith('coverage.')))), 'layer-lying-counts'],
    ['an array longer than the file', withHeader((h) => void (h.blocks[0]!.length = 1e9)), 'layer-truncated'],
    ['an array before the file', withHeader((h) => void (h.blocks[0]!.offset = -8)), 'layer-truncated'],
    ['an array off its place', withHeader((h) => void (h.blocks[0]!.offset = 3)), 'layer-truncated'],
    ['a shorter array than told', withHeader((h) => void (h.blocks.find((b) => b.name === 'zones.cellInside')!.length -= 1)), 'layer-lying-counts'],
    ['zones taken for the coverage tree', withHeader((h) => void (h.blocks.find((b) => b.name === 'zones.tree')!.offset = 0)), 'layer-lying-counts'],
  ])('refuses %s', (_, bytes, code) => expect(codeOf(bytes)).toBe(code)); // prettier-ignore

  it('never throws and never loops, whatever single byte is wrong', () => {
    for (let i = 0; i < file.length; i += 7) {
      const bytes = changed((b) => void (b[i]! ^= 0xff));
      expect(() => decodeLayer(bytes)).not.toThrow();
    }
  });

  it('is only used when its hash is the one in the catalogue', () => {
    const entry = { id: 'test', exact: { file: 'test.xzl', hash: contentHash(file), bytes: file.length } } as CatalogueLayer;
    expect('exact' in loadLayer(entry, file)).toBe(true);
    expect(
      loadLayer(
        entry,
        changed((bytes) => void (bytes[bytes.length - 1]! ^= 1)),
      ),
    ).toMatchObject({ missing: 'hash-mismatch' });
    expect(loadLayer(entry, null)).toMatchObject({ missing: 'not-loaded' });
    expect(loadLayer({ ...entry, id: 'another' }, file)).toMatchObject({ missing: 'hash-mismatch' });
  });
});
