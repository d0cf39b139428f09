import { describe } from '@jest/globals';
import { findChromium } from '../../../scripts/chromium-binary.js';

/** `describe` for suites that need a real browser. In CI a missing one fails them. */
export const describeWithBrowser: (name: string, body: () => void) => void =
  findChromium() !== undefined || process.env.CI !== undefined ? describe : describe.skip;
