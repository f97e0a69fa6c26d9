/** One position: what it holds and is owed, its votes, its history. */
import type { Holding } from '@acequia/client';
import { use } from 'react';
import { Link } from 'wouter';
import { claimAction } from '../../acts/claim';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import type { PaidSoFar } from '../../chain/paid';
import { useUnpayable } from '../../chain/unpayable';
import { Money } from '../../prices/Money';
import { owedInAll, pendingOf } from '../../rewards/pending';
import { useStreamWords } from '../../rewards/useStreamWords';
import { usePoolName } from '../../tokens/tokens';
import { ActionButton, Looking } from '../../transact/transact';
import { Address } from '../../ui/address';
import { Amount } from '../../ui/figures';
import { sol } from '../../ui/format';
import { PoolGlyph } from '../../ui/glyph';
import { Fact } from '../pool/Fact';
import { nameOf } from '../pool/holdings';
import { StakeFacts } from '../pool/StakeFacts';
import { EarnedBy } from './Earned';
import { History } from './History';
import styles from './positions.module.css';
import { Votes } from './Votes';

export function Position({ holding, paid }: { holding: Holding; paid: PaidSoFar }) {
    const { pool, position } = holding;
    const now = useNow();
    const name = usePoolName()(pool.address);
    const isLooking = use(Looking);
    if (now === undefined) return null;
    const title = `${name}, ${nameOf(holding)}`;
    const place = `/pool/${pool.address}${isLooking ? '' : '/mine'}`;
    return (
        <article className={`card ${styles.position}`} aria-label={title}>
            <div className={`row between ${styles.top}`}>
                <h2 className="named">
                    <PoolGlyph of={pool.address} size={32} />
                    <Link href={place}>{title}</Link>
                </h2>
                <Address of={position.address} />
            </div>
            <div className={styles.sides}>
                <div>
                    <StakeFacts holding={holding} now={now} />
                    <dl className="facts">
                        <Fact name="Earned so far">
                            <EarnedBy
                                paid={paid}
                                position={position.address}
                                owed={owedInAll([holding], now)}
                            />
                        </Fact>
                        <Fact name="Rent">{sol(position.lamports)} SOL, back when closed</Fact>
                    </dl>
                    <Link className="button" href={place}>
                        {isLooking ? 'See the pool' : 'Manage'}
                    </Link>
                </div>
                <Owed holding={holding} title={title} />
            </div>
            <Votes holding={holding} title={title} now={now} />
            <History holding={holding} />
        </article>
    );
}

/** How often what is owed ticks on [ms]. */
const TICK_MS = 250;

function Owed({ holding, title }: { holding: Holding; title: string }) {
    const { rpc } = useConnection();
    const now = useNow(TICK_MS);
    const blocked = new Set(useUnpayable([holding]).map(({ slot }) => slot));
    const words = useStreamWords(holding.pool);
    const owedName = use(Looking) ? 'Owed' : 'Owed to you';
    if (now === undefined) return null;
    const pending = pendingOf(holding, now);
    const some = pending.filter(({ claimable }) => claimable > 0n);
    const none = pending.filter(({ claimable }) => claimable === 0n);
    const payable = pending.filter(({ slot, claimable }) => claimable > 0n && !blocked.has(slot));
    const slots = () => new Set(pending.map(({ slot }) => slot).filter((one) => !blocked.has(one)));
    return (
        <section aria-label={`${owedName}, ${title}`} className={styles.owed}>
            <h3>{owedName}</h3>
            <ul>
                {[...some, ...none].map(({ slot, mint, decimals, claimable }) => (
                    <li key={slot} className={claimable > 0n ? undefined : 'small'}>
                        <Amount units={claimable} decimals={decimals} mint={mint} />{' '}
                        <Money of={[{ mint, decimals, units: claimable }]} />{' '}
                        <span className="small">{words(slot)}</span>{' '}
                        {blocked.has(slot) && (
                            <span className="badge warning">not payable now</span>
                        )}
                    </li>
                ))}
            </ul>
            <ActionButton
                kind="plain"
                action={() => claimAction(rpc, holding, slots())}
                disabled={payable.length === 0}
            >
                Claim
            </ActionButton>
        </section>
    );
}
