/** What this is, what it promises, and how much of it there is: the first thing that anybody sees. */
import { Link } from 'wouter';
import { Sum } from '../../prices/Money';
import { usePrices } from '../../prices/prices';
import { percent } from '../../ui/format';
import { LANGUAGE } from '../../ui/language';
import type { Totals } from './totals';
import styles from './hero.module.css';

const PROMISES = [
    [
        'You can always leave',
        'Nothing stands between you and what you staked but a lock or a vote that you signed yourself.',
    ],
    [
        'The farm takes no fee',
        'What it streams goes to those who stake. You pay the network alone.',
    ],
    ['Risks come first', 'Who can change what is read from the chain, and said before you sign.'],
] as const;

export function Hero({ totals }: { totals: Totals | undefined }) {
    return (
        <section className={styles.hero} aria-labelledby="what">
            <Channels />
            <h1 id="what">Stake a token, and earn several rewards by the second.</h1>
            <ul className={styles.promises}>
                {PROMISES.map(([promise, words]) => (
                    <li key={promise}>
                        <strong>{promise}.</strong> {words}
                    </li>
                ))}
            </ul>
            <Figures totals={totals} />
        </section>
    );
}

function Figures({ totals }: { totals: Totals | undefined }) {
    const { named } = usePrices();
    const figures = [
        ['Staked in all', totals?.staked === undefined ? undefined : <Sum of={totals.staked} />],
        ['Streamed a day', totals?.perDay === undefined ? undefined : <Sum of={totals.perDay} />],
        totals?.apr === undefined
            ? ['Pools that pay now', totals?.paying.toLocaleString(LANGUAGE)]
            : ['Yield on average', percent(totals.apr)],
        ['Positions', totals?.positions.toLocaleString(LANGUAGE)],
    ] as const;
    const shown = totals ? figures.filter(([, figure]) => figure !== undefined) : figures.slice(2);
    return (
        <>
            <dl className={styles.totals}>
                {shown.map(([name, figure]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>{figure ?? <span aria-hidden="true">–</span>}</dd>
                    </div>
                ))}
            </dl>
            {named !== undefined && totals && (
                <p className={styles.source}>
                    At prices {named}
                    {totals.isPartial && '; what has no price is left out'}.{' '}
                    <Link href="/settings">Prices</Link>
                </p>
            )}
        </>
    );
}

/** Water that is led over a field. */
function Channels() {
    const lines = Array.from({ length: 7 }, (_, nth) => {
        const y = 20 + nth * 34;
        // no words
        return `M-10 ${y}c120 0 150 ${26 - nth * 3} 300 ${26 - nth * 3}s180-${30 - nth * 2} 330-${30 - nth * 2}`;
    });
    return (
        <svg className={styles.channels} viewBox="0 0 600 240" aria-hidden="true" fill="none">
            {lines.map((line, nth) => (
                <path key={line} d={line} strokeWidth={nth % 2 === 0 ? 2 : 1} />
            ))}
        </svg>
    );
}
