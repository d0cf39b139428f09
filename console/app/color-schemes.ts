import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

/** Light, dark or as the system: kept while the page is open, and nowhere in the browser. */
let chosen: MantineColorScheme | null = null;

export const colorSchemes: MantineColorSchemeManager = {
  get: (fallback) => chosen ?? fallback,
  set: (scheme) => {
    chosen = scheme;
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => {
    chosen = null;
  },
};
