/** What a pool is, in figures. */
import { isDelegated, rules, type PoolAccount } from '@acequia/client';
import { unwrapOption } from '@solana/kit';
import { useNow } from '../../chain/clock';
import { lockTermsInWords, offersEarlyLeave } from '../../rewards/locks';
import { TotalYield } from '../../rewards/RewardWords';
import { StakeAmount } from '../../rewards/StakeAmount';
import { useYields } from '../../rewards/useYields';
import { together } from '../../rewards/yields';
import { Address } from '../../ui/address';
import { Amount, When } from '../../ui/figures';
import { bps, times } from '../../ui/format';
import { Fact } from './Fact';

export function Figures({ pool }: { pool: PoolAccount }) {
    const { totals, createdAt } = pool.data;
    return (
        <section className="card" aria-labelledby="figures">
            <h2 id="figures">Figures</h2>
            <dl className="facts">
                <Fact name={isDelegated(pool) ? 'Counted' : 'Staked'}>
                    <StakeAmount pool={pool} units={totals.staked} />
                </Fact>
                <Fact name="Positions">
                    <data value={totals.positions.toString()}>
                        {totals.positions.toLocaleString('en')}
                    </data>
                </Fact>
                <YieldFacts pool={pool} />
                <LockFacts pool={pool} />
                <CapFacts pool={pool} />
                <VoteFact pool={pool} />
                <Fact name="Created">
                    <When time={createdAt} by="day" />
                </Fact>
            </dl>
        </section>
    );
}

function YieldFacts({ pool }: { pool: PoolAccount }) {
    const now = useNow();
    const yields = useYields();
    if (now === undefined) return null;
    const { lock } = pool.data;
    const plain = together(yields(pool, now));
    const longest = yields(pool, now, BigInt(lock.maxMultiplierBps));
    return (
        <>
            {plain.apr !== undefined && (
                <Fact name="Yield">
                    <TotalYield of={plain} />
                </Fact>
            )}
            {lock.maxSeconds > 0 && together(longest).apr !== undefined && (
                <Fact name="In the longest lock">
                    <TotalYield of={together(longest)} />
                </Fact>
            )}
        </>
    );
}

function LockFacts({ pool }: { pool: PoolAccount }) {
    const { lock, totals } = pool.data;
    const terms = lockTermsInWords(lock);
    if (!terms) return <Fact name="Locks">none: you can leave at any time</Fact>;
    return (
        <>
            <Fact name="Locks">{terms}</Fact>
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

function VoteFact({ pool }: { pool: PoolAccount }) {
    const hook = unwrapOption(pool.data.hook);
    if (hook === null) return null;
    return (
        <Fact name="Votes go to">
            <Address of={hook} />
        </Fact>
    );
}
