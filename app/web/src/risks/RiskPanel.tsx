/** Everything about a pool that one should know before stepping in, open to read. */
import { findPositions, type PoolAccount } from '@acequia/client';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../chain/connection';
import { Address } from '../ui/address';
import { percent } from '../ui/format';
import type { Fact, Tone } from './facts';
import { useFacts } from './queries';
import styles from './risks.module.css';

const HEADS: Record<Tone, string> = {
    warning: 'Weigh this',
    note: 'Know this',
    good: 'Rely on this',
};

/** The facts under three heads, and who holds how much. */
export function RiskPanel({ pool }: { pool: PoolAccount }) {
    const facts = useFacts(pool);
    const share = useLargestShare(pool);
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
function useLargestShare(pool: PoolAccount): number | undefined {
    const { rpc, cluster } = useConnection();
    const { data } = useQuery({
        queryKey: ['largest', cluster.rpc, pool.address],
        queryFn: () => findPositions(rpc, { pool: pool.address }),
        staleTime: 30_000,
    });
    const { weight } = pool.data.totals;
    if (!data || weight === 0n) return undefined;
    const weights = data.map((position) => Number(position.data.stake.weight));
    return Math.max(0, ...weights) / Number(weight);
}

/** Large stakers earn and vote by their share, and take it along when they leave. */
function concentration(share: number): Fact {
    const words = `The largest position has ${percent(share)} of the weight, and so of rewards and votes. When it leaves, everyone else’s yield rises; when another like it comes, it falls.`;
    const tone: Tone = share > 0.5 ? 'warning' : 'note';
    return { id: 'concentration', tone, title: 'Largest position', words };
}
