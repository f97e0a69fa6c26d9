/** Facts about a pool as badges that can be opened. */
import type { PoolAccount } from '@acequia/client';
import { useId, useState } from 'react';
import { Address } from '../ui/address';
import type { Fact, Tone } from './facts';
import { useFacts } from './queries';
import styles from './risks.module.css';

const SIGNS: Record<Tone, string> = { good: '✓', note: 'ℹ', warning: '⚠' }; // no words
/** Read out before the title, since a screen reader sees no colour. */
const SPOKEN: Record<Tone, string> = { good: 'Good', note: 'Note', warning: 'Risk' };

/** What should be seen before one steps in. With `all`, what speaks for the pool as well. */
export function RiskBadges({ pool, all = false }: { pool: PoolAccount; all?: boolean }) {
    const facts = useFacts(pool);
    return <Facts facts={all ? facts : facts.filter(({ tone }) => tone === 'warning')} />;
}

/** A list of badges; the opened one says what it means below them. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
    const [opened, setOpened] = useState<string>();
    const panel = useId();
    const fact = facts.find(({ id }) => id === opened);
    if (facts.length === 0) return null;
    return (
        <div className={styles.facts}>
            <ul aria-label="Risks and powers">
                {facts.map(({ id, tone, title }) => (
                    <li key={id}>
                        <button
                            type="button"
                            className={`badge ${tone}`}
                            aria-expanded={id === opened}
                            aria-controls={panel}
                            onClick={() => setOpened(id === opened ? undefined : id)}
                        >
                            <span aria-hidden="true">{SIGNS[tone]}</span>
                            <span className="unseen">{SPOKEN[tone]}: </span>
                            {title}
                        </button>
                    </li>
                ))}
            </ul>
            <div id={panel} aria-live="polite">
                {fact && <Words fact={fact} />}
            </div>
        </div>
    );
}

function Words({ fact: { words, who } }: { fact: Fact }) {
    return (
        <p className={styles.words}>
            {words} {who && <Address of={who} />}
        </p>
    );
}
