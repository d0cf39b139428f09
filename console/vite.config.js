import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig } from 'vite';

/** Beside the module of the service that serves it, which `nest build` writes. */
const OUT = join(import.meta.dirname, '../dist/console/page');

/** What is smaller than a packet gains nothing. */
const MIN_BYTES = 1_024;

/**
 * Writes each asset in the two encodings that browsers take, so that the service compresses nothing itself.
 *
 * @returns {import('vite').Plugin}
 */
function compressAssets() {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return {
    name: 'compress-assets',
    apply: 'build',
    async closeBundle() {
      const folder = join(OUT, 'assets');
      for (const name of await readdir(folder)) {
        const file = join(folder, name);
        const bytes = await readFile(file);
        if (bytes.length < MIN_BYTES) continue;
        await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
        await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  // Relative to the `base` of the page, which the service writes into each answer.
  base: './',
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [compressAssets()],
  worker: { format: 'es' },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    // A file of its own can be cached; in a script it would need a policy that lets everything in.
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onwarn(warning, warn) {
        // Mantine marks its files for servers that render React; here there is none.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
