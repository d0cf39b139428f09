import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { baseOf } from './base-of.js';

/** What the build of the console writes where the nonce and the base address of an answer go. */
const NONCE_MARK = '__CSP_NONCE__';
const BASE_MARK = '__BASE__';
const NONCE_BYTES = 16;

/** The page as one answer has it. */
export interface RenderedPage {
  readonly html: string;
  readonly nonce: string;
}

/** The page that `npm run build` made of the folder `console`. */
@Injectable()
export class ConsolePage {
  /** The folder of the files that the page loads. */
  readonly assets = fileURLToPath(new URL('./page/assets/', import.meta.url));
  private readonly template = readTemplate();

  /** False where only the service was built, as `nest start` does. */
  get isBuilt(): boolean {
    return this.template !== null;
  }

  /**
   * The page for one answer, with a nonce of its own.
   * @param url path and query of the request
   * @throws DomainError not_found when the console was not built, or for an asset that there is not
   */
  render(url: string): RenderedPage {
    const base = baseOf(url);
    if (this.template === null) {
      throw new DomainError('not_found', { details: 'The console is not built: npm run build' });
    }
    if (base === null) throw new DomainError('not_found');
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    const html = this.template.replaceAll(NONCE_MARK, nonce).replaceAll(BASE_MARK, base);
    return { html, nonce };
  }
}

function readTemplate(): string | null {
  const file = new URL('./page/index.html', import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
