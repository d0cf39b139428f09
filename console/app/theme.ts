import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Shades are chosen so that every text has a contrast of 4.5 to 1 at least, in light and in dark. */
export const theme = createTheme({
  primaryColor: 'cyan',
  primaryShade: 9,
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Lighter, as Mantine has it, white on it would be too faint. */
const FILLED_HOVER = { '--mantine-color-cyan-filled-hover': '#095c6b' };

export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...FILLED_HOVER,
    '--mantine-color-body': '#f7f8f9',
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': colors.red[9],
    '--mantine-color-anchor': colors.cyan[9],
    '--surface': '#ffffff',
    '--line': colors.gray[3],
    '--added': '#0b6b2f',
    '--removed': '#a61e1e',
  },
  dark: {
    ...FILLED_HOVER,
    '--mantine-color-dimmed': '#b1b7bd',
    '--mantine-color-placeholder': '#a3a9af',
    '--mantine-color-error': colors.red[4],
    '--mantine-color-anchor': colors.cyan[4],
    '--surface': '#2a2b2e',
    '--line': '#3d4045',
    '--added': colors.green[4],
    '--removed': colors.red[4],
  },
});
