/** What of a budget is paid where its rate follows the stake. */
import { visible } from '@acequia/client';
import type { Forecast, Token } from '@acequia/plan';
import { Amount } from '../../../ui/figures';
import { grouped } from '../../../ui/format';
import { Scrolls } from '../../../ui/Scrolls';

type Named = Pick<Token, 'symbol' | 'decimals'>;

export function RateTable({
    forecasts,
    token,
    stake,
}: {
    forecasts: readonly Forecast[];
    token: Named;
    stake: Named;
}) {
    const symbol = visible(token.symbol);
    return (
        <Scrolls label={`What is paid of ${symbol}`}>
            <table>
                <caption>What is paid of {symbol}, while so much is staked throughout</caption>
                <thead>
                    <tr>
                        <th scope="col">{visible(stake.symbol)} staked</th>
                        <th scope="col" className="number">
                            To stakers
                        </th>
                        <th scope="col" className="number">
                            Back to you
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {forecasts.map(({ weight, paid, back }) => (
                        <tr key={weight}>
                            <th scope="row">{grouped(weight, stake.decimals)}</th>
                            <td className="number">
                                <Amount units={paid} decimals={token.decimals} />
                            </td>
                            <td className="number">
                                <Amount units={back} decimals={token.decimals} />
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </Scrolls>
    );
}
