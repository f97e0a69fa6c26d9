/** Voting with one's positions. */
import { gauges, rules, type gauge as program } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useId, useState } from 'react';
import { voteInEpochAction, withdrawFromEpochAction } from '../../acts/votes';
import { useConnection } from '../../chain/connection';
import { usePoolName } from '../../tokens/tokens';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { ActForm } from '../../ui/ActForm';
import { CheckField } from '../../ui/Field';
import { Amount } from '../../ui/figures';
import { counted, moment, percent } from '../../ui/format';
import { Loaded } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { useOwner } from '../../wallet/wallet';
import styles from './gauge.module.css';
import { partOfVotes } from './moves';
import { useVoters, type Voter } from './queries';
import {
    evenly,
    firstSplit,
    inBps,
    leftOutAtFirst,
    readPart,
    sumOf,
    withPart,
    type Percents,
} from './split';
import { VoteMoves } from './VoteMoves';

interface Props {
    readonly gauge: gauges.GaugeAccount;
    readonly epoch: gauges.EpochAccount;
    /** Epochs before it, the latest first. */
    readonly earlier: readonly gauges.EpochAccount[];
}

export function VoteForm({ gauge, epoch, earlier }: Props) {
    const me = useOwner();
    const voters = useVoters(epoch, earlier);
    if (!me) return <Notice kind="hint">Connect a wallet to vote with what it has staked.</Notice>;
    return (
        <Loaded query={voters} what="your positions">
            {(found) =>
                found.length === 0 ? (
                    <Notice kind="hint">
                        This wallet has nothing staked in the pools of this epoch.
                    </Notice>
                ) : (
                    <Form gauge={gauge} epoch={epoch} voters={found} />
                )
            }
        </Loaded>
    );
}

function Form({
    gauge,
    epoch,
    voters,
}: Pick<Props, 'gauge' | 'epoch'> & { voters: readonly Voter[] }) {
    const pools = gauges.poolsOf(epoch);
    const able = voters.filter((voter) => gauges.votesOf(voter, epoch) > 0n);
    const [left, setLeft] = useState<ReadonlySet<Address>>(() =>
        leftOutAtFirst(
            new Map(able.map((one) => [one.position.address, gauges.votesOf(one, epoch)])),
        ),
    );
    const [{ percents: first, from }] = useState(() => firstSplit(epoch, voters));
    const [percents, setPercents] = useState<Percents>(first);
    const chosen = able.filter(({ position }) => !left.has(position.address));
    const inWords = useStakesInWords();
    const isWhole = chosen.length > 0 && sumOf(percents) === 100;
    const { votingEnd } = epoch.data.books.window;
    const choose = (position: Address, isIn: boolean) =>
        setLeft((before) => {
            const next = new Set(before);
            if (isIn) next.delete(position);
            else next.add(position);
            return next;
        });
    return (
        <section aria-label="Vote">
            <ActForm className="stack">
                <h3>Vote</h3>
                <fieldset>
                    <legend>With</legend>
                    <div className="stack">
                        {voters.map((voter) => (
                            <VoterLine
                                key={voter.position.address}
                                voter={voter}
                                epoch={epoch}
                                isIn={chosen.includes(voter)}
                                among={chosen.includes(voter) ? chosen : [...chosen, voter]}
                                choose={choose}
                            />
                        ))}
                    </div>
                </fieldset>
                <fieldset>
                    <legend>For</legend>
                    {from && from.address !== epoch.address && percents === first && (
                        <p className="small">
                            As you voted in epoch {from.data.books.number.toString()}.
                        </p>
                    )}
                    <SplitFields pools={pools} percents={percents} change={setPercents} />
                    <div className="row">
                        <button type="button" onClick={() => setPercents(evenly(pools))}>
                            Split evenly
                        </button>
                    </div>
                </fieldset>
                {isWhole && (
                    <VoteMoves
                        gauge={gauge}
                        epoch={epoch}
                        voters={chosen}
                        split={inBps(percents)}
                    />
                )}
                <div className="buttons">
                    <ActionButton
                        submits
                        disabled={!isWhole}
                        action={() => {
                            const voting = { holdings: chosen, split: inBps(percents) };
                            const notes = [
                                `What votes stays staked until ${moment(votingEnd)}, or until you take the vote back.`,
                            ];
                            return voteInEpochAction(epoch, voting, {
                                said: inWords(chosen),
                                notes,
                            });
                        }}
                    >
                        Review the vote
                    </ActionButton>
                </div>
                <Withdraw epoch={epoch} voters={voters} />
            </ActForm>
        </section>
    );
}

