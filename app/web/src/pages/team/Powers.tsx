/** What the authority can change: the pause, the caps, where votes go. */
import { acequia, isPaused, type PoolAccount } from '@acequia/client';
import { isAddress, readAmount } from '@acequia/farm-file';
import { address, unwrapOption } from '@solana/kit';
import { useState } from 'react';
import { useTokens } from '../../tokens/tokens';
import { ActionButton } from '../../transact/transact';
import { Address } from '../../ui/address';
import { TextField } from '../../ui/Field';
import { When } from '../../ui/figures';
import { grouped } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { amountText } from './form/model';
import { amountFault } from './stream/amount';

const { getSetPausedInstruction, getSetCapsInstruction } = acequia;
const { getProposeHookInstruction, getActivateHookInstruction, getRemoveHookInstruction } = acequia;

interface Props {
    readonly pool: PoolAccount;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
}

export function Powers({ pool, now }: Props) {
    return (
        <section className="card stack" aria-labelledby="powers">
            <h2 id="powers">As its authority</h2>
            <Pause pool={pool} />
            <Caps pool={pool} />
            <Hook pool={pool} now={now} />
        </section>
    );
}

function Pause({ pool }: Pick<Props, 'pool'>) {
    const paused = isPaused(pool);
    return (
        <div>
            <h3>Deposits</h3>
            <p>
                {paused
                    ? 'Deposits are paused. Claiming and leaving are not: nothing can pause those.'
                    : 'Deposits are open. A pause keeps new stakes out; claiming and leaving go on.'}
            </p>
            <ActionButton
                kind="plain"
                action={() => ({
                    title: paused ? 'Open deposits again' : 'Pause deposits',
                    build: async (authority) => [
                        [
                            getSetPausedInstruction({
                                authority,
                                pool: pool.address,
                                paused: !paused,
                            }),
                        ],
                    ],
                })}
            >
                {paused ? 'Open deposits again' : 'Pause deposits'}
            </ActionButton>
        </div>
    );
}

function Caps({ pool }: Pick<Props, 'pool'>) {
    const { caps, stakeDecimals: decimals, stakeMint } = pool.data;
    const { symbol } = useTokens()(stakeMint);
    const text = (units: bigint) => (units === 0n ? '' : amountText(units, decimals));
    const [ofPool, setOfPool] = useState(text(caps.pool));
    const [ofPosition, setOfPosition] = useState(text(caps.position));
    const read = (typed: string) =>
        typed.trim() === '' ? 0n : readAmount(typed.trim().replaceAll(',', ''), decimals);
    const [most, each] = [read(ofPool), read(ofPosition)];
    const terms = { decimals, symbol, has: undefined };
    const isFit = typeof most === 'bigint' && typeof each === 'bigint';
    const isNew = most !== caps.pool || each !== caps.position;
    const words = (units: bigint) =>
        units === 0n ? 'no cap' : `${grouped(units, decimals)} ${symbol}`;
    return (
        <div className="stack">
            <h3>Caps</h3>
            <p className="small">
                They limit what comes in. What is staked already may stay above them.
            </p>
            <div className="columns">
                <TextField
                    label="Most that the pool takes"
                    suffix={symbol}
                    placeholder="no cap"
                    inputMode="decimal"
                    value={ofPool}
                    fault={amountFault(ofPool, most, terms)}
                    onChange={setOfPool}
                />
                <TextField
                    label="Most by position"
                    suffix={symbol}
                    placeholder="no cap"
                    inputMode="decimal"
                    value={ofPosition}
                    fault={amountFault(ofPosition, each, terms)}
                    onChange={setOfPosition}
                />
            </div>
            <div>
                <ActionButton
                    kind="plain"
                    disabled={!isFit || !isNew}
                    action={() => {
                        if (!isFit) return undefined;
                        const next = { pool: most, position: each };
                        const instruction = { pool: pool.address, caps: next };
                        return {
                            title: `Set caps: ${words(most)} in all, ${words(each)} by position`,
                            build: async (authority) => [
                                [getSetCapsInstruction({ authority, ...instruction })],
                            ],
                        };
                    }}
                >
                    Set these caps
                </ActionButton>
            </div>
        </div>
    );
}

function Hook({ pool, now }: Props) {
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
                {(hook || pending) && (
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
                )}
            </div>
            <Propose pool={pool} />
        </div>
    );
}

function Propose({ pool }: Pick<Props, 'pool'>) {
    const [text, setText] = useState('');
    const typed = text.trim();
    const fits = isAddress(typed);
    return (
        <div className="stack">
            <TextField
                label="Announce another program"
                hint="It can be activated 48 hours later, so that LPs see it coming."
                value={text}
                fault={
                    typed === '' || fits
                        ? undefined
                        : { condition: 'this is no address', remedy: 'copy the program’s address' }
                }
                onChange={setText}
            />
            <div>
                <ActionButton
                    kind="plain"
                    disabled={!fits}
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
            </div>
        </div>
    );
}
