/** Figures. What is shown may be cut; what it is stands in the element's value, to the unit. */
import { multiplierOf, type Shown } from '@acequia/client';
import type { Address } from '@solana/kit';
import type { ReactNode } from 'react';
import { useNow } from '../chain/clock';
import { useTokens, type Token } from '../tokens/tokens';
import { SHOWN_ANEW_MS } from '../tokens/words';
import { cut, day, duration, grouped, groupedShown, moment, rate } from './format';

/** An amount of a token, with its symbol; as wallets show it, with the raw one beside, where they differ. */
export function Amount({
    units,
    decimals,
    mint,
    bare = false,
    places,
    signed = false,
}: {
    units: bigint;
    decimals: number;
    /** Its symbol follows; none without it. */
    mint?: Address | undefined;
    /** Without its symbol all the same. */
    bare?: boolean;
    /** Places after the point, cut; all of them unless named. */
    places?: number;
    /** A plus before what comes. */
    signed?: boolean;
}) {
    const tokens = useTokens();
    const exact = grouped(units, decimals);
    const fit = (text: string) => (places === undefined ? text : cut(text, places));
    const sign = signed && units > 0n ? '+' : '';
    return (
        <Figure
            raw={
                <data value={units.toString()} title={fit(exact) === exact ? undefined : exact}>
                    {sign}
                    {fit(exact)}
                </data>
            }
            token={mint && tokens(mint)}
            bare={bare}
            as={(shown, now) => sign + fit(groupedShown(units, { decimals, shown }, now))}
        />
    );
}

/** A rate of a token [whole tokens in some time], with its symbol. Where `units` says what it is
 *  in base units, that is the element's value. */
export function Rate({
    of,
    units,
    mint,
    bare = false,
}: {
    of: number;
    units?: bigint | undefined;
    mint?: Address | undefined;
    bare?: boolean;
}) {
    const tokens = useTokens();
    return (
        <Figure
            raw={<data value={units?.toString() ?? of}>{rate(of)}</data>}
            token={mint && tokens(mint)}
            bare={bare}
            as={(shown, now) => rate(of * multiplierOf(shown, now))}
        />
    );
}

/** A figure with its symbol; as wallets show it, with the raw one beside, where they differ. */
function Figure({
    raw,
    token,
    bare,
    as,
}: {
    raw: ReactNode;
    token: Token | undefined;
    bare: boolean;
    as: (shown: Shown, now: bigint) => string;
}) {
    const symbol = token && !bare && (
        <>
            {' '}
            <TokenSymbol of={token} />
        </>
    );
    return (
        <span className="amount" translate="no">
            {token?.shown ? (
                <>
                    <AsShown shown={token.shown} as={as} />
                    {symbol} (raw: {raw})
                </>
            ) : (
                <>
                    {raw}
                    {symbol}
                </>
            )}
        </span>
    );
}

function AsShown({ shown, as }: { shown: Shown; as: (shown: Shown, now: bigint) => string }) {
    const now = useNow(SHOWN_ANEW_MS);
    return now === undefined ? '…' : as(shown, now);
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
