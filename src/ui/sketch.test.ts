import { describe, expect, it } from 'vitest';
import { Drawing } from './sketch';

describe('Drawing', () => {
  it('closes a polygon and wants three vertices for it', () => {
    const drawing = new Drawing('polygons');
    drawing.place([125, 43]);
    drawing.place([125.1, 43]);
    expect(drawing.finish()).toBeNull();
    drawing.place([125.1, 43.1]);
    expect(drawing.finish()).toEqual({
      kind: 'polygons',
      coordinates: [
        [
          [
            [125, 43],
            [125.1, 43],
            [125.1, 43.1],
            [125, 43],
          ],
        ],
      ],
    });
  });
  it('takes a double-click for one vertex', () => {
    const drawing = new Drawing('lines');
    drawing.place([125, 43]);
    drawing.place([125.1, 43]);
    drawing.place([125.1, 43]);
    expect(drawing.finish()).toEqual({
      kind: 'lines',
      coordinates: [
        [
          [125, 43],
          [125.1, 43],
        ],
      ],
    });
  });
  it('takes the last vertex back', () => {
    const drawing = new Drawing('points');
    drawing.place([125, 43]);
    drawing.undo();
    expect(drawing.finish()).toBeNull();
  });
});
