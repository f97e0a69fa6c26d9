/** Another place for what the wallet's own account cannot take. */
import { explain, fetchPayTo, type TokenAccountOf } from '@acequia/client';
import { address, isAddress, type Address } from '@solana/kit';
import { useState } from 'react';
import { useConnection } from '../chain/connection';
import { useBalances } from '../chain/queries';
import { short, useTokens } from '../tokens/tokens';
import { NO_ADDRESS, TextField, type Fault } from '../ui/Field';
import { Notice } from '../ui/notice';
import { useOwner } from '../wallet/wallet';
import type { Elsewhere, Elsewheres } from './run';

/** Asks where a token is to be paid. Another account of the wallet's is offered, where there is one. */
export function PayElsewhere({
    of,
    payAt,
}: {
    of: TokenAccountOf;
    payAt: (mint: Address, where: Elsewhere) => void;
}) {
    const { rpc } = useConnection();
    const { symbol } = useTokens()(of.mint);
    const own = useBalances(useOwner()).data?.accounts.find(({ mint }) => mint === of.mint);
    const [typed, setTyped] = useState<string>();
    const [refused, setRefused] = useState<Fault>();
    const text = (typed ?? own?.address ?? '').trim();
    const named = isAddress(text) ? address(text) : undefined;
    const fault = text === '' || named ? refused : NO_ADDRESS;
    const ask = async () => {
        try {
            payAt(of.mint, { named: named!, ...(await fetchPayTo(rpc, named!, of)) });
        } catch (error) {
            setRefused(explain(error));
        }
    };
    return (
        <TextField
            label={`Pay ${symbol} to`}
            hint="Another wallet of yours, or a token account. Whoever holds it gets what comes out."
            value={typed ?? own?.address ?? ''}
            fault={fault}
            suffix={
                <button type="button" disabled={!named} onClick={() => void ask()}>
                    Pay there
                </button>
            }
            onChange={(next) => {
                setTyped(next);
                setRefused(undefined);
            }}
        />
    );
}

/** Says what is paid elsewhere, and who gets it. */
export function PaidElsewhere({ where }: { where: Elsewheres }) {
    const me = useOwner();
    const tokens = useTokens();
    return [...where].map(([mint, { named, owner }]) => (
        <Notice key={mint} kind={owner === me ? 'hint' : 'warning'}>
            {tokens(mint).symbol} is paid to <code title={named}>{short(named)}</code>,{' '}
            {owner === me
                ? 'another account of this wallet.'
                : `which is ${owner === named ? 'another wallet' : `an account of ${short(owner)}`}, not this one.`}
        </Notice>
    ));
}
