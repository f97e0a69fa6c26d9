/** The colours in use: those that a person chose, else the system's. */
import { useSyncExternalStore } from 'react';
import { keep, kept } from './kept';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'acequia.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** What was chosen at the last visit. */
export function keptTheme(): Theme {
    return THEMES.find((theme) => theme === kept(KEPT)) ?? 'system';
}

/** Chooses, for this visit and the next. */
export function keepTheme(theme: Theme): void {
    keep(KEPT, theme);
    apply();
}

/** Puts the theme on the page, and follows the system; called before the first paint. */
export function startTheme(): void {
    apply();
    dark.addEventListener('change', apply);
}

function apply(): void {
    const chosen = keptTheme();
    const theme = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen;
    document.documentElement.dataset['theme'] = theme;
}

function subscribe(changed: () => void): () => void {
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
}

/** "light" or "dark": changes when a person or the system does. */
export function useTheme(): string | undefined {
    return useSyncExternalStore(subscribe, () => document.documentElement.dataset['theme']);
}

/** The value of a custom property, as in `colour('--plot-1')`. */
export const colour = (property: string): string =>
    getComputedStyle(document.documentElement).getPropertyValue(property).trim();
