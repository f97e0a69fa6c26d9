/** A plan, to be read before anything is signed: what is made, what leaves the wallet, what it costs
 *  and what it commits to. */
import { ClientFailure, visible } from '@acequia/client';
import { FUNDERS_RISK, type Farm } from '@acequia/plan';
import { fetchGround, makingOf, type Ground } from '@acequia/plan/carry-out';
import { address, type Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../../../chain/connection';
import { useBalances } from '../../../chain/queries';
import { ActionButton } from '../../../transact/transact';
import { unfinishedOn } from '../../../transact/unfinished';
import { Address as AddressText } from '../../../ui/address';
import { Amount } from '../../../ui/figures';
import { counted, sol } from '../../../ui/format';
import { Loaded } from '../../../ui/loading';
import { Notice } from '../../../ui/notice';
import { useOwner } from '../../../wallet/wallet';
import { planFor, type Change, type Plan } from './plan';
import styles from './plan.module.css';

/** A plan with what it costs. */
interface Costed {
    readonly plan: Plan;
    readonly ground: Ground;
    /** [lamports] */
    readonly rent: bigint;
}

/** Makes the plan from the chain, and again every few seconds. */
function usePlan(farm: Farm, me: Address | undefined, text: string) {
    const { rpc, cluster } = useConnection();
    return useQuery<Costed>({
        queryKey: ['chain', cluster.rpc, 'plan', me, text],
        queryFn: async () => {
            const ground = await fetchGround(rpc, me!, farm);
            const plan = planFor(farm, text, ground);
            const rents = await Promise.all(
                plan.accounts.map((bytes) =>
                    rpc.getMinimumBalanceForRentExemption(BigInt(bytes)).send(),
                ),
            );
            return { plan, ground, rent: rents.reduce((sum, one) => sum + one, 0n) };
        },
        enabled: me !== undefined,
        refetchInterval: 10_000,
        retry: (count, error) => !(error instanceof ClientFailure) && count < 2,
    });
}

/** What the wallet would do to make a farm, with the button that starts it. */
export function PlanView({
    farm,
    text,
    onDone,
}: {
    farm: Farm;
    text: string;
    onDone: (pools: readonly Address[]) => void;
}) {
    const me = useOwner();
    const plan = usePlan(farm, me, text);
    if (!me) {
        return (
            <Notice kind="hint">
                Connect a wallet to see the plan: it will own the farm and fund it.
            </Notice>
        );
    }
    return (
        <Loaded query={plan} what="what is on chain already">
            {(costed) => <Costs farm={farm} text={text} me={me} onDone={onDone} {...costed} />}
        </Loaded>
    );
}

function Costs({
    farm,
    text,
    me,
    plan,
    ground,
    rent,
    onDone,
}: Costed & {
    farm: Farm;
    text: string;
    me: Address;
    onDone: (pools: readonly Address[]) => void;
}) {
    const { rpc, cluster } = useConnection();
    const { changes, deeds, conflicts, promises, notes } = plan;
    // What is still on its way may land yet: planning without it could do the same twice.
    const isOpen = unfinishedOn(cluster.rpc).length > 0;
    const isDone = deeds.length === 0 && conflicts.length === 0;
    const isBegun = ground.pools.some((pool) => pool !== undefined);
    return (
        <div className="stack">
            {isDone ? (
                <Notice kind="good">The chain is as this farm says. There is nothing to do.</Notice>
            ) : (
                isBegun && (
                    <Notice kind="hint">
                        Part of this farm is on chain already. What is missing is done; what is
                        there stays as it is.
                    </Notice>
                )
            )}
            {conflicts.length > 0 && (
                <Notice kind="problem">
                    <strong>It cannot be made so.</strong> Change the farm, or give the pool another
                    number, which makes it another pool.
                    <ul>
                        {conflicts.map((why) => (
                            <li key={why}>{why}</li>
                        ))}
                    </ul>
                </Notice>
            )}
            <ul className={styles.changes} aria-label="What is made">
                {changes.map((change) => (
                    <ChangeLine key={change.what} change={change} />
                ))}
            </ul>
            <Leaving farm={farm} me={me} plan={plan} ground={ground} rent={rent} />
            {promises.length > 0 && (
                <section aria-label="What it commits you to">
                    <h3>What it commits you to</h3>
                    <ul>
                        {promises.map((promise) => (
                            <li key={promise}>{promise}</li>
                        ))}
                    </ul>
                    <p className="small">
                        What is committed can be neither taken back nor rescheduled by anybody.
                    </p>
                </section>
            )}
            {plan.spends.length > 0 && <Notice kind="hint">{FUNDERS_RISK}</Notice>}
            {notes.map((note) => (
                <Notice key={note} kind="hint">
                    {note}
                </Notice>
            ))}
            {!isDone && isOpen && (
                <Notice kind="warning">
                    A transaction that you signed may still land. Find out what became of it first:
                    the plan is then made from what is on chain.
                </Notice>
            )}
            {!isDone && (
                <div className="buttons">
                    <ActionButton
                        disabled={conflicts.length > 0 || isOpen}
                        action={() => ({
                            title: `Create the farm “${visible(farm.name)}”`,
                            build: async (who, _, payer, room) =>
                                (await makingOf(rpc, who, farm, text, payer, room)).transactions,
                            notes: [...promises.map((one) => `Commits: ${one}.`)],
                            onDone: () => onDone(ground.addresses),
                        })}
                    >
                        {isBegun ? 'Do what is missing' : 'Create this farm'}
                    </ActionButton>
                </div>
            )}
        </div>
    );
}

const SIGNS = {
    create: ['+', 'New'],
    change: ['~', 'Change'],
    keep: ['=', 'As it is'],
} as const;

function ChangeLine({ change: { sign, what, detail } }: { change: Change }) {
    const [mark, word] = SIGNS[sign];
    return (
        <li data-sign={sign}>
            <span className={styles.mark} aria-hidden="true">
                {mark}
            </span>
            <span>
                <span className="unseen">{word}: </span>
                <strong>{what}</strong>: {detail}
            </span>
        </li>
    );
}

/** What leaves the wallet, and whether it is there. */
function Leaving({
    farm,
    me,
    plan: { spends, accounts },
    ground,
    rent,
}: {
    farm: Farm;
    me: Address;
    plan: Plan;
    ground: Ground;
    rent: bigint;
}) {
    const balances = useBalances(me).data;
    if (spends.length === 0 && accounts.length === 0) return null;
    const rows = spends.map(({ token, amount }) => {
        const { decimals, symbol } = farm.tokens[token]!;
        const { mint } = ground.mints[token]!;
        const has = balances?.tokens.get(mint) ?? 0n;
        return { decimals, symbol, mint, amount, has };
    });
    return (
        <section aria-label="What leaves your wallet">
            <h3>What leaves your wallet</h3>
            <dl className="facts">
                {rows.map(({ symbol, mint, amount, decimals, has }) => (
                    <div key={mint}>
                        <dt>{visible(symbol)}</dt>
                        <dd>
                            <Amount units={amount} decimals={decimals} mint={address(mint)} />
                            {balances && has < amount && (
                                <Notice kind="warning">
                                    Your wallet holds{' '}
                                    <Amount units={has} decimals={decimals} mint={mint} />:{' '}
                                    <Amount units={amount - has} decimals={decimals} /> too little.
                                </Notice>
                            )}
                        </dd>
                    </div>
                ))}
                <div>
                    <dt>Rent, back when closed</dt>
                    <dd>
                        about <data value={rent.toString()}>{sol(rent)}</data> SOL for{' '}
                        {counted(accounts.length, 'account')}
                        {balances && balances.lamports < rent && (
                            <Notice kind="warning">
                                Your wallet holds {sol(balances.lamports)} SOL.
                            </Notice>
                        )}
                    </dd>
                </div>
                <div>
                    <dt>From the wallet</dt>
                    <dd>
                        <AddressText of={me} />, which becomes authority and reward manager
                    </dd>
                </div>
            </dl>
        </section>
    );
}
