/** Behind the `#` of a sign-in link. */
const NAME = 'sign-in';

/**
 * Calls back with the code of each sign-in link that leads here: the one that loaded the page, and one that is opened on
 * it. The code leaves the address bar, and what the browser remembers, at once.
 */
export function onLinkCode(callback: (code: string) => void): void {
  const take = () => {
    const code = new URLSearchParams(window.location.hash.slice(1)).get(NAME);
    if (code === null) return;
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
    callback(code);
  };
  take();
  window.addEventListener('hashchange', take);
}
