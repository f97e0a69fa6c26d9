/** For how long to lock, with what it brings and binds before anything is signed. */
import { rules, type Holding } from '@acequia/client';
import { useState } from 'react';
import { lockAction } from '../../acts/lock';
import { useConnection } from '../../chain/connection';
import { earnings, sideBySide } from '../../rewards/earnings';
import { lockForecast, offersEarlyLeave, type LockForecast } from '../../rewards/locks';
import { lockState } from '../../rewards/stakes';
import { useYields } from '../../rewards/useYields';
import { together } from '../../rewards/yields';
import { useWords } from '../../tokens/words';
import { ActionButton } from '../../transact/transact';
import { Rate, When } from '../../ui/figures';
import { percent, times } from '../../ui/format';
import { Fact } from './Fact';
import { LockSlider } from './LockSlider';
import { LockWarning } from './LockWarning';
import styles from './pool.module.css';

export function LockForm({ holding, now }: { holding: Holding; now: bigint }) {
    const { rpc } = useConnection();
    const { lock, stakeDecimals: decimals, stakeMint: mint } = holding.pool.data;
    const words = useWords();
    const [seconds, setSeconds] = useState(0);
    const forecast = lockForecast(holding, seconds, now);
    const said = words(holding.position.data.stake.amount, { mint, decimals });
    const early = offersEarlyLeave(holding);
    const { end, problem } = forecast;
    const isLonger = lockState(holding.position, now).is === 'running';
    return (
        <>
            <LockSlider max={lock.maxSeconds} seconds={seconds} choose={setSeconds} />
            {seconds > 0 && <Forecast holding={holding} forecast={forecast} now={now} />}
            {seconds > 0 && !problem && (
                <LockWarning
                    pool={holding.pool}
                    stake={{ units: holding.position.data.stake.amount, lockFor: seconds }}
                    now={now}
                />
            )}
            <p className="small" aria-live="polite">
                {seconds === 0 && 'Choose for how long. '}
                {(seconds > 0 ? problem : '') ??
                    `Until then you can neither unstake nor move ${said}${early ? `, unless you leave early: at once that would cost ${percent(leavingCosts(lock, seconds))} of it, less as time passes` : ', and nobody can lift the lock'}. Rewards stay claimable.`}
            </p>
            <div className={styles.acts}>
                <ActionButton
                    action={() => lockAction(rpc, { holding, seconds, end, said, early })}
                    disabled={seconds === 0 || problem !== undefined}
                >
                    {isLonger ? 'Lock for longer' : 'Lock'}
                </ActionButton>
            </div>
        </>
    );
}

/** The part of the principal that leaving costs with so much of a lock ahead, by the pool's terms. */
function leavingCosts(rule: { maxSeconds: number; earlyLeaveBps: number }, ahead: number): number {
    return ((rule.earlyLeaveBps / Number(rules.BPS)) * ahead) / rule.maxSeconds;
}

function Forecast({
    holding,
    forecast: { end, multiplierBps, weight, share },
    now,
}: {
    holding: Holding;
    forecast: LockForecast;
    now: bigint;
}) {
    return (
        <dl className="facts" aria-label="What the lock changes">
            <Fact name="Weighs">
                <data value={weight.after.toString()}>{times(multiplierBps)}</data> its stake
            </Fact>
            <Fact name="Ends">
                <When time={end} />
            </Fact>
            <Fact name="Share of rewards">
                {percent(share.before)} → <data value={share.after}>{percent(share.after)}</data>
            </Fact>
            <YieldChange holding={holding} weight={weight} now={now} />
        </dl>
    );
}

/** In percent where the APR can be told, and in tokens a day in any case. */
function YieldChange({
    holding: { pool, position },
    weight,
    now,
}: {
    holding: Holding;
    weight: LockForecast['weight'];
    now: bigint;
}) {
    const yields = useYields();
    const { totals } = pool.data;
    const after = totals.weight - weight.before + weight.after;
    const changes = sideBySide(
        earnings(pool, { weight: weight.before, total: totals.weight, now }),
        earnings(pool, { weight: weight.after, total: after, now }),
    );
    const base = together(yields(pool, now)).apr;
    const { amount } = position.data.stake;
    const aprs = base !== undefined &&
        amount > 0n &&
        after > 0n && {
            before: (base * Number(weight.before)) / Number(amount),
            after:
                ((base * Number(weight.after)) / Number(amount)) *
                (Number(totals.weight) / Number(after)),
        };
    return (
        <>
            {aprs && (
                <Fact name="APR">
                    {percent(aprs.before)} → <data value={aprs.after}>{percent(aprs.after)}</data>
                </Fact>
            )}
            {changes.length > 0 && (
                <Fact name="Earns a day">
                    {changes.map(({ mint, here, there }) => (
                        <div key={mint}>
                            <Rate of={here.perDay} units={here.units} mint={mint} bare /> →{' '}
                            <Rate of={there.perDay} units={there.units} mint={mint} />
                        </div>
                    ))}
                </Fact>
            )}
        </>
    );
}
