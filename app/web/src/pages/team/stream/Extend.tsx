/** Funding a curve further: its segments follow on the present end. */
import { rules } from '@acequia/client';
import { lengthOf, MAX_SEGMENTS, totalOf, type Token } from '@acequia/plan';
import { useState } from 'react';
import { extendAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { useTokens } from '../../../tokens/tokens';
import { useTypedRaw, useWords } from '../../../tokens/words';
import { ActionButton } from '../../../transact/transact';
import { TextField } from '../../../ui/Field';
import { duration, moment } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { NEW_REWARD, type RewardForm } from '../form/model';
import { rescaled, ScheduleFields } from '../form/ScheduleFields';
import { faultsOf, readCurve } from '../form/text';
import type { OfStream } from './ofStream';

export function Extend({ pool, stream, now }: OfStream) {
    const { rpc } = useConnection();
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
    // Only its decimals count here; what the mint is, the stream says.
    const token: Token = { symbol, decimals, program: 'spl-token', risks: 0 };
    const set = (part: Partial<RewardForm>) => setReward((before) => ({ ...before, ...part }));
    const faults = faultsOf(reward, token);
    const faultOf = (field: string) => (reward.budget === '' ? undefined : faults.get(field));
    const segments = readCurve(reward, token)?.segments;
    const left = rules.remainingSegments(books.schedule).length;
    const isFull = segments !== undefined && left + segments.length > MAX_SEGMENTS;
    const ends = rules.endsAt(books.schedule);
    const goesOn = left > 0;
    const from = goesOn ? ends : opened;
    const words = segments && inWords(totalOf(segments), stream);
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
                fault={faultOf('budget')}
                hint={raw}
                onChange={(budget) => set({ budget })}
                onBlur={() => set(rescaled(reward, token))}
            />
            <ScheduleFields
                reward={reward}
                token={token}
                now={from}
                faultOf={faultOf}
                change={set}
                colour={(slot % 6) + 1}
            />
            {isFull && (
                <Notice kind="warning">
                    A stream holds {MAX_SEGMENTS} segments. {left} are still to come, so there is
                    room for {MAX_SEGMENTS - left}: use fewer steps.
                </Notice>
            )}
            <div className="buttons">
                <ActionButton
                    disabled={!segments || isFull}
                    action={() => {
                        const said = `${words} over ${duration(lengthOf(segments!))}`;
                        const onDone = () => set({ budget: '' });
                        return extendAction(rpc, { pool, stream }, segments!, { said, onDone });
                    }}
                >
                    Review the extension
                </ActionButton>
            </div>
        </div>
    );
}
