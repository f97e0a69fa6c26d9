/** Giving to a stream. Anyone may. */
import { IdlePolicy, rules, StreamKind } from '@acequia/client';
import { FUNDERS_RISK } from '@acequia/plan';
import { useState } from 'react';
import { topUpAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { useBalances } from '../../../chain/queries';
import { useTokens } from '../../../tokens/tokens';
import { hintOf, useTypedRaw, useWords } from '../../../tokens/words';
import { ActionButton } from '../../../transact/transact';
import { TextField } from '../../../ui/Field';
import { duration, moment } from '../../../ui/format';
import { readHere } from '../../../ui/marks';
import { Notice } from '../../../ui/notice';
import { useOwner } from '../../../wallet/wallet';
import { amountFault } from './amount';
import type { OfStream } from './ofStream';

export function TopUp({ pool, stream, now }: OfStream) {
    const { rpc } = useConnection();
    const { decimals, mint, books } = stream;
    const { symbol } = useTokens()(mint);
    const words = useWords();
    const raw = useTypedRaw(stream);
    const has = useBalances(useOwner()).data?.tokens.get(mint);
    const [text, setText] = useState('');
    const read = readHere(text, decimals);
    const fault = amountFault(text, read, { decimals, symbol, has });
    const amount = typeof read === 'bigint' && !fault ? read : undefined;
    const free = freeWords(stream, now);
    const isFlow = books.kind === StreamKind.Flow;
    return (
        <div className="stack">
            <p className="small">
                {isFlow
                    ? `A deposit is spread over ${duration(books.window)}, on top of what is there, and can never be taken back.`
                    : 'What is left of the schedule grows in proportion. Neither its shape nor its end changes.'}
            </p>
            {free !== '' && <p className="small">{free}</p>}
            <Notice kind="hint">{FUNDERS_RISK}</Notice>
            <TextField
                label="How much"
                suffix={symbol}
                inputMode="decimal"
                value={text}
                fault={fault}
                hint={hintOf(has === undefined ? undefined : words(has, stream), raw)}
                onChange={setText}
            />
            <div className="buttons">
                <ActionButton
                    disabled={amount === undefined}
                    action={() => {
                        const said = words(amount!, stream);
                        const onDone = () => setText('');
                        return topUpAction(rpc, { pool, stream }, amount!, { said, onDone });
                    }}
                >
                    Review the top-up
                </ActionButton>
            </div>
        </div>
    );
}

/** Which part of a gift the stream's funder could take back. */
function freeWords({ books }: OfStream['stream'], now: bigint): string {
    const { kind, idlePolicy, committedUntil, schedule } = books;
    const idle =
        idlePolicy === IdlePolicy.Refund
            ? ' What streams while nobody is staked goes back to its funder.'
            : '';
    if (kind === StreamKind.Flow) return idle.trim();
    if (committedUntil >= rules.endsAt(schedule)) {
        return `All of it is committed: its funder cannot take it back.${idle}`;
    }
    if (committedUntil <= now) {
        return `Nothing is committed: its funder can take back what has not been streamed.${idle}`;
    }
    return `What of it is streamed after ${moment(committedUntil)} is not committed: its funder can take it back.${idle}`;
}
