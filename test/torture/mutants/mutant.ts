/** How a mutant is caught: by a suite of the project, or by a short torture. */
export type Catcher =
  | {
      readonly by: 'suite';
      readonly project: string;
      readonly files: string;
      readonly test?: string;
    }
  | { readonly by: 'torture'; readonly setup: 'sqlite' | 'postgres'; readonly nemeses?: string };

/** A realistic bug: texts of one source file and what they become. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly changes: readonly (readonly [from: string, to: string])[];
  readonly caughtBy: Catcher;
}

/**
 * The text of the file with the bug in it.
 * @throws Error when a text is not there exactly once: the code has changed and the mutant must follow
 */
export function mutated({ name, file, changes }: Mutant, original: string): string {
  return changes.reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length === 2) return parts.join(to);
    throw new Error(`'${name}': ${parts.length - 1} places in ${file} read:\n${from}`);
  }, original);
}

export const suite = (project: string, files: string, test?: string): Catcher => ({
  by: 'suite',
  project,
  files,
  test,
});

export const torturedOn = (setup: 'sqlite' | 'postgres', nemeses?: string): Catcher => ({
  by: 'torture',
  setup,
  nemeses,
});
