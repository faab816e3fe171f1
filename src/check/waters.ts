import { joinCourses, type Course, type Courses, type Position } from '#geo';
import { fileHash, type Catalogue, type CatalogueLayer } from '#zone';
import type { FeatureCollection } from 'geojson';
import type { ReadFile } from './basis';

/** A place on a river. */
export interface WaterPlace {
  layer: string;
  theme: string;
  id: string;
  name: string;
  nameEn?: string;
  at: Position;
}

/** The river courses of a catalogue with the places on them, read from what maps draw: good to the layer's accuracy, no better. */
export interface Waters {
  rivers: { id: string; name: string; nameEn?: string }[];
  courses: Courses;
  accuracyM: number;
  places: WaterPlace[];
  synthetic: boolean;
  /** Layers of places that could not be had. */
  missing: string[];
}

/** The themes whose places are told when they lie on the same reach. */
const placeThemes = ['project-site', 'section'];

/** Reads them; null when the catalogue has no river courses or they could not be had whole. */
export async function loadWaters({ layers }: Catalogue, read: ReadFile): Promise<Waters | null> {
  const drawn = layers.find(({ courses }) => courses);
  const features = drawn && (await displayOf(drawn, read));
  if (!drawn || !features) return null;
  const rivers: Waters['rivers'] = [];
  const lines: Course[] = [];
  for (const { properties, geometry } of features) {
    const mouth = positionOf(properties?.['mouth']);
    const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
    // A river that does not say which way it flows leads nowhere.
    if (!mouth || parts.length === 0) continue;
    rivers.push(named(properties));
    lines.push({ id: String(properties?.['id']), lines: parts.map(positionsIn), mouth });
  }
  const waters: Waters = {
    rivers,
    courses: joinCourses(lines),
    accuracyM: drawn.accuracyM,
    places: [],
    synthetic: drawn.synthetic,
    missing: [],
  };
  for (const entry of layers.filter(({ kind, theme }) => kind === 'places' && placeThemes.includes(theme))) {
    const found = await displayOf(entry, read);
    if (!found) waters.missing.push(entry.id);
    for (const { properties, geometry } of found ?? []) {
      const at = geometry.type === 'Point' ? positionOf(geometry.coordinates) : null;
      if (at) waters.places.push({ layer: entry.id, theme: entry.theme, ...named(properties), at });
      waters.synthetic ||= entry.synthetic;
    }
  }
  return waters;
}

/** What maps draw of a layer; null when it cannot be had or is not what the catalogue names. */
export async function displayOf({ display }: CatalogueLayer, read: ReadFile): Promise<FeatureCollection['features'] | null> {
  const bytes = await read(display.file).catch(() => null);
  if (!bytes || (await fileHash(bytes)) !== display.hash) return null;
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) as FeatureCollection).features;
  } catch {
    return null; // not JSON in spite of its hash: as good as missing
  }
}

function named(properties: Readonly<Record<string, unknown>> | null): { id: string; name: string; nameEn?: string } {
  const { id, name, nameEn } = properties ?? {};
  return { id: String(id), name: String(name), ...(typeof nameEn === 'string' ? { nameEn } : {}) };
}

const positionsIn = (line: readonly unknown[]): Position[] => line.map(positionOf).filter((at) => at !== null);

function positionOf(value: unknown): Position | null {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number' ? [value[0], value[1]] : null;
}
