import { hookProposal, type PoolAccount } from '@acequia/client';
import { unwrapOption } from '@solana/kit';
import {
    activateHookAction,
    proposeHookAction,
    removeHookAction,
    withdrawHookAction,
} from '../../../acts/hook';
import { ActionButton } from '../../../transact/transact';
import { Address } from '../../../ui/address';
import { When } from '../../../ui/figures';
import { Notice } from '../../../ui/notice';
import { AddressAct } from '../../../transact/AddressAct';

/** The program that gets the votes; another one only after notice. */
export function Hook({ pool, now }: { pool: PoolAccount; now: bigint }) {
    const { data } = pool;
    const hook = unwrapOption(data.hook);
    const pending = unwrapOption(data.pendingHook);
    const { is, until } = hookProposal(pool, now);
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
                    {is === 'waiting' && (
                        <>
                            {' '}
                            from <When time={until} /> on, for 14 days.
                        </>
                    )}
                    {is === 'ripe' && (
                        <>
                            , and may now, until <When time={until} />.
                        </>
                    )}
                    {is === 'expired' && (
                        <>
                            , but was not activated by <When time={until} />. Announce it anew.
                        </>
                    )}
                </Notice>
            )}
            {(hook || pending) && (
                <div className="row">
                    {pending && (
                        <ActionButton
                            kind="plain"
                            disabled={is !== 'ripe'}
                            action={() => activateHookAction(pool)}
                        >
                            Activate it
                        </ActionButton>
                    )}
                    {pending && (
                        <ActionButton kind="plain" action={() => withdrawHookAction(pool)}>
                            Take it back
                        </ActionButton>
                    )}
                    {hook && (
                        <ActionButton kind="plain" action={() => removeHookAction(pool)}>
                            Remove the hook at once
                        </ActionButton>
                    )}
                </div>
            )}
            {hook && (
                <p className="small">
                    Removing or replacing the hook lifts nothing: votes that are open hold until
                    their ballots end, or until they are withdrawn.
                </p>
            )}
            <AddressAct
                label="Announce another program"
                hint="It can be activated 48 hours later, so that LPs see it coming, and for 14 days from then on."
                verb="Announce it"
                action={(program) => proposeHookAction(pool, program)}
            />
        </div>
    );
}
