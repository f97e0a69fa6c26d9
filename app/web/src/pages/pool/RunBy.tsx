/** Who runs a pool, and the terms that it was made with. */
import { isDelegated, isListed, rules, type PoolAccount } from '@acequia/client';
import { unwrapOption, type Address as Key } from '@solana/kit';
import { useConnection } from '../../chain/connection';
import { offersEarlyLeave } from '../../rewards/locks';
import { Address } from '../../ui/address';
import { Amount, When } from '../../ui/figures';
import { bps, times } from '../../ui/format';
import { Fact } from './Fact';

export function RunBy({ pool }: { pool: PoolAccount }) {
    const { authority, rewardManager, delegate, hook, creator, createdAt } = pool.data;
    const { farms } = useConnection().cluster;
    return (
        <section className="card" aria-labelledby="keys">
            <h2 id="keys">Keys and terms</h2>
            <dl className="facts">
                <Who
                    name="Authority"
                    who={unwrapOption(authority)}
                    none="none: nobody can change it"
                />
                <Who name="Adds rewards" who={unwrapOption(rewardManager)} />
                {isDelegated(pool) && <Who name="Delegate" who={unwrapOption(delegate)} />}
                <Who name="Votes go to" who={unwrapOption(hook)} />
                <Who name="Made by" who={creator} />
                <Fact name="Created">
                    <When time={createdAt} by="day" />
                </Fact>
                {farms && (
                    <Fact name="Listed here">
                        {isListed(farms, pool)
                            ? 'yes: whoever runs these pages vouches for it'
                            : 'no: nobody here vouches for it'}
                    </Fact>
                )}
                <LockFacts pool={pool} />
                <CapFacts pool={pool} />
                <Fact name="Pool">
                    <Address of={pool.address} />
                </Fact>
                <Fact name="Token staked">
                    <Address of={pool.data.stakeMint} />
                </Fact>
            </dl>
        </section>
    );
}

/** Nothing where there is nobody, unless that says something. */
function Who({ name, who, none }: { name: string; who: Key | null; none?: string }) {
    if (who === null && none === undefined) return null;
    return <Fact name={name}>{who === null ? none : <Address of={who} />}</Fact>;
}

function LockFacts({ pool }: { pool: PoolAccount }) {
    const { lock, totals } = pool.data;
    if (lock.maxSeconds === 0) return null;
    return (
        <>
            <Fact name="Leaving early">
                {offersEarlyLeave({ pool })
                    ? `costs ${bps(lock.earlyLeaveBps)} at first, falling to nothing at the end`
                    : 'not offered'}
            </Fact>
            {totals.staked > 0n && (
                <Fact name="Weight on average">
                    {times((totals.weight * rules.BPS) / totals.staked)}
                </Fact>
            )}
        </>
    );
}

function CapFacts({ pool }: { pool: PoolAccount }) {
    const { caps, stakeDecimals: decimals, stakeMint: mint } = pool.data;
    return (
        <>
            {caps.pool > 0n && (
                <Fact name="Takes in all">
                    <Amount units={caps.pool} decimals={decimals} mint={mint} />
                </Fact>
            )}
            {caps.position > 0n && (
                <Fact name="Takes in a position">
                    <Amount units={caps.position} decimals={decimals} mint={mint} />
                </Fact>
            )}
        </>
    );
}
