/** Everything about a pool that one should know before stepping in, open to read. */
import { operatorRights, type PoolAccount, type PositionAccount } from '@acequia/client';
import { Address } from '../ui/address';
import { percent } from '../ui/format';
import type { Fact, Tone } from './facts';
import { useFacts, usePositionsIn } from './queries';
import styles from './risks.module.css';

const HEADS: Record<Tone, string> = {
    warning: 'Weigh this',
    note: 'Know this',
    good: 'Rely on this',
};

/** The facts under three heads, and who holds how much. */
export function RiskPanel({ pool }: { pool: PoolAccount }) {
    const positions = usePositionsIn(pool);
    const operated = positions?.filter((one) => operatorRights(one).length > 0).length;
    const facts = useFacts(pool, operated);
    const share = largestShare(pool, positions);
    const all = share === undefined ? facts : [...facts, concentration(share)];
    return (
        <section className="card" aria-labelledby="risks">
            <h2 id="risks">Risks and powers</h2>
            {(Object.keys(HEADS) as Tone[]).map((tone) => (
                <Part key={tone} tone={tone} facts={all.filter((fact) => fact.tone === tone)} />
            ))}
            <p className="small">Read from the chain, for this pool, as it stands now.</p>
        </section>
    );
}

function Part({ tone, facts }: { tone: Tone; facts: readonly Fact[] }) {
    if (facts.length === 0) return null;
    return (
        <>
            <h3 className={styles[tone]}>{HEADS[tone]}</h3>
            <dl className={styles.list}>
                {facts.map(({ id, title, words, who }) => (
                    <div key={id}>
                        <dt>{title}</dt>
                        <dd>
                            {words} {who && <Address of={who} />}
                        </dd>
                    </div>
                ))}
            </dl>
        </>
    );
}

/** What part of the weight the largest position has; `undefined` until it is read, or where
 *  nobody is staked. */
function largestShare(
    pool: PoolAccount,
    positions: readonly PositionAccount[] | undefined,
): number | undefined {
    const { weight } = pool.data.totals;
    if (!positions || weight === 0n) return undefined;
    const weights = positions.map((position) => Number(position.data.stake.weight));
    return Math.max(0, ...weights) / Number(weight);
}

/** Large stakers earn and vote by their share, and take it along when they leave. */
function concentration(share: number): Fact {
    const words = `The largest position has ${percent(share)} of the weight, and so of rewards and votes. When it leaves, everyone else’s yield rises; when another like it comes, it falls.`;
    const tone: Tone = share > 0.5 ? 'warning' : 'note';
    return { id: 'concentration', tone, title: 'Largest position', words };
}
