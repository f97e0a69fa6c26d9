import { acequia } from '@acequia/client';
import { isAddress } from '@acequia/farm-file';
import { address, unwrapOption } from '@solana/kit';
import { useState } from 'react';
import { ActionButton } from '../../../transact/transact';
import { Address } from '../../../ui/address';
import { When } from '../../../ui/figures';
import { Notice } from '../../../ui/notice';
import { AddressField } from './AddressField';
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
            <Propose pool={pool} />
        </div>
    );
}

function Propose({ pool }: OfAuthority) {
    const [text, setText] = useState('');
    const typed = text.trim();
    const button = (
        <ActionButton
            kind="plain"
            disabled={!isAddress(typed)}
            action={() => ({
                title: 'Announce a hook',
                build: async (authority) => {
                    const hookProgram = address(typed);
                    const to = { authority, pool: pool.address, hookProgram };
                    return [[getProposeHookInstruction(to)]];
                },
                onDone: () => setText(''),
            })}
        >
            Announce it
        </ActionButton>
    );
    return (
        <AddressField
            label="Announce another program"
            hint="It can be activated 48 hours later, so that LPs see it coming."
            value={text}
            suffix={button}
            onChange={setText}
        />
    );
}
