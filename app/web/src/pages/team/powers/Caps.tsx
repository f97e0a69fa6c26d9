import type { PoolAccount } from '@acequia/client';
import { useState } from 'react';
import { setCapsAction } from '../../../acts/authority';
import { useTokens } from '../../../tokens/tokens';
import { useTypedRaw, useWords } from '../../../tokens/words';
import { ActionButton } from '../../../transact/transact';
import { TextField, type Fault } from '../../../ui/Field';
import { readHere, writeHere } from '../../../ui/marks';
import { amountFault } from '../stream/amount';

/** Limits to what comes in. */
export function Caps({ pool }: { pool: PoolAccount }) {
    const { caps, stakeDecimals: decimals, stakeMint } = pool.data;
    const { symbol } = useTokens()(stakeMint);
    const inWords = useWords();
    const of = { mint: stakeMint, decimals };
    const raw = useTypedRaw(of);
    const text = (units: bigint) => (units === 0n ? '' : writeHere(units, decimals));
    const [ofPool, setOfPool] = useState(text(caps.pool));
    const [ofPosition, setOfPosition] = useState(text(caps.position));
    const terms = { decimals, symbol };
    const [most, each] = [readCap(ofPool, terms), readCap(ofPosition, terms)];
    const isNew = most.units !== caps.pool || each.units !== caps.position;
    const words = (units: bigint) => (units === 0n ? 'no cap' : inWords(units, of));
    const field = (label: string, value: string, { fault }: Cap, set: (text: string) => void) => (
        <TextField
            label={label}
            suffix={symbol}
            placeholder="no cap"
            inputMode="decimal"
            value={value}
            fault={fault}
            hint={raw}
            onChange={set}
        />
    );
    return (
        <div className="stack">
            <h3>Caps</h3>
            <p className="small">
                They limit what comes in. What is staked already may stay above them.
            </p>
            <div className="columns">
                {field('Most that the pool takes', ofPool, most, setOfPool)}
                {field('Most by position', ofPosition, each, setOfPosition)}
            </div>
            <div>
                <ActionButton
                    kind="plain"
                    disabled={most.units === undefined || each.units === undefined || !isNew}
                    action={() => {
                        if (most.units === undefined || each.units === undefined) return undefined;
                        const next = { pool: most.units, position: each.units };
                        const said = { pool: words(next.pool), position: words(next.position) };
                        return setCapsAction(pool, next, said);
                    }}
                >
                    Set these caps
                </ActionButton>
            </div>
        </div>
    );
}

interface Cap {
    /** [base units]; 0 is none, and `undefined` what cannot be read. */
    readonly units: bigint | undefined;
    readonly fault: Fault | undefined;
}

/** A cap as it is typed. On chain a zero is no cap, which is not what a zero says to a person. */
function readCap(typed: string, terms: { decimals: number; symbol: string }): Cap {
    if (typed.trim() === '') return { units: 0n, fault: undefined };
    const read = readHere(typed, terms.decimals);
    if (read === 0n) return { units: undefined, fault: ZERO };
    const fault = amountFault(typed, read, { ...terms, has: undefined });
    return { units: typeof read === 'bigint' ? read : undefined, fault };
}

const ZERO: Fault = {
    condition: 'a cap of nothing cannot be set',
    remedy: 'leave it empty for no cap; to let nothing in, pause deposits',
};
