/** What one asks of a pool first, in figures. */
import { isDelegated, type PoolAccount } from '@acequia/client';
import type { ReactNode } from 'react';
import { useNow } from '../../chain/clock';
import { lockTermsInWords } from '../../rewards/locks';
import { TotalYield } from '../../rewards/RewardWords';
import { StakeAmount } from '../../rewards/StakeAmount';
import { useYields } from '../../rewards/useYields';
import { ends, together } from '../../rewards/yields';
import { Until } from '../../ui/figures';
import { LANGUAGE } from '../../ui/language';

export function Figures({ pool }: { pool: PoolAccount }) {
    const { totals, lock } = pool.data;
    return (
        <section aria-label="Figures" className="card">
            <dl className="tiles">
                <YieldTiles pool={pool} />
                <Tile name={isDelegated(pool) ? 'Counted' : 'Staked'}>
                    <StakeAmount pool={pool} units={totals.staked} />
                </Tile>
                <EndTile pool={pool} />
                <Tile name="Locks">
                    {lockTermsInWords(lock) ?? 'none: you can leave at any time'}
                </Tile>
                <Tile name="Positions">
                    <data value={totals.positions.toString()}>
                        {totals.positions.toLocaleString(LANGUAGE)}
                    </data>
                </Tile>
            </dl>
        </section>
    );
}

function Tile({
    name,
    lead = false,
    children,
}: {
    name: string;
    lead?: boolean;
    children: ReactNode;
}) {
    return (
        <div className={lead ? 'lead' : undefined}>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </div>
    );
}

function YieldTiles({ pool }: { pool: PoolAccount }) {
    const now = useNow();
    const yields = useYields();
    if (now === undefined) return null;
    const { lock } = pool.data;
    const plain = together(yields(pool, now));
    const longest = together(yields(pool, now, BigInt(lock.maxMultiplierBps)));
    return (
        <>
            {plain.apr !== undefined && (
                <Tile name="Yield" lead>
                    <TotalYield of={plain} />
                </Tile>
            )}
            {lock.maxSeconds > 0 && longest.apr !== undefined && (
                <Tile name="In the longest lock" lead>
                    <TotalYield of={longest} />
                </Tile>
            )}
        </>
    );
}

function EndTile({ pool }: { pool: PoolAccount }) {
    const now = useNow(10_000);
    const yields = useYields();
    const end = now === undefined ? undefined : ends(yields(pool, now));
    if (now === undefined) return null;
    return (
        <Tile name="Rewards end">
            {end === undefined ? (
                'none is funded'
            ) : (
                <>
                    <Until time={end.last} now={now} />
                    {end.first < end.last && (
                        <span className="small">
                            the first <Until time={end.first} now={now} />
                        </span>
                    )}
                </>
            )}
        </Tile>
    );
}
