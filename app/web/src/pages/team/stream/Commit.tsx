/** Promising more of a curve to those who stake. A promise only grows. */
import { rules } from '@acequia/client';
import { emittedAt } from '@acequia/plan';
import { useState } from 'react';
import { commitAction } from '../../../acts/funding';
import { useTokens } from '../../../tokens/tokens';
import { ActionButton } from '../../../transact/transact';
import type { Fault } from '../../../ui/Field';
import { Amount } from '../../../ui/figures';
import { moment } from '../../../ui/format';
import { MomentField } from '../../../ui/MomentField';
import type { OfStream } from './ofStream';

export function Commit({ pool, stream, now }: OfStream) {
    const { books, decimals, mint } = stream;
    const { symbol } = useTokens()(mint);
    const ends = rules.endsAt(books.schedule);
    const [until, setUntil] = useState<bigint>();
    const fault = faultOf(until, books.committedUntil, now);
    const left = rules.remainingSegments(books.schedule);
    const promised =
        until === undefined
            ? undefined
            : emittedAt(left, books.schedule.start, until) - books.schedule.taken;
    return (
        <div className="stack">
            <p className="small">
                What is scheduled before that time can then be neither taken back nor rescheduled,
                by anybody. It cannot be undone.
            </p>
            <MomentField label="Committed until" time={until} fault={fault} change={setUntil} />
            <div>
                <button type="button" onClick={() => setUntil(ends)}>
                    All of it, until {moment(ends)}
                </button>
            </div>
            {promised !== undefined && !fault && (
                <p>
                    LPs can then rely on{' '}
                    <Amount units={promised < 0n ? 0n : promised} decimals={decimals} mint={mint} />
                    .
                </p>
            )}
            <div className="buttons">
                <ActionButton
                    disabled={until === undefined || fault !== undefined}
                    action={() => commitAction({ pool, stream }, until!, symbol)}
                >
                    Review the commitment
                </ActionButton>
            </div>
        </div>
    );
}

function faultOf(until: bigint | undefined, before: bigint, now: bigint): Fault | undefined {
    if (until === undefined) return undefined;
    if (until <= now) {
        return { condition: 'that time is over', remedy: 'choose a later one' };
    }
    if (until > before) return undefined;
    return {
        condition: `it is committed until ${moment(before)} already`,
        remedy: 'choose a later time: a commitment only grows',
    };
}
