/** A pool: what it pays, what binds one, and what one has in it. */
import { isClosed, type PoolAccount } from '@acequia/client';
import type { Address as Base58 } from '@solana/kit';
import { Link } from 'wouter';
import { useNow } from '../../chain/clock';
import { usePool } from '../../chain/queries';
import { PricesHint } from '../../prices/PricesHint';
import { closingWords } from '../../rewards/ClosingWords';
import { usePricesOf } from '../../rewards/useYields';
import { RiskBadges } from '../../risks/RiskBadges';
import { RiskPanel } from '../../risks/RiskPanel';
import { Says } from '../../says/Says';
import { usePoolName } from '../../tokens/tokens';
import { Address } from '../../ui/address';
import { Loaded } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { PoolMarks } from '../pools/PoolMarks';
import { Emission } from './Emission';
import styles from './pool.module.css';
import { Figures } from './Figures';
import { MyPositions } from './MyPositions';
import { Rewards } from './Rewards';
import { StakeForm } from './StakeForm';

export default function PoolPage({ pool: address }: { pool: Base58 }) {
    const pool = usePool(address);
    const name = usePoolName()(address);
    return (
        <>
            <p className="small">
                <Link href="/">All pools</Link>
            </p>
            <h1>{name}</h1>
            <Loaded query={pool} what="the pool">
                {(found) => <Pool pool={found} />}
            </Loaded>
        </>
    );
}

function Pool({ pool }: { pool: PoolAccount }) {
    usePricesOf([pool]);
    const now = useNow(5_000);
    const closing = now === undefined ? undefined : closingWords(pool, now);
    return (
        <div className="stack">
            <div className="row">
                <Address of={pool.address} />
                <PoolMarks pool={pool} />
            </div>
            {closing && (
                <Notice kind="warning">
                    {!isClosed(pool) && <strong>This pool closes.</strong>} {closing}
                </Notice>
            )}
            <RiskBadges pool={pool} />
            <PricesHint />
            <div className={styles.pool}>
                <div className={styles.figures}>
                    <Figures pool={pool} />
                </div>
                <div className={`stack ${styles.mine}`}>
                    <StakeForm pool={pool} />
                    <MyPositions pool={pool} />
                </div>
                <div className={`stack ${styles.details}`}>
                    <Says pool={pool} />
                    <Rewards pool={pool} />
                    <Emission pool={pool} />
                    <RiskPanel pool={pool} />
                </div>
            </div>
        </div>
    );
}
