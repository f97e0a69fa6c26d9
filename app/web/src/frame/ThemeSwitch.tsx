import { useState } from 'react';

const KEPT = 'acequia.theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const SIGNS: Record<Theme, string> = { system: '◐', light: '☀', dark: '☾' };

/** Applies the theme of the last visit; called before the first paint. */
export function applyTheme(theme: Theme = kept()): void {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
}

/** Goes round: as the system has it, light, dark. */
export function ThemeSwitch() {
    const [theme, setTheme] = useState(kept);
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
    const press = () => {
        localStorage.setItem(KEPT, next);
        applyTheme(next);
        setTheme(next);
    };
    return (
        <button
            type="button"
            className="quiet"
            onClick={press}
            aria-label={`Theme: ${theme}. Change to ${next}`}
        >
            {SIGNS[theme]}
        </button>
    );
}

function kept(): Theme {
    return THEMES.find((theme) => theme === localStorage.getItem(KEPT)) ?? 'system';
}
