/** Staking: how much, and into which position. */
import { NATIVE_MINT, wrappableSol, type Holding, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { lockNote } from '../../acts/lock';
import { stakeAction } from '../../acts/stake';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import { useBalances } from '../../chain/queries';
import { offersEarlyLeave } from '../../rewards/locks';
import { closedToStake, lockState, roomFor, stakeProblem } from '../../rewards/stakes';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { ActForm } from '../../ui/ActForm';
import { AmountField, useTypedAmount } from '../../ui/amountField';
import { moment } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { FaucetButton } from '../../wallet/FaucetButton';
import { useOwner } from '../../wallet/wallet';
import styles from './pool.module.css';
import { IntoSelect, useInto } from './into';
import { StakeForecast } from './StakeForecast';
import { ChooseLock, useLockChoice } from './StakeLock';

export function StakeForm({ pool }: { pool: PoolAccount }) {
    const closed = closedToStake(pool);
    return (
        <section className="card" aria-labelledby="stake">
            <h2 id="stake">Stake</h2>
            {closed ? <Notice kind="hint">{closed}</Notice> : <Form pool={pool} />}
        </section>
    );
}

function Form({ pool }: { pool: PoolAccount }) {
    const { rpc } = useConnection();
    const now = useNow();
    const { stakeMint: mint, stakeDecimals: decimals } = pool.data;
    const words = useWords();
    const amount = useTypedAmount(decimals);
    const where = useInto(pool, now);
    const { target, into } = where;
    const most = useMost(pool, target);
    const { units } = amount;
    const held = target?.position.data.stake.amount ?? 0n;
    const problem =
        units === undefined
            ? undefined
            : stakeProblem(pool, { units, balance: most.balance, held });
    const inWords = (all: bigint) => words(all, { mint, decimals });
    const said = inWords(units ?? 0n);
    const whole = inWords(held + (units ?? 0n));
    const choice = useLockChoice(pool, target, now);
    const { lock } = choice;
    const bound = target && now !== undefined ? lockState(target.position, now) : undefined;
    const notes =
        bound?.is === 'running'
            ? [`It is locked with the position, until ${moment(bound.until)}.`]
            : [];
    const early = offersEarlyLeave({ pool });
    const signed = lock ? [lockNote({ said: whole, end: lock.end, early })] : notes;
    const action = () =>
        units === undefined
            ? undefined
            : stakeAction(
                  rpc,
                  { pool, amount: units, said, into, target: target?.position, lock },
                  signed,
                  amount.clear,
              );
    return (
        <ActForm className={styles.panel}>
            <IntoSelect where={where} />
            <AmountField
                label="Stake amount"
                amount={amount}
                decimals={decimals}
                mint={mint}
                most={most.offered}
                problem={problem}
            />
            {most.owner && most.balance === 0n && <FaucetButton to={most.owner} />}
            {notes.map((note) => (
                <Notice key={note} kind="hint">
                    {note}
                </Notice>
            ))}
            <ChooseLock pool={pool} choice={choice} units={held + (units ?? 0n)} said={whole} />
            {units !== undefined && now !== undefined && !problem && (
                <StakeForecast
                    pool={pool}
                    target={target}
                    units={units}
                    lockFor={lock?.seconds}
                    now={now}
                />
            )}
            <div className={styles.acts}>
                <ActionButton
                    submits
                    action={action}
                    disabled={units === undefined || problem !== undefined}
                >
                    {lock ? 'Stake and lock' : 'Stake'}
                </ActionButton>
            </div>
        </ActForm>
    );
}

/** What a wallet holds, and how much of it fits. */
interface Most {
    readonly owner: Address;
    readonly balance: bigint;
    readonly offered: { readonly label: string; readonly units: bigint };
}

/** Nothing until it is known. */
function useMost(pool: PoolAccount, target: Holding | undefined): Partial<Most> {
    const owner = useOwner();
    const balances = useBalances(owner).data;
    if (!owner || !balances) return {};
    const wrappable = pool.data.stakeMint === NATIVE_MINT ? wrappableSol(balances.lamports) : 0n;
    const balance = (balances.tokens.get(pool.data.stakeMint) ?? 0n) + wrappable;
    const room = roomFor(pool, target?.position.data.stake.amount ?? 0n);
    const capped = room !== undefined && room < balance;
    const offered = capped
        ? { label: 'There is room for', units: room }
        : { label: 'Your wallet holds', units: balance };
    return { owner, balance, offered };
}
