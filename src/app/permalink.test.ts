import { describe, expect, it } from 'vitest';
import type { Shape } from '#geo';
import { readLink, writeLink, type Linkable } from './permalink';
import { initialView } from './snapshot';

const snapshot = (shape: Shape, name?: string): Linkable => ({
  language: 'en',
  view: { lng: 125.32351, lat: 43.8868, zoom: 11.25 },
  asOf: '2026-11-23',
  catalogue: { state: 'loading' },
  visible: new Set(),
  drafts: [{ id: 'drawn', ...(name ? { name } : {}), shape, crs: 'EPSG:4490', evidence: [] }],
  chosen: 0,
  activity: { facts: {} },
});

describe('the permalink', () => {
  it.each<[string, Shape]>([
    ['points', { kind: 'points', coordinates: [[125.3, 43.9], [-1.5, 0]] }],
    ['lines', { kind: 'lines', coordinates: [[[125.3, 43.9], [125.4, 43.9]], [[126, 43], [126.000000001, 43]]] }],
    ['polygons with holes', { kind: 'polygons', coordinates: [[[[125, 43], [125.1, 43], [125, 43.1], [125, 43]], [[125.01, 43.01], [125.01, 43.02], [125.02, 43.01], [125.01, 43.01]]], [[[126, 43], [126.1, 43], [126, 43.1], [126, 43]]]] }],
  ])('gives back %s, the view, the language, the day and the name', (_, shape) => {
    const linked = readLink(`#${writeLink(snapshot(shape, '厂区 A&B=1'))}`);
    expect(linked.draft).toMatchObject({ shape, name: '厂区 A&B=1' });
    expect(linked).toMatchObject({ language: 'en', asOf: '2026-11-23', view: { lng: 125.32351, lat: 43.8868, zoom: 11.25 } });
  }); // prettier-ignore

  it('tells only layers that are on or off other than at first', () => {
    const entry = (id: string, theme: string, kind = 'zones') => ({ id, theme, kind, seed: [] });
    const layers = [entry('a', 'red-line'), entry('b', 'groundwater'), entry('c', 'village', 'places'), entry('d', 'base', 'base')];
    const catalogue = { state: 'ready', catalogue: { layers } } as unknown as Linkable['catalogue'];
    const link = (...visible: string[]) =>
      writeLink({ ...snapshot({ kind: 'points', coordinates: [[1, 2]] }), catalogue, visible: new Set(visible) });
    expect(link('a', 'd')).not.toMatch(/[&][ho]=/);
    expect(readLink(link('b', 'c'))).toMatchObject({ hidden: ['a', 'd'], shown: ['b', 'c'] });
  });

  it('leaves a site out that no link could carry, and keeps the rest', () => {
    const ring = Array.from({ length: 5000 }, (_, k) => [125 + k / 7e5, 43 + (k * k) / 9e7] as const);
    const linked = readLink(writeLink(snapshot({ kind: 'polygons', coordinates: [[[...ring, ring[0]!]]] })));
    expect(linked.draft).toBeUndefined();
    expect(linked.problems).toEqual([{ code: 'link-too-long' }]);
    expect(linked.language).toBe('en');
  });

  it.each(['', '#', 'v=1,95,3', 'd=2026-02-31', 'v=1,2', 'd=tomorrow&l=fr', '%%%&=&', 'n=%E4%'])('takes no harm from "%s"', (fragment) => {
    expect(readLink(fragment)).toEqual({});
  });

  it.each(['s=a', 's=a125_x', 's=q1_2', 's=a1e999_43', 's=p_', 's=l125.3_43.7_125.3235_4&c=3', 's=l125.3_43.7_125.3'])(
    'says that the site of "%s" is broken',
    (fragment) => {
      expect(readLink(fragment)).toEqual({ problems: [{ code: 'link-broken' }] });
    },
  );

  it('gives back what is said of the activity, the industry by its code', () => {
    const said = { industry: { code: 'C2611', zh: '无机酸制造' }, facts: { nature: 'new', hasOutlet: 'unknown' } };
    const link = writeLink({ ...snapshot({ kind: 'points', coordinates: [[125, 43]] }), activity: said });
    expect(link).toContain('i=C2611&f=nature:new,hasOutlet:unknown');
    expect(readLink(link).activity).toEqual({ industry: { code: 'C2611', zh: 'C2611' }, facts: said.facts });
  });

  it.each(['i=', 'i=2611', 'i=C26%2', 'f=nature', 'f=nature:new,', 'f=a:b:c', 'f=:yes', 'i=C2611&f=x'])(
    'leaves the activity of "%s" out, and says so',
    (fragment) => {
      expect(readLink(`l=zh&${fragment}`)).toEqual({ language: 'zh', problems: [{ code: 'link-activity-broken' }] });
    },
  );

  it('opens on the province when the link holds no view', () => expect(readLink('l=zh').view ?? initialView).toBe(initialView));
});
