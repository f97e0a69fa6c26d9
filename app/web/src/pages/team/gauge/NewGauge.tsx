/** Creating a gauge: a budget that voters split among pools, epoch by epoch. */
import { TokenKind } from '@acequia/client';
import { DAY, type Token } from '@acequia/plan';
import { address } from '@solana/kit';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { createGaugeAction, type Rhythm } from '../../../acts/gauge';
import { useConnection } from '../../../chain/connection';
import { ActionButton } from '../../../transact/transact';
import { SelectField } from '../../../ui/Field';
import { duration } from '../../../ui/format';
import { useTitle } from '../../../ui/useTitle';
import { TokenPicker } from '../form/TokenPicker';

const HOUR = 3_600;
const CHOICES: Record<keyof Rhythm, readonly number[]> = {
    epochSeconds: [DAY, 7 * DAY, 14 * DAY],
    closingSeconds: [HOUR, 6 * HOUR, 12 * HOUR, DAY],
    firstIn: [HOUR, DAY, 3 * DAY, 7 * DAY],
};
const USUAL: Rhythm = { epochSeconds: 7 * DAY, closingSeconds: DAY, firstIn: 3 * DAY };

export function NewGauge() {
    useTitle('A new gauge');
    const { rpc } = useConnection();
    const [, goTo] = useLocation();
    const [tokens, setTokens] = useState<readonly Token[]>([]);
    const [symbol, setSymbol] = useState('');
    const [rhythm, setRhythm] = useState(USUAL);
    const token = tokens.find((one) => one.symbol === symbol);
    const isTooLate = rhythm.closingSeconds >= rhythm.epochSeconds;
    const field = (key: keyof Rhythm, label: string, hint: string, fault?: boolean) => (
        <SelectField
            label={label}
            hint={hint}
            value={`${rhythm[key]}`}
            fault={fault ? TOO_LATE : undefined}
            onChange={(chosen) => setRhythm({ ...rhythm, [key]: Number(chosen) })}
        >
            {CHOICES[key].map((seconds) => (
                <option key={seconds} value={seconds}>
                    {duration(seconds)}
                </option>
            ))}
        </SelectField>
    );
    return (
        <>
            <p className="small">
                <Link href="/team">Run a farm</Link>
            </p>
            <h1>A new gauge</h1>
            <p>
                Those who are staked vote each epoch on how a budget is split among pools. You fund
                it, list pools and have them pass their votes to it once it is there.
            </p>
            <section className="card stack" aria-label="The gauge">
                <TokenPicker
                    label="Token that it splits"
                    tokens={tokens}
                    value={symbol}
                    choose={(chosen, added) => {
                        if (added) setTokens((before) => [...before, added]);
                        setSymbol(chosen);
                    }}
                />
                <div className="columns">
                    {field('epochSeconds', 'An epoch lasts', 'For good.')}
                    {field(
                        'closingSeconds',
                        'Voting ends before its end by',
                        'For good. Until then the next one can be made ready.',
                        isTooLate,
                    )}
                    {field('firstIn', 'The first one begins in', 'Pools are listed before that.')}
                </div>
                <div className="buttons">
                    <ActionButton
                        disabled={!token?.mint || isTooLate}
                        action={() => {
                            const { mint, program } = token!;
                            const kind =
                                program === 'spl-token' ? TokenKind.SplToken : TokenKind.Token2022;
                            const reward = { mint: address(mint!), kind };
                            const onDone = (gauge: string) => goTo(`/team/gauge/${gauge}`);
                            return createGaugeAction(rpc, reward, rhythm, { symbol, onDone });
                        }}
                    >
                        Create this gauge
                    </ActionButton>
                </div>
            </section>
        </>
    );
}

const TOO_LATE = {
    condition: 'voting would end before it begins',
    remedy: 'choose less than an epoch',
};
