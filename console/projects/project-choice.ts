import { searchText } from '../ui/search-text.js';

/** The project that a page of operators is about, as the address has it. */
export interface ProjectChoice {
  readonly project?: string;
}

/** Reads the choice from an address. */
export function readProjectChoice({ project }: Readonly<Record<string, unknown>>): ProjectChoice {
  return { project: searchText(project) };
}
