/** Figures. What is shown may be cut; what it is stands in the element's value, to the unit. */
import type { Address } from '@solana/kit';
import { useTokens, type Token } from '../tokens/tokens';
import { cut, day, duration, grouped, moment, rate } from './format';

/** An amount of a token, with its symbol. */
export function Amount({
    units,
    decimals,
    mint,
    places,
    signed = false,
}: {
    units: bigint;
    decimals: number;
    /** Its symbol follows; none without it. */
    mint?: Address | undefined;
    /** Places after the point, cut; all of them unless named. */
    places?: number;
    /** A plus before what comes. */
    signed?: boolean;
}) {
    const tokens = useTokens();
    const exact = grouped(units, decimals);
    const shown = places === undefined ? exact : cut(units, decimals, places);
    const token = mint && tokens(mint);
    return (
        <span className="amount" translate="no">
            <data value={units.toString()} title={shown === exact ? undefined : exact}>
                {signed && units > 0n ? '+' : ''}
                {shown}
            </data>
            {token && (
                <>
                    {' '}
                    <TokenSymbol of={token} />
                </>
            )}
        </span>
    );
}

/** A rate of a token [whole tokens in some time], with its symbol. Where `units` says what it is
 *  in base units, that is the element's value. */
export function Rate({
    of,
    units,
    mint,
}: {
    of: number;
    units?: bigint | undefined;
    mint?: Address | undefined;
}) {
    const tokens = useTokens();
    return (
        <span className="amount" translate="no">
            <data value={units?.toString() ?? of}>{rate(of)}</data>
            {mint && (
                <>
                    {' '}
                    <TokenSymbol of={tokens(mint)} />
                </>
            )}
        </span>
    );
}

/** A token's name, with its mint behind it. */
function TokenSymbol({ of }: { of: Token }) {
    return (
        <abbr className="symbol" translate="no" title={titleOf(of)}>
            {of.symbol}
        </abbr>
    );
}

/** What stands behind a symbol. */
function titleOf({ name, by, mint }: Token): string {
    if (name === undefined) return mint;
    return by === 'list' ? `${name}, ${mint}` : `calls itself ${name}, ${mint}`;
}

/** A moment of the chain [unix s]. */
export function When({ time, by = 'minute' }: { time: bigint; by?: 'minute' | 'day' }) {
    const iso = new Date(Number(time) * 1_000).toISOString();
    return (
        <time dateTime={iso} translate="no">
            {by === 'day' ? day(time) : moment(time)}
        </time>
    );
}

/** How long until a moment of the chain. */
export function Until({ time, now }: { time: bigint; now: bigint }) {
    const iso = new Date(Number(time) * 1_000).toISOString();
    return (
        <time dateTime={iso} title={moment(time)} translate="no">
            {time > now ? `in ${duration(time - now)}` : `${duration(now - time)} ago`}
        </time>
    );
}
