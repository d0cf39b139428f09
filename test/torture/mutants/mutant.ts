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
