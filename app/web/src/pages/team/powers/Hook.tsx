import type { PoolAccount } from '@acequia/client';
import { unwrapOption } from '@solana/kit';
import { activateHookAction, proposeHookAction, removeHookAction } from '../../../acts/hook';
import { ActionButton } from '../../../transact/transact';
import { Address } from '../../../ui/address';
import { When } from '../../../ui/figures';
import { Notice } from '../../../ui/notice';
import { AddressAct } from './AddressAct';

/** The program that gets the votes; another one only after notice. */
export function Hook({ pool, now }: { pool: PoolAccount; now: bigint }) {
    const { data } = pool;
    const hook = unwrapOption(data.hook);
    const pending = unwrapOption(data.pendingHook);
    const isRipe = now >= data.hookActivatesAt;
    return (
        <div className="stack">
            <h3>Where votes go</h3>
            {hook ? (
                <p>
                    Votes are passed to <Address of={hook} />. It can harm only its own vote.
                </p>
            ) : (
                <p>Votes are passed to no program.</p>
            )}
            {pending && (
                <Notice kind="warning">
                    <Address of={pending} /> is to take its place
                    {isRipe ? (
                        ', and may now.'
                    ) : (
                        <>
                            {' '}
                            from <When time={data.hookActivatesAt} /> on.
                        </>
                    )}
                </Notice>
            )}
            {(hook || pending) && (
                <div className="row">
                    {pending && (
                        <ActionButton
                            kind="plain"
                            disabled={!isRipe}
                            action={() => activateHookAction(pool)}
                        >
                            Activate it
                        </ActionButton>
                    )}
                    <ActionButton kind="plain" action={() => removeHookAction(pool)}>
                        Remove it at once
                    </ActionButton>
                </div>
            )}
            <AddressAct
                label="Announce another program"
                hint="It can be activated 48 hours later, so that LPs see it coming."
                verb="Announce it"
                action={(program) => proposeHookAction(pool, program)}
            />
        </div>
    );
}
