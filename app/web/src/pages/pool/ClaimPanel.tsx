/** Claiming all rewards of a position or some, and compounding. */
import { isDelegated, type Holding } from '@acequia/client';
import { useState } from 'react';
import { claimAction, compoundAction } from '../../acts/claim';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import { useUnpayable } from '../../chain/unpayable';
import { pendingOf, type Pending } from '../../rewards/pending';
import { stakeProblem } from '../../rewards/stakes';
import { useStreamWords } from '../../rewards/useStreamWords';
import { useTokens } from '../../tokens/tokens';
import { ActionButton } from '../../transact/transact';
import { Amount } from '../../ui/figures';
import styles from './pool.module.css';

/** How often what is owed ticks on [ms]. */
const TICK_MS = 250;

export function ClaimPanel({ holding }: { holding: Holding }) {
    const { rpc } = useConnection();
    const now = useNow(TICK_MS);
    const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
    const words = useStreamWords(holding.pool);
    const blocked = new Map(useUnpayable([holding]).map(({ slot, why }) => [slot, why]));
    if (now === undefined) return null;
    const pending = pendingOf(holding, now);
    if (pending.length === 0) return <p>The pool has no rewards at present.</p>;
    const chosen = pending.filter(({ slot }) => !left.has(slot) && !blocked.has(slot));
    const owed = chosen.filter(({ claimable }) => claimable > 0n);
    const turn = (slot: number) => {
        const next = new Set(left);
        if (!next.delete(slot)) next.add(slot);
        setLeft(next);
    };
    const slots = () => new Set(chosen.map(({ slot }) => slot));
    return (
        <div className={styles.panel}>
            <fieldset className={styles.rewards}>
                <legend>Owed to you</legend>
                {pending.map((one, nth) => (
                    <Choice
                        key={one.slot}
                        of={one}
                        words={words(one.slot)}
                        again={pending.slice(0, nth).filter(({ mint }) => mint === one.mint).length}
                        why={blocked.get(one.slot)}
                        checked={chosen.includes(one)}
                        turn={() => turn(one.slot)}
                    />
                ))}
            </fieldset>
            <div className={styles.acts}>
                <ActionButton
                    action={() => claimAction(rpc, holding, slots())}
                    disabled={owed.length === 0}
                >
                    Claim
                </ActionButton>
                <CompoundButton holding={holding} pending={pending} />
            </div>
            {owed.length === 0 && <p className="small">No whole unit of what is chosen is owed.</p>}
        </div>
    );
}

function Choice({
    of: { slot, mint, decimals, claimable },
    words,
    again,
    why,
    checked,
    turn,
}: {
    of: Pending;
    /** Where it comes from. */
    words: string | undefined;
    /** How many of the streams before it pay the same token. */
    again: number;
    why: { condition: string; remedy: string } | undefined;
    checked: boolean;
    turn: () => void;
}) {
    const { symbol } = useTokens()(mint);
    return (
        <div>
            <label>
                <input
                    type="checkbox"
                    checked={checked}
                    disabled={why !== undefined}
                    onChange={turn}
                    aria-label={`Claim ${symbol}${again > 0 ? ` (${again + 1})` : ''}`}
                    aria-describedby={why ? `why-${slot}` : undefined}
                />
                <Amount units={claimable} decimals={decimals} mint={mint} />
                <span className="small">{words}</span>
            </label>
            {why && (
                <p id={`why-${slot}`} className={styles.why}>
                    Cannot be paid now, and is left out: {why.condition} {why.remedy}
                </p>
            )}
        </div>
    );
}

/** Claims what is owed in the stake's own token, and stakes it. Nothing where none is. */
function CompoundButton({ holding, pending }: { holding: Holding; pending: readonly Pending[] }) {
    const { rpc } = useConnection();
    const { pool, position } = holding;
    const own = pending.filter(({ mint }) => mint === pool.data.stakeMint);
    const units = own.reduce((sum, { claimable }) => sum + claimable, 0n);
    if (own.length === 0 || isDelegated(pool)) return null;
    const held = position.data.stake.amount;
    const problem =
        units === 0n ? undefined : stakeProblem(pool, { units, balance: undefined, held });
    return (
        <>
            <ActionButton
                kind="plain"
                action={() => compoundAction(rpc, holding)}
                disabled={units === 0n || problem !== undefined}
            >
                Compound
            </ActionButton>
            {problem && <p className="small">Compounding: {problem}</p>}
        </>
    );
}
