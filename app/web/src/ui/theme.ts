/** The colours in use, for what draws by itself. */
import { useSyncExternalStore } from 'react';

const DARK = '(prefers-color-scheme: dark)';

function subscribe(changed: () => void): () => void {
    const system = matchMedia(DARK);
    const chosen = new MutationObserver(changed);
    system.addEventListener('change', changed);
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
        system.removeEventListener('change', changed);
        chosen.disconnect();
    };
}

const current = (): string =>
    document.documentElement.dataset['theme'] ?? (matchMedia(DARK).matches ? 'dark' : 'light');

/** "light" or "dark": changes when a person or the system does. */
export function useTheme(): string {
    return useSyncExternalStore(subscribe, current);
}

/** The value of a custom property, as in `colour('--plot-1')`. */
export const colour = (property: string): string =>
    getComputedStyle(document.documentElement).getPropertyValue(property).trim();