/** "1,000 AGUA", or how many positions. */
function useStakesInWords(): (voters: readonly Voter[]) => string {
    const words = useWords();
    return ([first, ...more]) => {
        if (!first || more.length > 0) return counted(more.length + 1, 'position');
        const { stakeMint: mint, stakeDecimals: decimals } = first.pool.data;
        return words(first.position.data.stake.amount, { mint, decimals });
    };
}

/** One of one's positions: what it votes with, and how it has. */
function VoterLine({
    voter,
    epoch,
    isIn,
    among,
    choose,
}: {
    voter: Voter;
    epoch: gauges.EpochAccount;
    isIn: boolean;
    /** All that would vote, this one too. */
    among: readonly Voter[];
    choose: (position: Address, isIn: boolean) => void;
}) {
    const { pool, position, vote } = voter;
    const name = usePoolName();
    const votes = gauges.votesOf(voter, epoch);
    const { stakeDecimals, stakeMint } = pool.data;
    const cast = vote && partsOf(vote, gauges.poolsOf(epoch));
    return (
        <CheckField
            label={
                <>
                    <Amount
                        units={position.data.stake.amount}
                        decimals={stakeDecimals}
                        mint={stakeMint}
                    />{' '}
                    in {name(pool.address)}
                    {votes > 0n && (
                        <>
                            :{' '}
                            <strong>
                                <data value={votes.toString()}>
                                    {percent(partOfVotes(epoch, among, [voter]))}
                                </data>
                            </strong>{' '}
                            of the votes
                        </>
                    )}
                </>
            }
            hint={
                votes === 0n
                    ? 'It was staked after the epoch began, and votes in the next.'
                    : cast && cast.length > 0
                      ? `Has voted: ${cast.map(([of, part]) => `${name(of)} ${percent(part)}`).join(', ')}. Voting again takes its place.`
                      : 'Has not voted yet.'
            }
            checked={isIn}
            disabled={votes === 0n}
            onChange={(checked) => choose(position.address, checked)}
        />
    );
}

function SplitFields({
    pools,
    percents,
    change,
}: {
    pools: readonly Address[];
    percents: Percents;
    change: (percents: Percents) => void;
}) {
    const name = usePoolName();
    const id = useId();
    return (
        <div className={styles.split}>
            {pools.map((pool) => {
                const part = percents.get(pool) ?? 0;
                const set = (text: string) =>
                    change(withPart(percents, pool, readPart(text) ?? part));
                return (
                    <Row key={pool}>
                        <label htmlFor={`${id}-${pool}`}>{name(pool)}</label>
                        <input
                            type="range"
                            min={0}
                            max={100}
                            value={part}
                            aria-label={`Part for ${name(pool)}, as a slider`}
                            onChange={(event) => set(event.target.value)}
                        />
                        <span className={styles.number}>
                            <input
                                id={`${id}-${pool}`}
                                type="number"
                                min={0}
                                max={100}
                                value={part}
                                onChange={(event) => set(event.target.value)}
                            />
                            %
                        </span>
                    </Row>
                );
            })}
        </div>
    );
}

const Row = ({ children }: { children: React.ReactNode }) => <>{children}</>;

/** Taking votes back, which frees what they hold. */
function Withdraw({ epoch, voters }: { epoch: gauges.EpochAccount; voters: readonly Voter[] }) {
    const { rpc } = useConnection();
    const cast = voters.filter(({ vote }) => vote && vote.weight > 0n);
    if (cast.length === 0) return null;
    return (
        <div className="buttons">
            <ActionButton kind="plain" action={() => withdrawFromEpochAction(rpc, epoch, cast)}>
                {cast.length === 1 ? 'Take the vote back' : 'Take the votes back'}
            </ActionButton>
        </div>
    );
}

/** How a vote was divided: the pools with a part of it, from 0 to 1. */
function partsOf(
    { split, weight }: program.Vote,
    pools: readonly Address[],
): [pool: Address, part: number][] {
    if (weight === 0n) return [];
    const parts = pools.map((pool, place): [Address, number] => [
        pool,
        (split.bps[place] ?? 0) / Number(rules.BPS),
    ]);
    return parts.filter(([, part]) => part > 0);
}
