import { setImmediate } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type { Bytes } from '../../http/byte-ranges.js';
import { streamToReader } from './report-downloads.js';
import { Measure, type Mark, type ReportFacts } from './report-facts.js';
import type { ReportText } from './report-text.js';

/** Pieces that are measured in one go. */
const PIECES_PER_TURN = 16;

/** A file that is about to be sent. It holds memory until {@link close}, or until its stream is closed. */
export class OpenReport {
  private known: ReportFacts | null;
  private isGathered = false;

  /**
   * @param known its facts, where it was read before
   * @param remember is called with the facts when they become known
   * @param end gives back what it holds
   */
  constructor(
    private readonly text: ReportText,
    known: ReportFacts | null,
    private readonly remember: (facts: ReportFacts) => void,
    private readonly end: () => void,
  ) {
    this.known = known;
  }

  /** Null while the length and the digest of a large file are not known. */
  get facts(): ReportFacts | null {
    return this.known;
  }

  /**
   * Reads as much as there is memory for; a file that fits is measured too.
   * @param isMeasured reads any file to its end once, so that its facts are known
   * @throws DomainError overloaded
   */
  async prepare(isMeasured: boolean): Promise<void> {
    if (this.known !== null) return;
    await this.text.begin();
    this.isGathered = this.text.isGathered;
    if (this.isGathered || isMeasured) await this.measure();
  }

  /** The file, or a part of it, which needs {@link facts}. */
  async stream(part: Bytes | null): Promise<Readable> {
    const mark = markBefore(part?.first ?? 0, this.known);
    if (!this.isGathered) await this.text.begin(mark);
    const offset = this.isGathered ? 0 : mark.offset;
    const pieces =
      part === null
        ? this.noted(this.text.pieces())
        : cut(this.text.pieces(), part.first - offset, part.last - part.first + 1);
    return streamToReader(pieces).once('close', this.end);
  }

  close(): void {
    this.end();
  }

  private async measure(): Promise<void> {
    const measure = new Measure();
    let count = 0;
    for await (const piece of this.text.pieces()) {
      measure.add(piece);
      count += 1;
      if (count % PIECES_PER_TURN === 0) await setImmediate();
    }
    this.note(measure);
  }

  /** A large file becomes known as it is sent. */
  private async *noted(pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    const measure = this.known === null ? new Measure() : null;
    for await (const piece of pieces) {
      measure?.add(piece);
      yield piece;
    }
    if (measure !== null) this.note(measure);
  }

  private note(measure: Measure): void {
    this.known = measure.facts(this.text.marks);
    this.remember(this.known);
  }
}

/** The last place from which a byte can be reached by reading on. */
function markBefore(offset: number, facts: ReportFacts | null): Mark {
  const before = facts?.marks.filter((mark) => mark.offset <= offset) ?? [];
  return before.at(-1) ?? { row: 1, offset: 0 };
}

/** So many bytes behind those that are skipped. */
async function* cut(
  pieces: AsyncGenerator<Buffer>,
  skipped: number,
  length: number,
): AsyncGenerator<Buffer> {
  let [toSkip, left] = [skipped, length];
  for await (const piece of pieces) {
    const start = Math.min(toSkip, piece.length);
    toSkip -= start;
    const wanted = piece.subarray(start, start + left);
    left -= wanted.length;
    if (wanted.length > 0) yield wanted;
    if (left === 0) return;
  }
}
