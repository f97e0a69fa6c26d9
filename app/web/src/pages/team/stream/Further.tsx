/** Segments that follow on a curve's present end: what the funder adds, or lets go on. */
import { rules } from '@acequia/client';
import { lengthOf, MAX_SEGMENTS, totalOf, type Segment, type Token } from '@acequia/plan';
import { useState } from 'react';
import { useTokens } from '../../../tokens/tokens';
import { useTypedRaw, useWords } from '../../../tokens/words';
import type { Action } from '../../../transact/action';
import { ActionButton } from '../../../transact/transact';
import { useDraft } from '../../../ui/drafts';
import { TextField, type Fault } from '../../../ui/Field';
import { duration, moment } from '../../../ui/format';
import { writeHere } from '../../../ui/marks';
import { Notice } from '../../../ui/notice';
import { NEW_REWARD, type RewardForm } from '../form/model';
import { rescaled, ScheduleFields } from '../form/ScheduleFields';
import { faultsOf, readCurve } from '../form/text';
import type { OfStream } from './ofStream';

interface Props extends Pick<OfStream, 'stream' | 'now'> {
    /** What there is of it, where it is no matter of what a wallet holds [base units]. */
    readonly most?: bigint;
    /** What the button says. */
    readonly review: string;
    /** `said` is how much over how long, in words. */
    readonly action: (
        segments: readonly Segment[],
        how: { readonly said: string; readonly onDone: () => void },
    ) => Action;
}

export function Further({ stream, now, most, review, action }: Props) {
    const { decimals, mint, slot, books } = stream;
    const { symbol } = useTokens()(mint);
    const inWords = useWords();
    const raw = useTypedRaw(stream);
    const [opened] = useState(now);
    const [reward, setReward] = useState<RewardForm>({
        ...NEW_REWARD,
        token: symbol,
        committed: { ...NEW_REWARD.committed, how: 'none' },
        schedule: { ...NEW_REWARD.schedule, for: '30 days' },
    });
    useDraft(reward.budget !== '');
    // Only its decimals count here; what the mint is, the stream says.
    const token: Token = { symbol, decimals, program: 'spl-token', risks: 0 };
    const set = (part: Partial<RewardForm>) => setReward((before) => ({ ...before, ...part }));
    const faults = faultsOf(reward, token);
    const faultOf = (field: string) => (reward.budget === '' ? undefined : faults.get(field));
    const segments = readCurve(reward, token)?.segments;
    const tooMuch = beyond(segments, most, (units) => inWords(units, stream));
    const left = rules.remainingSegments(books.schedule).length;
    const isFull = segments !== undefined && left + segments.length > MAX_SEGMENTS;
    const ends = rules.endsAt(books.schedule);
    const goesOn = left > 0;
    return (
        <div className="stack">
            <p className="small">
                {goesOn
                    ? `It goes on from its present end, ${moment(ends)}.`
                    : 'It has ended, so it begins anew at once.'}
            </p>
            <TextField
                label="Budget"
                suffix={symbol}
                inputMode="decimal"
                value={reward.budget}
                fault={faultOf('budget') ?? tooMuch}
                hint={raw}
                onChange={(budget) => set({ budget })}
                onBlur={() => set(rescaled(reward, token))}
            />
            {most !== undefined && (
                <div>
                    <button
                        type="button"
                        onClick={() => set({ budget: writeHere(most, decimals) })}
                    >
                        All of it, {inWords(most, stream)}
                    </button>
                </div>
            )}
            <ScheduleFields
                reward={reward}
                token={token}
                now={goesOn ? ends : opened}
                faultOf={faultOf}
                change={set}
                colour={(slot % 6) + 1}
            />
            {isFull && (
                <Notice kind="warning">
                    A stream holds {MAX_SEGMENTS} segments. {left} {left === 1 ? 'is' : 'are'} still
                    to come, so there is room for {MAX_SEGMENTS - left}: use fewer steps.
                </Notice>
            )}
            <div className="buttons">
                <ActionButton
                    disabled={!segments || isFull || tooMuch !== undefined}
                    action={() => {
                        const words = inWords(totalOf(segments!), stream);
                        const said = `${words} over ${duration(lengthOf(segments!))}`;
                        return action(segments!, { said, onDone: () => set({ budget: '' }) });
                    }}
                >
                    {review}
                </ActionButton>
            </div>
        </div>
    );
}

function beyond(
    segments: readonly Segment[] | undefined,
    most: bigint | undefined,
    words: (units: bigint) => string,
): Fault | undefined {
    if (!segments || most === undefined || totalOf(segments) <= most) return undefined;
    return { condition: `nobody earned ${words(most)}, and this is more`, remedy: 'write less' };
}
