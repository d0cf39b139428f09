/** The environment of this process. The only place that touches it; everything else gets settings. */
export const processEnvironment: Readonly<Record<string, string | undefined>> = process.env;
