/** Putting one more reward into a free slot of a pool. */
import { freeSlot, IdlePolicy, visible, type PoolAccount } from '@acequia/client';
import { FUNDERS_RISK, type Token } from '@acequia/plan';
import { address } from '@solana/kit';
import { useState } from 'react';
import { addRewardAction } from '../../acts/reward';
import { useConnection } from '../../chain/connection';
import { useTokens } from '../../tokens/tokens';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { useDraft } from '../../ui/drafts';
import { moment } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { NEW_REWARD, type RewardForm } from './form/model';
import { RewardFields } from './form/RewardFields';
import { faultsOf, openingFor, readReward } from './form/text';

export function AddReward({ pool, now }: { pool: PoolAccount; now: bigint }) {
    const { rpc } = useConnection();
    const inWords = useWords();
    const [tokens, setTokens] = useState<readonly Token[]>([]);
    const [reward, setReward] = useState<RewardForm>(NEW_REWARD);
    const [opened] = useState(now);
    useDraft(reward.token !== '' || reward.budget !== '');
    const token = tokens.find(({ symbol }) => symbol === reward.token);
    const slot = freeSlot(pool);
    const { stakeDecimals, stakeMint } = pool.data;
    const { symbol: stakeSymbol } = useTokens()(stakeMint);
    const faults =
        token && reward.budget !== '' ? faultsOf(reward, token, stakeDecimals) : undefined;
    const read = token && readReward(reward, token, stakeDecimals);
    const refused = token ? token.risks & ~pool.data.acceptedRisks : 0;
    if (slot === undefined) {
        return (
            <Notice kind="hint">
                {pool.data.capacity === 1
                    ? 'Its only slot holds a stream.'
                    : `All ${pool.data.capacity} slots hold a stream.`}{' '}
                One that has ended can be wound down and retired to make room.
            </Notice>
        );
    }
    const change = (next: RewardForm, added?: Token) => {
        setReward(next);
        if (added) setTokens((before) => [...before, added]);
    };
    const said = () =>
        read?.emission.kind === 'curve'
            ? inWords(read.emission.budget, {
                  mint: address(token!.mint!),
                  decimals: token!.decimals,
              })
            : `a flow of ${visible(token!.symbol)}`;
    return (
        <div className="stack">
            <RewardFields
                title="The new reward"
                reward={reward}
                tokens={tokens}
                stake={{ symbol: stakeSymbol, decimals: stakeDecimals }}
                now={opened}
                colour={(slot % 6) + 1}
                faultOf={(field) => faults?.get(field)}
                change={change}
            />
            {refused !== 0 && (
                <Notice kind="problem">
                    <strong>
                        The issuer of {reward.token} has powers that this pool does not accept.
                    </strong>{' '}
                    What a pool accepts is fixed: use another token, or create another pool.
                </Notice>
            )}
            <Notice kind="hint">{FUNDERS_RISK}</Notice>
            <div className="buttons">
                <ActionButton
                    disabled={!read || refused !== 0}
                    action={() => {
                        const { idle, emission, rate } = read!;
                        const mint = address(token!.mint!);
                        const idlePolicy = idle === 'wait' ? IdlePolicy.Wait : IdlePolicy.Refund;
                        const emits = () => {
                            if (emission.kind !== 'curve') return { window: emission.window };
                            const { start, committedUntil } = openingFor(reward, token!, now)!;
                            return { segments: emission.segments, start, committedUntil, rate };
                        };
                        const onDone = () => setReward(NEW_REWARD);
                        const words = {
                            said: said(),
                            notes: promiseIn(reward, token!, now),
                            onDone,
                        };
                        return addRewardAction(rpc, { pool, slot, mint, idlePolicy, emits }, words);
                    }}
                >
                    Review the new reward
                </ActionButton>
            </div>
        </div>
    );
}

/** None where it cannot be added, which the review says. */
function promiseIn(reward: RewardForm, token: Token, now: bigint): string[] {
    try {
        const until = openingFor(reward, token, now)?.committedUntil ?? 0n;
        return until > now
            ? [`It commits what is scheduled until ${moment(until)}, for good.`]
            : [];
    } catch {
        return [];
    }
}
