import { acequia, type PoolAccount } from '@acequia/client';
import { unwrapOption, type Address as Base58 } from '@solana/kit';
import type { Action } from '../../../transact/action';
import { ActionButton } from '../../../transact/transact';
import { Address } from '../../../ui/address';
import { When } from '../../../ui/figures';
import { Notice } from '../../../ui/notice';
import { AddressAct } from './AddressAct';
import type { OfAuthority } from './Powers';

const { getProposeHookInstruction, getActivateHookInstruction, getRemoveHookInstruction } = acequia;

/** The program that gets the votes; another one only after notice. */
export function Hook({ pool, now }: OfAuthority & { now: bigint }) {
    const { data, address: at } = pool;
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
                            action={() => ({
                                title: 'Activate the announced hook',
                                build: async (authority) => [
                                    [getActivateHookInstruction({ authority, pool: at })],
                                ],
                            })}
                        >
                            Activate it
                        </ActionButton>
                    )}
                    <ActionButton
                        kind="plain"
                        action={() => ({
                            title: 'Remove the hook',
                            build: async (authority) => [
                                [getRemoveHookInstruction({ authority, pool: at })],
                            ],
                            notes: [
                                'It is removed at once, and every vote lock of the pool with it.',
                            ],
                        })}
                    >
                        Remove it at once
                    </ActionButton>
                </div>
            )}
            <AddressAct
                label="Announce another program"
                hint="It can be activated 48 hours later, so that LPs see it coming."
                verb="Announce it"
                action={(program) => announced(pool, program)}
            />
        </div>
    );
}

const announced = (pool: PoolAccount, hookProgram: Base58): Action => ({
    title: 'Announce a hook',
    build: async (authority) => [
        [getProposeHookInstruction({ authority, pool: pool.address, hookProgram })],
    ],
});
