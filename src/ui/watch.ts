import type { Snapshot, Workspace } from '#app';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps one slice of the snapshot for an element and updates the element only when something in the slice has changed. */
export class Watch<T extends Record<string, unknown>> implements ReactiveController {
  #now: T | null = null;
  #stop: (() => void) | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly workspace: () => Workspace,
    private readonly slice: (snapshot: Snapshot) => T,
  ) {
    host.addController(this);
  }

  get now(): T {
    return (this.#now ??= this.slice(this.workspace().snapshot));
  }

  hostConnected() {
    this.#stop = this.workspace().subscribe(() => this.#look());
    this.#look();
  }

  hostDisconnected() {
    this.#stop?.();
  }

  #look() {
    const next = this.slice(this.workspace().snapshot);
    const before = this.#now;
    if (before && Object.keys(next).every((key) => Object.is(before[key], next[key]))) return;
    this.#now = next;
    this.host.requestUpdate();
  }
}
