import type { Words } from './words.js';

/** A completion script for fish. */
export function fishScript(all: readonly Words[]): string {
  const lines = all.map(({ path, words }) => {
    const condition = `__vouchsafe_path_is "${path}"`;
    return `complete -c vouchsafe -n '${condition}' -a '${words.join(' ')}'`;
  });
  const paths = all.map(({ path }) => `'${path}'`).join(' ');
  return `# Completes vouchsafe in fish.
set -g __vouchsafe_paths ${paths}
function __vouchsafe_path_is
  set -l path ''
  for word in (commandline -opc)[2..]
    set -l longer (string trim "$path $word")
    contains -- "$longer" $__vouchsafe_paths; and set path $longer
  end
  test "$path" = "$argv[1]"
end
${lines.join('\n')}
`;
}
