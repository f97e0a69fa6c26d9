import type { Address } from '@solana/kit';
import { useMint, useTokens } from '../tokens/tokens';
import { Plot } from '../ui/Plot';
import type { PlotLine, PlotPoint } from '../ui/plotData';

interface Props {
    readonly mint: Address;
    /** [base units] */
    readonly points: readonly PlotPoint[];
    readonly unit: string;
    readonly shape: PlotLine['shape'];
    /** Which token of the page it is. */
    readonly nth: number;
}

/** How much of a token there was over time; the pool may pay no more of it. */
export function TokenPlot({ mint, points, unit, shape, nth }: Props) {
    const { symbol } = useTokens()(mint);
    const decimals = useMint(mint).data?.decimals;
    if (decimals === undefined) return null;
    const whole = points.map(({ at, value }) => ({ at, value: value / 10 ** decimals }));
    const colour = (nth % 6) + 1;
    return (
        <Plot
            title={symbol}
            unit={unit}
            lines={[{ label: symbol, shape, points: whole, colour, filled: true }]}
        />
    );
}
