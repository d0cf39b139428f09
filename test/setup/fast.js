import { build } from './build.js';
import { runFolder } from './run.js';

/** Before tests that need no server: the folder of the run, and the built tasks of the worker threads. */
export default function setUp() {
  runFolder();
  build();
}
