import { bashScript } from './bash.js';
import type { Words } from './words.js';

/** A completion script for zsh, which runs the one of bash. */
export function zshScript(all: readonly Words[]): string {
  return `#compdef vouchsafe
autoload -U +X bashcompinit && bashcompinit
${bashScript(all)}`;
}
