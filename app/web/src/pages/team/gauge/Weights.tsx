/** What a stake in each pool weighs: the power manager's. */
import type { gauges, PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useState } from 'react';
import { setPowersAction } from '../../../acts/gauge';
import { useConnection } from '../../../chain/connection';
import { usePools } from '../../../chain/queries';
import { usePoolName, useTokens } from '../../../tokens/tokens';
import { ActionButton } from '../../../transact/transact';
import { TextField } from '../../../ui/Field';
import { readHere, writeHere } from '../../../ui/marks';
import { amountFault } from '../stream/amount';
import { POWER_DECIMALS, powerFault, powerOf, votesForEach } from './power';

export function Weights({ gauge, isManager }: { gauge: gauges.GaugeAccount; isManager: boolean }) {
    const { rpc } = useConnection();
    const pools = usePools().data ?? [];
    const [typed, setTyped] = useState<ReadonlyMap<Address, string>>(new Map());
    const listed = listedIn(gauge, pools);
    const powers = changedPowers(listed, typed);
    return (
        <section className="card stack" aria-labelledby="weights">
            <h2 id="weights">What stakes weigh</h2>
            <p className="small">
                Votes for each token that is staked and not locked. Pools have different tokens: by
                their price, votes are money.
            </p>
            {listed.length === 0 && <p>It lists no pool yet.</p>}
            {listed.map((one) => (
                <Weight
                    key={one.pool}
                    of={one}
                    text={typed.get(one.pool) ?? textOf(one)}
                    isManager={isManager}
                    onChange={(text) => setTyped(new Map(typed).set(one.pool, text))}
                />
            ))}
            {isManager && listed.length > 0 && (
                <div>
                    <ActionButton
                        kind="plain"
                        disabled={powers === undefined || powers.size === 0}
                        action={() =>
                            powers && {
                                ...setPowersAction(rpc, gauge, powers),
                                onDone: () => setTyped(new Map()),
                            }
                        }
                    >
                        Set what has changed
                    </ActionButton>
                </div>
            )}
        </section>
    );
}

/** A pool of the list, and what a unit of it weighs. */
interface Listed {
    readonly pool: Address;
    readonly power: bigint;
    readonly decimals: number;
    readonly stakeMint: Address | undefined;
}

function listedIn({ data }: gauges.GaugeAccount, pools: readonly PoolAccount[]): Listed[] {
    return data.members.slice(0, data.count).map(({ pool }, place) => {
        const there = pools.find(({ address }) => address === pool)?.data;
        const [decimals, stakeMint] = [there?.stakeDecimals ?? 0, there?.stakeMint];
        return { pool, power: data.powers[place]!, decimals, stakeMint };
    });
}

const textOf = ({ power, decimals }: Listed): string =>
    writeHere(votesForEach(power, decimals), POWER_DECIMALS);

function Weight({
    of,
    text,
    isManager,
    onChange,
}: {
    of: Listed;
    text: string;
    isManager: boolean;
    onChange: (text: string) => void;
}) {
    const name = usePoolName()(of.pool);
    const token = useTokens();
    const symbol = of.stakeMint ? token(of.stakeMint).symbol : 'unit';
    const read = readVotes(text, of);
    return (
        <TextField
            label={name}
            suffix={`votes for each ${symbol}`}
            inputMode="decimal"
            value={text}
            readOnly={!isManager}
            fault={read.fault}
            onChange={onChange}
        />
    );
}

/** A pool of no votes may still be voted for. */
function readVotes(text: string, { decimals }: Listed) {
    const read = readHere(text, POWER_DECIMALS);
    const of = { decimals: POWER_DECIMALS, symbol: /* words */ 'votes', has: undefined };
    const fault = read === 0n ? undefined : amountFault(text, read, of);
    if (typeof read !== 'bigint' || fault) return { power: undefined, fault };
    const inexact = powerFault(read, decimals);
    return { power: inexact ? undefined : powerOf(read, decimals), fault: inexact };
}

/** Those that differ from what is stored; `undefined` while one cannot be read. */
function changedPowers(listed: readonly Listed[], typed: ReadonlyMap<Address, string>) {
    const powers = new Map<Address, bigint>();
    for (const one of listed) {
        const text = typed.get(one.pool);
        if (text === undefined || text === textOf(one)) continue;
        const { power } = readVotes(text, one);
        if (power === undefined) return undefined;
        powers.set(one.pool, power);
    }
    return powers;
}
