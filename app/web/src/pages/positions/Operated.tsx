/** The positions of others for whom the connected wallet may act. */
import {
    compoundable,
    findOperated,
    isDelegated,
    isPaused,
    operatorRights,
    reinvestable,
    type Holding,
    type OperatorRight,
} from '@acequia/client';
import type { Address as Key } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { claimForAction, compoundForAction, reinvestForAction } from '../../acts/operated';
import { RIGHTS } from '../../acts/operator';
import { owing } from '../../acts/owing';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import { leftOut } from '../../chain/leftOut';
import { useUnpayable } from '../../chain/unpayable';
import { pendingOf } from '../../rewards/pending';
import { lockState } from '../../rewards/stakes';
import { usePoolName } from '../../tokens/tokens';
import { ActionButton } from '../../transact/transact';
import { Address } from '../../ui/address';
import { Amount } from '../../ui/figures';
import { Votes } from './Votes';
import styles from './positions.module.css';

const ASK_AGAIN_MS = 5_000;

/** Positions that name a wallet their operator; waits for the wallet. */
export function useOperated(operator: Key | undefined) {
    const { rpc, cluster } = useConnection();
    return useQuery<Holding[]>({
        queryKey: ['chain', cluster.rpc, 'operated', operator],
        queryFn: () => findOperated(rpc, operator!, leftOut),
        enabled: operator !== undefined,
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** Nothing where nobody has named the wallet. */
export function Operated({ operator }: { operator: Key }) {
    const all = useOperated(operator).data ?? [];
    const now = useNow();
    if (all.length === 0 || now === undefined) return null;
    return (
        <section className="stack" aria-labelledby="operated">
            <h2 id="operated">You are operator of</h2>
            <p>
                Their owners have named this wallet. Nothing that it does pays anybody but them, and
                each of them can end it at any time.
            </p>
            {all.map((holding) => (
                <One key={holding.position.address} holding={holding} all={all} now={now} />
            ))}
        </section>
    );
}

function One({ holding, all, now }: { holding: Holding; all: readonly Holding[]; now: bigint }) {
    const { pool, position } = holding;
    const may = operatorRights(position);
    const title = `${usePoolName()(pool.address)}, of ${position.data.owner.slice(0, 4)}…${position.data.owner.slice(-4)}`;
    const pending = pendingOf(holding, now).filter(({ claimable }) => claimable > 0n);
    return (
        <article className={`card ${styles.position}`} aria-label={title}>
            <div className="row between">
                <h3>{title}</h3>
                <Address of={position.data.owner} />
            </div>
            <p>You may {may.map((right) => OTHERS[right]).join('; ')}.</p>
            <ul>
                {pending.map(({ slot, mint, decimals, claimable }) => (
                    <li key={slot}>
                        Owed to them <Amount units={claimable} decimals={decimals} mint={mint} />
                    </li>
                ))}
            </ul>
            <div className="row">
                {may.includes('claim') && <Claim holding={holding} owed={pending.length > 0} />}
                {may.includes('compound') && <Stakes holding={holding} all={all} now={now} />}
            </div>
            {may.includes('vote') && <Votes holding={holding} title={title} now={now} />}
        </article>
    );
}

/** As an owner reads it, said to whom they have named. */
const OTHERS: Record<OperatorRight, string> = {
    ...RIGHTS,
    claim: 'claim to their own token accounts',
};

function Claim({ holding, owed }: { holding: Holding; owed: boolean }) {
    const { rpc } = useConnection();
    const blocked = new Set(useUnpayable([holding]).map(({ slot }) => slot));
    return (
        <ActionButton
            kind="plain"
            action={() => claimForAction(rpc, holding, blocked)}
            disabled={!owed}
        >
            Claim for them
        </ActionButton>
    );
}

/** Compounding, and reinvesting where another position of theirs names the wallet too. */
function Stakes({ holding, all, now }: { holding: Holding; all: readonly Holding[]; now: bigint }) {
    const { rpc } = useConnection();
    const poolName = usePoolName();
    const places = all.filter((to) => mayReinvest(holding, to, now));
    const own = owing(holding, compoundable(holding.pool), now);
    return (
        <>
            {own.length > 0 && canStakeIn(holding, now) && (
                <ActionButton kind="plain" action={() => compoundForAction(rpc, holding)}>
                    Compound for them
                </ActionButton>
            )}
            {places.map((to) => {
                const name = poolName(to.pool.address);
                return (
                    <ActionButton
                        key={to.position.address}
                        kind="plain"
                        action={() => reinvestForAction(rpc, holding, to, name)}
                    >
                        Reinvest in {name}
                    </ActionButton>
                );
            })}
        </>
    );
}

/** An operator stakes where no lock runs. */
const canStakeIn = ({ pool, position }: Holding, now: bigint): boolean =>
    !isDelegated(pool) && !isPaused(pool) && lockState(position, now).is !== 'running';

function mayReinvest(from: Holding, to: Holding, now: bigint): boolean {
    return (
        from.position.data.owner === to.position.data.owner &&
        operatorRights(to.position).includes('compound') &&
        canStakeIn(to, now) &&
        owing(from, reinvestable(from.pool, to.pool), now).length > 0
    );
}
