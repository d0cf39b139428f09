const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** What a style sheet that the page makes has to carry. Without it the policy of the page leaves it out. */
export const styleNonce = (): string => nonce;

// The dialogs' package that keeps the page from scrolling behind them looks here.
Object.assign(globalThis, { __webpack_nonce__: nonce });
