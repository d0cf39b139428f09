/** How long it is remembered where a stream was left: as long as what it fed stays in the cache of the page. */
export const REMEMBERED_MS = 5 * 60_000;

interface Place {
  lastEventId: string;
  leftAt: number;
}

/** Remembers for a while behind which event each stream was left. */
export class PlacesInStreams {
  private readonly places = new Map<string, Place>();

  constructor(private readonly now: () => number = Date.now) {}

  /** The place to go on from; a new one when the stream was left long ago. */
  enter(name: string): Place {
    const known = this.places.get(name);
    if (known !== undefined && this.now() - known.leftAt < REMEMBERED_MS) return known;
    const place = { lastEventId: '', leftAt: this.now() };
    this.places.set(name, place);
    return place;
  }

  leave(name: string): void {
    const place = this.places.get(name);
    if (place !== undefined) place.leftAt = this.now();
  }

  /** Begins anew, as for another project. */
  forget(): void {
    this.places.clear();
  }
}

/** Those of this page. */
export const places = new PlacesInStreams();
