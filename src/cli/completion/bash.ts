import type { Words } from './words.js';

/** A completion script for bash. */
export function bashScript(all: readonly Words[]): string {
  const words = all.map((one) => `    '${one.path}') words='${one.words.join(' ')}' ;;`);
  const values = all.flatMap((one) =>
    Object.entries(one.values).map(
      ([option, choices]) => `    '${one.path} ${option}') values='${choices.join(' ')}' ;;`,
    ),
  );
  return `# Completes vouchsafe in bash.
_vouchsafe_words() {
  case "$1" in
${words.join('\n')}
    *) return 1 ;;
  esac
}
_vouchsafe_values() {
  case "$1" in
${values.join('\n')}
    *) return 1 ;;
  esac
}
_vouchsafe() {
  local path='' words='' values='' at word current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="\${COMP_WORDS[at]}"
    _vouchsafe_words "\${path:+$path }$word" && path="\${path:+$path }$word"
  done
  if _vouchsafe_values "$path \${COMP_WORDS[COMP_CWORD - 1]}"; then
    COMPREPLY=($(compgen -W "$values" -- "$current"))
  else
    _vouchsafe_words "$path"
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -o default -F _vouchsafe vouchsafe
`;
}
