/** What is counted while the rows of a file are read, and the sentence of it. */
const SENTENCES = {
  blankRow: 'Rows without content were skipped',
  shortRow: 'Cells that are missing at the end of rows were read as empty',
  surplusCells: 'Empty cells behind the last column were ignored',
  formula: 'Cells that are written ="..." were read as the text between the quotation marks',
  trimmed: 'White space around cells was left out, other than in codes and metadata',
  dayOnly: 'Dates without a time were read as midnight UTC',
  listBlanks:
    'Cells of metadata have white space beside commas, which is left out where the schema defines a list',
  leftOut: 'Cells were left out that do not go with the type of the voucher',
} as const;

/** A kind of thing that is counted. */
export type Noticed = keyof typeof SENTENCES;

/** Longest part of a title that a sentence repeats. */
const MAX_TITLE = 60;

/** A title of the file as sentences repeat it. */
export function quoted(title: string): string {
  return `'${title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE)}…`.toWellFormed() : title}'`;
}

/** Most different names that a sentence lists. */
const MAX_NAMES = 10;

/**
 * What a reading of a file left out or understood in another way than it is written: a sentence for each kind, with
 * how often and in what, so that a file of any size has few.
 */
export class CsvNotes {
  private readonly facts: string[] = [];
  private readonly counts = new Map<Noticed, number>();
  private readonly names = new Map<Noticed, Set<string>>();

  /** Adds a whole sentence. For what is noticed a bounded number of times. */
  say(sentence: string): void {
    this.facts.push(sentence);
  }

  /** Counts a thing; `name` is a column or the like that the sentence lists. */
  count(noticed: Noticed, name?: string): void {
    this.counts.set(noticed, this.countOf(noticed) + 1);
    if (name === undefined) return;
    const names = this.names.get(noticed) ?? new Set();
    if (names.size < MAX_NAMES) this.names.set(noticed, names.add(quoted(name)));
  }

  countOf(noticed: Noticed): number {
    return this.counts.get(noticed) ?? 0;
  }

  sentences(): string[] {
    const counted = [...this.counts].map(([noticed, count]) => {
      const names = [...(this.names.get(noticed) ?? [])].join(', ');
      return `${SENTENCES[noticed]}: ${count}${names === '' ? '' : `, in ${names}`}.`;
    });
    return [...this.facts, ...counted];
  }
}
