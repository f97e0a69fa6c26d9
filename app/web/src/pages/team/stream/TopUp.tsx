/** Giving to a stream. Anyone may. */
import { readAmount, StreamKind } from '@acequia/client';
import { useState } from 'react';
import { topUpAction } from '../../../acts/funding';
import { useBalances } from '../../../chain/queries';
import { useTokens } from '../../../tokens/tokens';
import { ActionButton } from '../../../transact/transact';
import { TextField } from '../../../ui/Field';
import { duration, grouped } from '../../../ui/format';
import { useOwner } from '../../../wallet/wallet';
import { amountFault } from './amount';
import type { OfStream } from './ofStream';

export function TopUp({ pool, stream }: OfStream) {
    const { decimals, mint, books } = stream;
    const { symbol } = useTokens()(mint);
    const has = useBalances(useOwner()).data?.tokens.get(mint);
    const [text, setText] = useState('');
    const read = readAmount(text, decimals);
    const fault = amountFault(text, read, { decimals, symbol, has });
    const amount = typeof read === 'bigint' && !fault ? read : undefined;
    const isFlow = books.kind === StreamKind.Flow;
    return (
        <div className="stack">
            <p className="small">
                {isFlow
                    ? `A deposit is spread over ${duration(books.window)}, on top of what is there, and can never be taken back.`
                    : 'What is left of the schedule grows in proportion. Neither its shape nor its end changes.'}
            </p>
            <TextField
                label="How much"
                suffix={symbol}
                inputMode="decimal"
                value={text}
                fault={fault}
                hint={has === undefined ? undefined : `You have ${grouped(has, decimals)}.`}
                onChange={setText}
            />
            <div className="buttons">
                <ActionButton
                    disabled={amount === undefined}
                    action={() => {
                        const said = `${grouped(amount!, decimals)} ${symbol}`;
                        const onDone = () => setText('');
                        return topUpAction({ pool, stream }, amount!, { said, onDone });
                    }}
                >
                    Review the top-up
                </ActionButton>
            </div>
        </div>
    );
}
