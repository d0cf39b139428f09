import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { WorkerPool } from '../../../src/workers/worker-pool.js';
import type { TaskOptions, WorkerTask } from '../../../src/workers/worker-task.js';

const ROOT = join(import.meta.dirname, '../../..');

/** The worker threads of the service. A thread cannot load TypeScript, so it is given the built tasks. */
export class BuiltWorkers extends WorkerPool {
  override run<Input, Output>(
    { file, lane }: WorkerTask<Input, Output>,
    input: Input,
    options: TaskOptions,
  ): Promise<Output> {
    return super.run({ file: builtFileOf(file), lane }, input, options);
  }
}

function builtFileOf(source: string): string {
  if (source.endsWith('.mjs')) return source;
  const inSource = relative(join(ROOT, 'src'), source);
  const built = join(ROOT, 'dist', inSource.replace(/\.ts$/, '.js'));
  if (existsSync(built)) return built;
  throw new Error(`There is no ${built}: run \`npm run build\` first`);
}
