/** Several positions of a wallet in a pool made one. */
import { rules, type Holding } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useState } from 'react';
import { mergeAction } from '../../acts/merge';
import { useConnection } from '../../chain/connection';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { moment } from '../../ui/format';
import { Select } from '../../ui/select';
import { nameOf, useHoldingsIn } from './holdings';

/** Nothing where the wallet has but this one. */
export function MergeForm({ holding, now }: { holding: Holding; now: bigint }) {
    const all = useHoldingsIn(holding.pool);
    const others = all.filter(({ position }) => position.address !== holding.position.address);
    return others.length === 0 ? null : <Form holding={holding} others={others} now={now} />;
}

function Form({
    holding,
    others,
    now,
}: {
    holding: Holding;
    others: readonly Holding[];
    now: bigint;
}) {
    const { rpc } = useConnection();
    const [chosen, choose] = useState<Address>();
    const into = others.find(({ position }) => position.address === chosen) ?? others[0]!;
    const notes = useNotes(holding, into, now);
    const said = nameOf(into);
    const open = rules.held(holding.position.data.stake.votes, now).principal > 0n;
    return (
        <div role="group" aria-label="Merge">
            <h4>Merge</h4>
            <p>
                Puts all of this position and all it is owed into another of yours, and closes it.
            </p>
            <Select<Address>
                label="Into position"
                value={into.position.address}
                options={others.map((one) => ({
                    value: one.position.address,
                    label: nameOf(one),
                }))}
                choose={choose}
            />
            {notes.map((note) => (
                <p key={note} className="small">
                    {note}
                </p>
            ))}
            {open && <p className="small">Its open votes are withdrawn first, or end.</p>}
            <ActionButton
                kind="plain"
                action={() => mergeAction(rpc, { from: holding, into, said, notes })}
                disabled={open}
            >
                Merge
            </ActionButton>
        </div>
    );
}

/** What it comes to, in words. */
function useNotes(from: Holding, into: Holding, now: bigint): string[] {
    const { stakeMint, stakeDecimals, lock } = from.pool.data;
    const inWords = useWords();
    const of = { mint: stakeMint, decimals: stakeDecimals };
    const [gone, left] = [from.position.data.stake, into.position.data.stake];
    const then = rules.merged(lock, left, gone, now);
    const words = (units: bigint) => inWords(units, of);
    const before = words(left.weight + gone.weight);
    return [
        `Then it holds ${words(then.amount)} and counts as ${words(then.weight)}; together they count as ${before} now.`,
        ...(then.lockEnd === 0n ? [] : [`All of it is locked until ${moment(then.lockEnd)}.`]),
        'In ballots that have begun, what comes in does not vote.',
    ];
}
