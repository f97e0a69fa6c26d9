/** Every page and dialog of the app. A new one joins here, and a test looks at it: `app/web/test/places.test.ts`
 *  holds this list against the app's routes and dialogs, and against what tests look at. */

/** Pages by their routes, in the order in which the app tries them; any other address is the last. */
export const PAGES = [
    '/',
    '/pool/:pool/:part?',
    '/positions',
    '/vaults',
    '/positions/:owner',
    '/gauges',
    '/team',
    '/team/new',
    '/team/gauge/:gauge',
    '/team/:pool',
    '/settings',
    'no such page',
] as const;

/** Dialogs, by what shows them, and what stands in the place of every page while no chain is known. */
export const DIALOGS = ['transact/ReviewDialog', 'wallet/WalletButton', 'says/LinkLook'] as const;
export const WITHOUT_CHAIN = 'no chain';

export type Place = (typeof PAGES)[number] | (typeof DIALOGS)[number] | typeof WITHOUT_CHAIN;

/** The page that an address shows: "#/pool/9xQe…" is '/pool/:pool/:part?'. */
export function pageAt(hash: string): Place {
    const path = hash.replace(/^#/, '').replace(/\?.*$/, '') || '/';
    const found = PAGES.find((route) => patternOf(route).test(path));
    return found ?? 'no such page';
}

function patternOf(route: string): RegExp {
    const parts = route.replace(/\/:\w+\?/g, '(/[^/]+)?').replace(/:\w+/g, '[^/]+');
    return new RegExp(`^${parts}$`);
}
