/** A gauge's budget: giving to it, and taking back what no epoch holds. */
import type { gauges } from '@acequia/client';
import { useState } from 'react';
import { fundGaugeAction, refundGaugeAction } from '../../../acts/gauge';
import { useConnection } from '../../../chain/connection';
import { useBalances } from '../../../chain/queries';
import { useTokens } from '../../../tokens/tokens';
import { hintOf, useTypedRaw, useWords } from '../../../tokens/words';
import { ActionButton } from '../../../transact/transact';
import { TextField } from '../../../ui/Field';
import { Amount } from '../../../ui/figures';
import { counted, moment } from '../../../ui/format';
import { readHere } from '../../../ui/marks';
import { useOwner } from '../../../wallet/wallet';
import { amountFault } from '../stream/amount';
import { fundedAhead } from './ahead';

interface OfGauge {
    readonly gauge: gauges.GaugeAccount;
}

export function Budget({
    gauge,
    now,
    isAuthority,
}: OfGauge & { now: bigint; isAuthority: boolean }) {
    const { books, decimals, rewardMint: mint } = gauge.data;
    const amount = (units: bigint) => <Amount units={units} decimals={decimals} mint={mint} />;
    return (
        <section className="card stack" aria-labelledby="budget">
            <h2 id="budget">Its budget</h2>
            <dl className="facts">
                <div>
                    <dt>Held by epochs</dt>
                    <dd>{amount(books.held)}</dd>
                </div>
                <div>
                    <dt>Idle</dt>
                    <dd>{amount(books.idle)}</dd>
                </div>
            </dl>
            <Lasts gauge={gauge} now={now} />
            <Fund gauge={gauge} />
            {isAuthority && <Refund gauge={gauge} />}
        </section>
    );
}

/** How far ahead it is funded. */
function Lasts({ gauge, now }: OfGauge & { now: bigint }) {
    const ahead = fundedAhead(gauge, now);
    if (!ahead) {
        return <p className="small">An epoch splits all that is idle when it begins.</p>;
    }
    const { epochs, until } = ahead;
    return (
        <p className="small">
            {epochs === 0n
                ? 'What is idle is less than the budget of one epoch.'
                : `What is idle is the whole budget of ${counted(Number(epochs), 'epoch')}, until ${moment(until)}.`}
        </p>
    );
}

function Fund({ gauge }: OfGauge) {
    const { rpc } = useConnection();
    const { decimals, rewardMint } = gauge.data;
    const { symbol } = useTokens()(rewardMint);
    const of = { mint: rewardMint, decimals };
    const words = useWords();
    const raw = useTypedRaw(of);
    const has = useBalances(useOwner()).data?.tokens.get(rewardMint);
    const [text, setText] = useState('');
    const read = readHere(text, decimals);
    const fault = amountFault(text, read, { decimals, symbol, has });
    const amount = typeof read === 'bigint' && !fault ? read : undefined;
    const button = (
        <ActionButton
            kind="plain"
            disabled={amount === undefined}
            action={() => {
                const said = words(amount!, of);
                return fundGaugeAction(rpc, gauge, amount!, { said, onDone: () => setText('') });
            }}
        >
            Fund it
        </ActionButton>
    );
    return (
        <TextField
            label={`Add to it (${symbol})`}
            inputMode="decimal"
            value={text}
            fault={fault}
            suffix={button}
            hint={hintOf(has === undefined ? undefined : words(has, of), raw)}
            onChange={setText}
        />
    );
}

function Refund({ gauge }: OfGauge) {
    const { rpc } = useConnection();
    const { books, decimals, rewardMint } = gauge.data;
    const said = useWords()(books.idle, { mint: rewardMint, decimals });
    return (
        <div>
            <ActionButton
                kind="plain"
                disabled={books.idle === 0n}
                action={() => refundGaugeAction(rpc, gauge, said)}
            >
                Take back what is idle
            </ActionButton>
        </div>
    );
}
