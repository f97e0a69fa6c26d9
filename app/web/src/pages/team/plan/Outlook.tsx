/** What the budgets of a farm pay over what is staked, before they are funded. */
import { visible } from '@acequia/client';
import { outlookOf, type Farm, type Foreseen } from '@acequia/plan';
import { address, type Address } from '@solana/kit';
import { useEffect } from 'react';
import { PricesHint } from '../../../prices/PricesHint';
import { usePrices } from '../../../prices/prices';
import { Amount } from '../../../ui/figures';
import { bps, grouped, percent } from '../../../ui/format';
import { Scrolls } from '../../../ui/Scrolls';
import { RateTable } from '../form/RateTable';

/** Whole tokens at which a yield is told, powers of ten and nobody's guess; and what staked money may cost in
 *  a year, for where that is [bps]. */
const STAKES: readonly (readonly [whole: bigint, rate: number])[] = [
    [1_000n, 500],
    [10_000n, 1_000],
    [100_000n, 2_000],
    [1_000_000n, 5_000],
    [10_000_000n, 10_000],
];
/** More than that no pool counts [base units]. */
const MOST = 1n << 63n;

/** What is told of one of them. */
interface Line extends Foreseen {
    /** [base units] */
    readonly staked: bigint;
    /** [bps] */
    readonly rate: number;
}

export default function Outlook({ farm, text }: { farm: Farm; text: string }) {
    const { price, want } = usePrices();
    const mints = farm.tokens.map(({ mint }) => (mint === undefined ? undefined : address(mint)));
    const key = mints.join();
    useEffect(() => {
        const named = mints.filter((mint): mint is Address => mint !== undefined);
        if (named.length > 0) want(named);
        // The same mints in another list are nothing new.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [key]);
    const prices = mints.map((mint) => mint && price(mint));
    return (
        <>
            <PricesHint />
            {farm.pools.map((pool, place) => {
                const one = 10n ** BigInt(farm.tokens[pool.stake]!.decimals);
                const lines = STAKES.map(([whole, rate]): Line => {
                    const staked = whole * one < MOST ? whole * one : MOST;
                    return {
                        staked,
                        rate,
                        ...outlookOf(text, { pool: place, prices, staked, rate }),
                    };
                });
                if (lines[0]!.budgets.length === 0) return null;
                return <OfPool key={place} farm={farm} place={place} lines={lines} />;
            })}
        </>
    );
}

interface OfPool {
    readonly farm: Farm;
    readonly place: number;
    readonly lines: readonly Line[];
}

function OfPool({ farm, place, lines }: OfPool) {
    const { name, stake } = farm.pools[place]!;
    const of = { farm, place, lines };
    return (
        <section className="stack" aria-label={`What “${visible(name)}” pays`}>
            {farm.pools.length > 1 && <h3>{visible(name)}</h3>}
            <OverStake {...of} />
            <BreakEven {...of} />
            {lines[0]!.budgets
                .filter(({ forecasts }) => forecasts.length > 0)
                .map(({ reward, forecasts }) => (
                    <RateTable
                        key={reward}
                        forecasts={forecasts}
                        token={paidBy(of, reward)}
                        stake={farm.tokens[stake]!}
                    />
                ))}
            <p className="small">
                Each budget is spread evenly over its whole time, nobody locks, and what is staked
                stays. Deposits to come and what leaving early costs are not in it.
            </p>
        </section>
    );
}

/** The token that a budget pays. */
const paidBy = ({ farm, place }: OfPool, reward: number) =>
    farm.tokens[farm.pools[place]!.rewards[reward]!.token]!;

const stakeOf = ({ farm, place }: OfPool) => farm.tokens[farm.pools[place]!.stake]!;

function OverStake(of: OfPool) {
    const stake = stakeOf(of);
    const { budgets } = of.lines[0]!;
    const isPriced = of.lines.some(({ yieldPpm }) => yieldPpm !== undefined);
    return (
        <Scrolls label="What a stake earns in a year">
            <table>
                <caption>What {visible(stake.symbol)} earns in a year</caption>
                <thead>
                    <tr>
                        <th scope="col">Staked in all</th>
                        {budgets.map(({ reward }) => (
                            <th key={reward} scope="col" className="number">
                                {visible(paidBy(of, reward).symbol)} by one
                            </th>
                        ))}
                        {isPriced && (
                            <th scope="col" className="number">
                                Yield
                            </th>
                        )}
                    </tr>
                </thead>
                <tbody>
                    {of.lines.map(({ staked, yieldPpm, budgets: paying }) => (
                        <tr key={staked}>
                            <th scope="row">{grouped(staked, stake.decimals)}</th>
                            {paying.map(({ reward, aYear }) => (
                                <td key={reward} className="number">
                                    <ByOne
                                        units={aYear}
                                        staked={staked}
                                        decimals={paidBy(of, reward).decimals}
                                        of={stake.decimals}
                                    />
                                </td>
                            ))}
                            {isPriced && (
                                <td className="number">
                                    {yieldPpm !== undefined && percent(Number(yieldPpm) / 1e6)}
                                </td>
                            )}
                        </tr>
                    ))}
                </tbody>
            </table>
        </Scrolls>
    );
}

/** What a whole token of the stake earns, cut to the reward's unit. */
function ByOne({
    units,
    staked,
    decimals,
    of,
}: {
    units: bigint;
    staked: bigint;
    decimals: number;
    of: number;
}) {
    const each = (units * 10n ** BigInt(of)) / staked;
    return <Amount units={each} decimals={decimals} places={6} />;
}

/** From which stake on it costs no more. */
function BreakEven(of: OfPool) {
    const stake = stakeOf(of);
    const rows = of.lines.flatMap(({ rate, breakEven: staked }) =>
        staked === undefined ? [] : [{ rate, staked }],
    );
    if (rows.length === 0) {
        return (
            <p className="small">
                With prices of all these tokens it says here what a staked dollar costs you.
            </p>
        );
    }
    return (
        <Scrolls label="From where on it costs no more">
            <table>
                <caption>
                    From which stake on a staked dollar costs you no more, at the full rate
                </caption>
                <thead>
                    <tr>
                        <th scope="col">In a year</th>
                        <th scope="col" className="number">
                            Staked in all ({visible(stake.symbol)})
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {rows.map(({ rate, staked }) => (
                        <tr key={rate}>
                            <th scope="row">{bps(rate)}</th>
                            <td className="number">
                                <Amount units={staked} decimals={stake.decimals} places={0} />
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </Scrolls>
    );
}
