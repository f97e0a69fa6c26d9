/** Panels of which one shows at a time. Arrow keys go from tab to tab. */
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './tabs.module.css';

/** A tab and what it shows. */
export interface Tab {
    readonly name: string;
    readonly panel: () => ReactNode;
}

const STEPS: Partial<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** A list of tabs with the panel of the chosen one; the first one at the start. Which it is may be kept
 *  elsewhere. */
export function Tabs({
    label,
    tabs,
    ...kept
}: {
    label: string;
    tabs: readonly Tab[];
    chosen?: string;
    choose?: (name: string) => void;
}) {
    const id = useId();
    const [own, chooseOwn] = useState(tabs[0]?.name);
    const [name, choose] = [kept.chosen ?? own, kept.choose ?? chooseOwn];
    const chosen = tabs.find((tab) => tab.name === name) ?? tabs[0];
    if (!chosen) return null;
    const idOf = (tab: Tab) => `${id}-${tab.name.replaceAll(' ', '-')}`;
    const press = (event: KeyboardEvent) => {
        const step = STEPS[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length]!;
        choose(next.name);
        document.getElementById(idOf(next))?.focus();
    };
    return (
        <>
            <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={press}>
                {tabs.map((tab) => (
                    <button
                        key={tab.name}
                        id={idOf(tab)}
                        type="button"
                        role="tab"
                        aria-selected={tab === chosen}
                        aria-controls={`${id}-panel`}
                        tabIndex={tab === chosen ? 0 : -1}
                        onClick={() => choose(tab.name)}
                    >
                        {tab.name}
                    </button>
                ))}
            </div>
            <div
                key={chosen.name}
                id={`${id}-panel`}
                role="tabpanel"
                aria-labelledby={idOf(chosen)}
                className={styles.panel}
            >
                {chosen.panel()}
            </div>
        </>
    );
}
