/** What a position holds, what it counts for, and what binds it. */
import { isDelegated, rules, streamsOf, StreamState, type Holding } from '@acequia/client';
import { Link } from 'wouter';
import { closingWords } from '../../rewards/ClosingWords';
import { StakeAmount } from '../../rewards/StakeAmount';
import { boostOf, heldBy, lockState, shareOf } from '../../rewards/stakes';
import { useTokens } from '../../tokens/tokens';
import { Amount, Until } from '../../ui/figures';
import { percent, times } from '../../ui/format';
import { Fact } from './Fact';

export function StakeFacts({ holding, now }: { holding: Holding; now: bigint }) {
    const { pool, position } = holding;
    const { totals } = pool.data;
    const { amount, weight } = position.data.stake;
    const closing = closingWords(pool, now);
    const share = shareOf(weight, totals.weight);
    return (
        <dl className="facts">
            <Fact name={isDelegated(pool) ? 'Counted' : 'Staked'}>
                <StakeAmount pool={pool} units={amount} />
            </Fact>
            <Fact name="Share of rewards">
                <data value={share}>{percent(share)}</data>
            </Fact>
            <LockFact holding={holding} now={now} />
            <VoteFact holding={holding} now={now} />
            <EndingFact holding={holding} />
            {closing && <Fact name="The pool">{closing}</Fact>}
        </dl>
    );
}

/** Flows that take no deposits any more. */
function EndingFact({ holding: { pool } }: { holding: Holding }) {
    const token = useTokens();
    const ending = streamsOf(pool).filter(({ books }) => books.state === StreamState.Ending);
    if (ending.length === 0) return null;
    const symbols = ending.map(({ mint }) => token(mint).symbol).join(', ');
    return <Fact name="Flows that end">{symbols}: no deposits come any more</Fact>;
}

function LockFact({ holding: { position }, now }: { holding: Holding; now: bigint }) {
    const lock = lockState(position, now);
    if (lock.is === 'none') return null;
    return (
        <Fact name={/* words: a noun */ 'Lock'}>
            {lock.is === 'over' ? (
                <>over; it weighs {times(boostOf(position))} until anything touches it</>
            ) : (
                <>
                    weighs {times(boostOf(position))}, ends <Until time={lock.until} now={now} />
                </>
            )}
        </Fact>
    );
}

function VoteFact({ holding, now }: { holding: Holding; now: bigint }) {
    const held = heldBy(holding, now);
    if (rules.totalOf(held) === 0n) return null;
    const { principal, boost } = held;
    const { stakeDecimals: decimals } = holding.pool.data;
    return (
        <Fact name="Held by votes">
            <Amount units={principal} decimals={decimals} /> of its stake
            {boost > 0n && (
                <>
                    {' '}
                    and <Amount units={boost} decimals={decimals} /> of its boost
                </>
            )}
            , free <Until time={holding.position.data.stake.votes.lockedUntil} now={now} /> or when
            the <Link href="/positions">votes are withdrawn</Link>
        </Fact>
    );
}
