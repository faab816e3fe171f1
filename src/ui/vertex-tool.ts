import { verticesOf, type Snapshot, type Workspace } from '#app';
import type { Position, Shape } from '#geo';
import { latitude, longitude, words } from '#i18n';
import type { Map as GlMap } from 'maplibre-gl';

/** How near a pointer has to come, in CSS pixels: a finger is wider than an arrow. */
const reach = (pointer: string) => (pointer === 'mouse' ? 10 : 24);
/** Less than this is a hand that trembles. */
const leastMove = 3;
const arrows: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Moves the vertices of the site, by pointer on the map or by keys on a handle that stands over the chosen vertex. It only turns gestures into verbs of the
 * workspace: hold, moveTo, letGo, takeBack.
 */
export class VertexTool {
  readonly #handle = document.createElement('button');
  #on = false;
  #vertices: Position[] = [];
  #shape: Shape | null = null;
  #edit: Snapshot['edit'] = null;
  /** Where the hand took hold, and where the vertex lay from there. */
  #grip: { pointer: number; x: number; y: number; dx: number; dy: number; moved: boolean } | null = null;
  #next: Position | null = null;
  #frame = 0;

  constructor(
    private readonly map: GlMap,
    private readonly workspace: Workspace,
  ) {
    const canvas = map.getCanvas();
    this.#handle.className = 'handle';
    this.#handle.type = 'button';
    this.#handle.hidden = true;
    this.#handle.addEventListener('keydown', (event) => this.#key(event));
    this.#handle.addEventListener('keyup', (event) => event.key in arrows && this.workspace.editing.letGo());
    this.#handle.addEventListener('blur', () => !this.#grip && this.workspace.editing.letGo());
    map.getContainer().append(this.#handle);
    map.on('move', () => this.#place());
    canvas.addEventListener('pointerdown', (event) => this.#down(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', (event) => this.#up(event));
    canvas.addEventListener('pointercancel', () => this.#end(false));
    addEventListener('keydown', this.#globalKey);
  }

  remove() {
    cancelAnimationFrame(this.#frame);
    removeEventListener('keydown', this.#globalKey);
  }

  update(shape: Shape | null, edit: Snapshot['edit'], language: Snapshot['language']) {
    this.#on = edit !== null && shape !== null;
    if (shape !== this.#shape) this.#vertices = shape ? verticesOf(shape) : [];
    this.#shape = shape;
    this.#edit = edit;
    this.#handle.hidden = !this.#on;
    if (!this.#on || !edit) return;
    const at = this.#vertices[edit.vertex];
    const w = words(language).page.edit;
    const where = at ? ` · ${longitude(at[0])} ${latitude(at[1])}` : '';
    this.#handle.setAttribute('aria-label', `${w.vertex(String(edit.vertex + 1), String(this.#vertices.length))}${where}`);
    this.#handle.setAttribute('aria-description', w.hint);
    this.#place();
  }

  /** Takes up the next or the previous vertex, brought into sight. */
  step(by: number) {
    const count = this.#vertices.length;
    if (!this.#edit || count === 0) return;
    const to = (this.#edit.vertex + by + count) % count;
    this.workspace.editing.hold(to, false);
    const [lng, lat] = this.#vertices[to]!;
    if (!this.map.getBounds().contains([lng, lat])) this.map.panTo([lng, lat]);
    this.#handle.focus({ preventScroll: true });
  }

  /** Whether the gesture that ends in a click was one of this tool. */
  get busy(): boolean {
    return this.#on;
  }

  #place() {
    const at = this.#on && this.#edit ? this.#vertices[this.#edit.vertex] : undefined;
    if (!at) return;
    const { x, y } = this.map.project([at[0], at[1]]);
    this.#handle.style.transform = `translate(${x}px, ${y}px)`;
  }

  #nearest(event: PointerEvent): { vertex: number; x: number; y: number } | null {
    let best: { vertex: number; x: number; y: number } | null = null;
    let least = reach(event.pointerType);
    for (const [vertex, [lng, lat]] of this.#vertices.entries()) {
      const { x, y } = this.map.project([lng, lat]);
      const distance = Math.hypot(x - event.offsetX, y - event.offsetY);
      if (distance < least) [best, least] = [{ vertex, x, y }, distance];
    }
    return best;
  }

  #down(event: PointerEvent) {
    if (!this.#on || !event.isPrimary || event.button !== 0) return;
    const found = this.#nearest(event);
    if (!found) return;
    // The map's own handlers come after this event; the vertex is moved, not the map.
    this.map.dragPan.disable();
    this.map.getCanvas().setPointerCapture(event.pointerId);
    const { offsetX: x, offsetY: y } = event;
    this.#grip = { pointer: event.pointerId, x, y, dx: found.x - x, dy: found.y - y, moved: false };
    this.workspace.editing.hold(found.vertex);
  }

  #move(event: PointerEvent) {
    const grip = this.#grip;
    if (!grip) {
      if (this.#on && event.pointerType === 'mouse') this.map.getCanvas().style.cursor = this.#nearest(event) ? 'move' : '';
      return;
    }
    if (event.pointerId !== grip.pointer) return;
    grip.moved ||= Math.hypot(event.offsetX - grip.x, event.offsetY - grip.y) >= leastMove;
    if (!grip.moved) return;
    const { lng, lat } = this.map.unproject([event.offsetX + grip.dx, event.offsetY + grip.dy]);
    this.#next = [lng, lat];
    // One place a frame, the newest.
    this.#frame ||= requestAnimationFrame(() => this.#take());
  }

  #take() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#next) this.workspace.editing.moveTo(this.#next);
    this.#next = null;
  }

  #up(event: PointerEvent) {
    if (event.pointerId === this.#grip?.pointer) this.#end(true);
  }

  #end(keep: boolean) {
    if (!this.#grip) return;
    this.#grip = null;
    this.map.dragPan.enable();
    if (keep) {
      this.#take();
      this.workspace.editing.letGo();
      this.#handle.focus({ preventScroll: true });
    } else {
      this.#next = null;
      this.workspace.editing.takeBack();
    }
  }

  #key(event: KeyboardEvent) {
    const arrow = arrows[event.key];
    const at = this.#edit && this.#vertices[this.#edit.vertex];
    if (arrow && at) {
      event.preventDefault();
      event.stopPropagation();
      if (!this.#edit?.held) this.workspace.editing.hold(this.#edit!.vertex);
      const { x, y } = this.map.project([at[0], at[1]]);
      const by = event.shiftKey ? 10 : 1;
      const { lng, lat } = this.map.unproject([x + by * arrow[0], y + by * arrow[1]]);
      return this.workspace.editing.moveTo([lng, lat]);
    }
    if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault();
      this.step(event.key === 'PageDown' ? 1 : -1);
    }
  }

  /** Escape puts back what is held, else ends; Ctrl-Z undoes, wherever the focus is but in a field of its own. */
  readonly #globalKey = (event: KeyboardEvent) => {
    const { edit, moves } = this.workspace.snapshot;
    if (event.key === 'Escape' && edit) {
      if (this.#grip) this.#end(false);
      else if (edit.held) this.workspace.editing.takeBack();
      else this.workspace.editing.stop();
    } else if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && moves > 0) {
      const field = event.composedPath()[0];
      if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) return;
      event.preventDefault();
      this.workspace.editing.undo();
    }
  };
}
