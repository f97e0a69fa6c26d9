import { useState } from 'react';
import { keepTheme, keptTheme, THEMES, type Theme } from '../ui/theme';

const SIGNS: Record<Theme, string> = { system: '◐', light: '☀', dark: '☾' };

/** Goes round: as the system has it, light, dark. */
export function ThemeSwitch() {
    const [theme, setTheme] = useState(keptTheme);
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
    const press = () => {
        keepTheme(next);
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
