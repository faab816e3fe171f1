// Every reader against files gone wrong: each fixture with random bytes flipped, cut off, doubled, left out or overwritten. Seeded, so that a failure
// comes back; the number of tries is fixed, not the time. A reader answers in data whatever it is given: sentences that exist in both languages, or
// features with finite positions within the limits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { positionsOf } from '#geo';
import { noteSentence, sentence } from '#i18n';
import { decodeAny, limits, readers } from '#ingest';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, 'files');
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .toSorted()
  .map((path) => ({ name: path.slice(root.length + 1), bytes: new Uint8Array(readFileSync(path)) }))
  .filter(({ bytes }) => bytes.length > 0 && bytes.length < 200_000);
const triesInAll = 600;

/** mulberry32: small, good enough, the same everywhere. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const telling = [0, 0xff, 0x7f, 0x80, ...new TextEncoder().encode('0 9 - e . , ; : < > { } [ ] ( ) " & =\n')];
const huge = new TextEncoder().encode('99999999999999999999');

function spoil(bytes: Uint8Array, pick: (below: number) => number): Uint8Array {
  const from = pick(bytes.length);
  const to = Math.min(bytes.length, from + 1 + pick(200));
  const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
  switch (pick(6)) {
    case 0:
      return bytes.slice(0, from);
    case 1:
      return joined(bytes.subarray(0, to), bytes.subarray(from));
    case 2:
      return joined(bytes.subarray(0, from), bytes.subarray(to));
    case 3:
      return joined(bytes.subarray(0, from), huge, bytes.subarray(from + 1));
    default: {
      const spoilt = bytes.slice();
      for (let k = 1 + pick(8); k > 0; k--) {
        const at = pick(spoilt.length);
        spoilt[at] = pick(2) === 0 ? spoilt[at]! ^ (1 << pick(8)) : telling[pick(telling.length)]!;
      }
      return spoilt;
    }
  }
}

function expectSentence(told: { code: string }, say: typeof sentence) {
  for (const language of ['zh', 'en'] as const) expect(say(told, language)).not.toMatch(/未归类|not classified|undefined/);
}

/** Reads with every reader that takes the file for its own; the formats that did. */
async function readAll(name: string, bytes: Uint8Array): Promise<string[]> {
  const decoded = decodeAny(bytes);
  const given = { name, bytes };
  const stem = name.replace(/\.[^.]*$/, '.');
  const beside = files.filter((other) => other.name !== name && other.name.startsWith(stem));
  const taken = readers.filter((reader) => reader.recognises(given, decoded));
  for (const reader of taken) {
    const result = await reader.read(given, decoded, beside);
    if (!result.ok) {
      expect(result.problems.length).toBeGreaterThan(0);
      for (const problem of result.problems) expectSentence(problem, sentence);
      continue;
    }
    let [positions, features] = [0, 0];
    for (const reading of result.readings) {
      for (const note of reading.notes) expectSentence(note, noteSentence);
      for (const { shapes, problems } of reading.features) {
        features += 1;
        for (const problem of problems) expectSentence(problem, sentence);
        expect(shapes.length > 0 || problems.length > 0).toBe(true);
        for (const shape of shapes) {
          for (const [x, y] of positionsOf(shape)) {
            positions += 1;
            if (!Number.isFinite(x) || !Number.isFinite(y)) expect.fail(`a position is ${x}, ${y}`);
          }
        }
      }
    }
    expect(positions).toBeLessThanOrEqual(limits.positions);
    expect(features).toBeLessThanOrEqual(limits.features);
  }
  return taken.map(({ format }) => format);
}

test('there is a fixture for every reader, and each is read without an exception', async () => {
  const found = new Set<string>();
  for (const { name, bytes } of files) for (const format of await readAll(name, bytes)) found.add(format);
  expect([...found].toSorted()).toEqual(readers.map(({ format }) => format).toSorted());
});

test.each(files.map(({ name }, i) => [name, i] as const))('%s gone wrong in many ways is answered in data', async (name, i) => {
  const tries = Math.max(10, Math.floor(triesInAll / files.length));
  for (let k = 0; k < tries; k++) {
    const seed = 1000 * i + k;
    const pick = random(seed);
    let bytes = spoil(files[i]!.bytes, pick);
    while (bytes.length > 0 && pick(3) === 0) bytes = spoil(bytes, pick);
    try {
      await readAll(name, bytes);
    } catch (error) {
      throw new Error(`${name}, seed ${seed}: ${(error as Error).message}`, { cause: error });
    }
  }
});
