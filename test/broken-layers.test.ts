import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex, candidates, locate } from '#geo';
import { contentHash, decodeLayer, encodeLayer, loadLayer, type CatalogueLayer } from '#zone';
import { describe, expect, it } from 'vitest';

// Layer files written by hand from the spec (broken-layers/make.ts), each broken in one way, and the problem that each must be.
const folder = join(import.meta.dirname, 'broken-layers');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, string>;
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, `${name}.xzl`)));

describe('a layer file', () => {
  it('that is whole opens, can be asked, and is what we would write of its shapes', () => {
    const read = decodeLayer(bytesOf('whole'));
    if (!read.ok) throw new Error(read.problem.code);
    const { zoneIndex, coverageIndex } = read.layer;
    expect([locate(zoneIndex, 0, [125.5, 43.5]), locate(zoneIndex, 1, [125.5, 43.5]), locate(zoneIndex, 1, [126, 43.5])]).toEqual(['in', 'out', 'on']); // prettier-ignore
    expect(candidates(zoneIndex, [126, 43.5, 126, 43.5])).toEqual([0, 1]);
    const square = (w: number, e: number) => [[[[w, 43], [e, 43], [e, 44], [w, 44]] as [number, number][]]]; // prettier-ignore
    expect({ ...coverageIndex }).toEqual({ ...buildIndex([square(125, 127)]) });
    const again = decodeLayer(encodeLayer(read.layer));
    expect(again).toEqual(read);
  });

  it('that is broken has its problem on the list', () => {
    const names = readdirSync(folder).filter((file) => file.endsWith('.xzl') && file !== 'whole.xzl');
    expect(names.map((file) => file.slice(0, -4)).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s is a problem: %s', async (name, code) => {
    const bytes = bytesOf(name);
    expect(decodeLayer(bytes)).toMatchObject({ ok: false, problem: { code } });
    // Even when the catalogue vouches for it.
    const entry = { id: 'whole', exact: { file: `${name}.xzl`, hash: contentHash(bytes), bytes: bytes.length } } as CatalogueLayer;
    expect(await loadLayer(entry, bytes)).toEqual({ entry, missing: 'failed' });
  });
});
