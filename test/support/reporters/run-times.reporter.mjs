import { relative } from 'node:path';

const SLOWEST = 10;

/** Prints the seconds that each project's files took, and the slowest files of the run. */
export default class RunTimesReporter {
  /**
   * @param {unknown} _contexts
   * @param {{ testResults: { testFilePath: string, displayName?: { name: string },
   *   perfStats: { runtime: number } }[] }} results
   */
  onRunComplete(_contexts, { testResults }) {
    const files = testResults
      .map(({ testFilePath, displayName, perfStats }) => ({
        name: `${displayName?.name ?? ''} ${relative(process.cwd(), testFilePath)}`,
        project: displayName?.name ?? '',
        ms: perfStats.runtime,
      }))
      .sort((a, b) => b.ms - a.ms);
    const projects = new Map();
    for (const { project, ms } of files) projects.set(project, (projects.get(project) ?? 0) + ms);
    const lines = [
      'Seconds of each project, its files one after the other:',
      ...[...projects].map(([name, ms]) => line(name, ms)),
      `The ${SLOWEST} slowest files:`,
      ...files.slice(0, SLOWEST).map(({ name, ms }) => line(name, ms)),
    ];
    process.stdout.write(`\n${lines.join('\n')}\n`);
  }
}

/**
 * @param {string} name
 * @param {number} ms
 */
function line(name, ms) {
  return `${(ms / 1_000).toFixed(1).padStart(8)} s  ${name}`;
}
