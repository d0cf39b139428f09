/** What a client chose for a bulk request, by the names of the options. Kept with the action and shown in it. */
export type BulkOptions = Readonly<Record<string, unknown>>;

/** The value that a text stands for, or what is wrong with it, such as `must be boolean`. */
export type OptionReading = { readonly value: unknown } | { readonly fault: string };

/** One thing that a client may choose, as a query parameter of the bulk routes. */
export interface BulkOption {
  /** Of the parameter, and of the member of the action that shows it. */
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** As it stands in a query. */
  readonly example: string;
  /** The choice that this one refines. A request without that is refused. */
  readonly requires?: { readonly name: string; readonly value: string };
  read(text: string): OptionReading;
}
