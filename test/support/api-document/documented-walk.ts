import { spawnSync } from 'node:child_process';

/** A block of commands in a document, and the answer that the document shows behind it. */
export interface DocumentedStep {
  readonly commands: string;
  /** As JSON; null where no answer is shown. */
  readonly answer: string | null;
}

/** The blocks of commands of a Markdown document, in their order. */
export function stepsOf(markdown: string): DocumentedStep[] {
  const blocks = [...markdown.matchAll(/^```(sh|json)\n(.*?)^```$/gms)];
  return blocks.flatMap(([, language, commands = ''], index) => {
    const next = blocks[index + 1];
    const answer = next?.[1] === 'json' ? (next[2] ?? null) : null;
    return language === 'sh' ? [{ commands, answer }] : [];
  });
}

/** Runs the steps in one shell and returns what each wrote. `address` stands for the one of the documents. */
export function runSteps(
  steps: readonly DocumentedStep[],
  directory: string,
  address: string,
): string[] {
  const marker = '=== next step ===';
  const script = steps
    .map(({ commands }) => commands.replaceAll('localhost:3000', address))
    .join(`\necho '${marker}'\n`);
  const { stdout, stderr, status } = spawnSync('bash', ['-e', '-c', script], {
    cwd: directory,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The commands ended with ${status}:\n${stdout}${stderr}`);
  return stdout.split(`${marker}\n`);
}

/** Numbers and moments that depend on how fast the machine is, some of which may be unknown. */
const BY_CHANCE = /^(?:processing_time|oldest_wait|rows_per_second|estimated_end_at)$/;

/** The value with placeholders for what differs in each run: ids, times and links. */
export function withoutChance(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutChance);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        BY_CHANCE.test(name) ? '<by chance>' : withoutChance(member),
      ]),
    );
  }
  if (typeof value !== 'string') return value;
  return value
    .replace(/https?:\/\/\S+/g, '<link>')
    .replace(/\bexp_[A-Za-z0-9]{24}\b/g, 'exp_<id>')
    .replace(/\b(aa|log|v|whs|evaa)([_-])[0-9a-f]{18}\b/g, '$1$2<id>')
    .replace(/\bvh_[0-9a-f]{16}\b/g, 'vh_<id>')
    .replace(/\b(wh|proj)_[A-Za-z0-9]+\b/g, '$1_<id>')
    .replace(/\bwhsec_\S+/g, '<secret>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>');
}
