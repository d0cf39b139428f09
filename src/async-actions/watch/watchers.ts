/** Who is interested in what, by its id. */
export class Watchers<Watcher> {
  private readonly byId = new Map<string, Set<Watcher>>();

  /** Of the things that somebody is interested in. */
  get size(): number {
    return this.byId.size;
  }

  keys(): string[] {
    return [...this.byId.keys()];
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  of(id: string): Watcher[] {
    return [...(this.byId.get(id) ?? [])];
  }

  /** Adds one. The returned function takes it out again, if it is still there. */
  add(id: string, watcher: Watcher): () => void {
    const watchers = this.byId.get(id) ?? new Set();
    this.byId.set(id, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.byId.get(id) === watchers) this.byId.delete(id);
    };
  }

  /** Takes out all who are interested in this. */
  remove(id: string): void {
    this.byId.delete(id);
  }
}
