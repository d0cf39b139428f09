import { readFile, rm } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { build } from 'esbuild';

/**
 * Puts the service that `nest build` made, and its packages, into few files: finding, reading and compiling three
 * thousand was most of a start. The worker threads run their tasks from the build itself.
 */

const OUT = 'dist/bundle';

/** They look for files beside their own, or belong to a setting that most services do not have. */
const LEFT_WHERE_THEY_ARE = [
  'sqlite3',
  'piscina',
  'bwip-js',
  'pino',
  'pino-pretty',
  'swagger-ui-dist',
  'bull',
  'ioredis',
  'pg',
  '@bull-board/api',
  '@bull-board/fastify',
];

/** Nest and its packages ask for them and do without. */
const NOT_INSTALLED = [
  '@nestjs/microservices',
  '@nestjs/websockets',
  '@nestjs/platform-express',
  '@fastify/multipart',
  '@fastify/view',
  '@grpc/*',
  'class-transformer/storage',
];

/** What CommonJS packages need in an ES module, and what the plugin below puts for the place of a file. */
const IN_EACH_FILE = [
  "import { createRequire as requireFrom } from 'node:module';",
  "import { fileURLToPath as pathOfUrl } from 'node:url';",
  'const require = requireFrom(import.meta.url);',
  'const placeOf = (file) => pathOfUrl(new URL(file, import.meta.url));',
].join('');

/**
 * Lets each file find what it looks for beside itself.
 *
 * @type {import('esbuild').Plugin}
 */
const asIfUnmoved = {
  name: 'as-if-unmoved',
  setup({ onLoad }) {
    onLoad({ filter: /\.m?js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const file = JSON.stringify(relative(OUT, path));
      const folder = JSON.stringify(relative(OUT, dirname(path)));
      const contents = text
        // A require of its own would load again what is in the bundle.
        .replace(/^const require = createRequire\(import\.meta\.url\);$/m, '')
        // An import() of CommonJS would bring its default export alone.
        .replaceAll(
          /\bimport\('(class-(?:transformer|validator))'\)/g,
          `Promise.resolve(require('$1'))`,
        )
        .replaceAll('import.meta.filename', `placeOf(${file})`)
        .replaceAll('import.meta.url', `new URL(${file}, import.meta.url).href`)
        .replaceAll(/\b__dirname\b/g, `placeOf(${folder})`);
      return { contents };
    });
  },
};

await rm(OUT, { recursive: true, force: true });
await build({
  entryPoints: ['dist/main.js'],
  outdir: OUT,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Nest finds providers, and the log its speakers, by the names of classes.
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  external: [...LEFT_WHERE_THEY_ARE, ...NOT_INSTALLED],
  plugins: [asIfUnmoved],
  banner: { js: IN_EACH_FILE },
  logLevel: 'warning',
});
