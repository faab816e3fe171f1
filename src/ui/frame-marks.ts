import type { Snapshot } from '#app';
import { LngLatBounds, Marker, type Map as GlMap } from 'maplibre-gl';

/** The places that an input could mean, by their numbers in the list that asks: seen beside the zones, they can be told apart. Answered in the list only. */
export class FrameMarks {
  readonly #map: GlMap;
  #shown: Snapshot['question'] = null;
  #marks: Marker[] = [];

  constructor(map: GlMap) {
    this.#map = map;
  }

  update(question: Snapshot['question']) {
    if (question === this.#shown) return;
    this.#shown = question;
    for (const mark of this.#marks) mark.remove();
    this.#marks = (question ?? []).map(({ at: [lng, lat] }, i) =>
      new Marker({ element: numbered(i + 1) }).setLngLat([lng, lat]).addTo(this.#map),
    );
    if (!question || question.length === 0) return;
    const bounds = new LngLatBounds();
    for (const { at } of question) bounds.extend([at[0], at[1]]);
    this.#map.fitBounds(bounds, { padding: 72, maxZoom: 14, duration: 600 });
  }
}

function numbered(number: number): HTMLElement {
  const element = document.createElement('div');
  element.className = 'frame-mark';
  element.ariaHidden = 'true';
  element.textContent = String(number);
  return element;
}
