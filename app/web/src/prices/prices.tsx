/** Prices, from a source that a person names. Without one there are none, and no APR is shown. */
import { multiplierOf, type PriceSource, type Shown } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { useNow } from '../chain/clock';
import type { Cluster } from '../chain/cluster';
import { useConnection } from '../chain/connection';
import { useMintsOfPools } from '../tokens/tokens';
import { SHOWN_ANEW_MS } from '../tokens/words';
import { keep, kept } from '../ui/kept';

/** Where prices come from. */
export type Source =
    | { readonly from: 'nowhere' }
    /** Written by hand [in the currency of one's choice, of one whole token]. */
    | { readonly from: 'hand'; readonly prices: Readonly<Record<Address, number>> }
    /** Asked at an address that answers `{ "<mint>": { "usdPrice": 1.25 } }`, as Jupiter's price
     *  API does. `{mints}` in it stands for the mints, with commas between. */
    | { readonly from: 'url'; readonly url: string };

export interface Prices {
    readonly source: Source;
    readonly choose: (source: Source) => void;
    /** In words, for where a price is shown; `undefined` without a source. */
    readonly named: string | undefined;
    /** The price of one whole raw token, where it is known: sources name that of one as wallets show it. */
    readonly price: PriceSource;
    /** What is wrong with the source. */
    readonly problem: string | undefined;
    /** Tells the source which mints a page is about. */
    readonly want: (mints: readonly Address[]) => void;
}

const KEPT = 'acequia.prices';
const ASK_AGAIN_MS = 30_000;
const Context = createContext<Prices | undefined>(undefined);

/** Gives prices to what is below it. */
export function PricesProvider({ children }: { children: ReactNode }) {
    const { cluster } = useConnection();
    const [chosen, setSource] = useState<Source | undefined>(keptSource);
    const source = chosen ?? firstSource(cluster);
    const [mints, setMints] = useState<ReadonlySet<Address>>(new Set());
    const url = source.from === 'url' ? source.url.replace('{mints}', [...mints].join(',')) : '';
    const asked = useQuery({
        queryKey: ['prices', url],
        queryFn: ({ signal }) => ask(url, signal),
        enabled: source.from === 'url' && (mints.size > 0 || !source.url.includes('{mints}')),
        refetchInterval: ASK_AGAIN_MS,
        retry: 1,
    });
    const tokens = useMintsOfPools();
    const now = useNow(SHOWN_ANEW_MS);
    const prices = useMemo<Prices>(() => {
        const known = source.from === 'hand' ? source.prices : (asked.data ?? {});
        return {
            source,
            choose: (next) => {
                keep(KEPT, JSON.stringify(next));
                setSource(next);
            },
            named: nameOf(source, cluster.prices),
            price: (mint) => ofRaw(known[mint], tokens.get(mint)?.shown, now),
            problem: asked.error
                ? `The price source does not answer: ${asked.error.message}`
                : undefined,
            want: (more) =>
                setMints((had) =>
                    more.every((one) => had.has(one)) ? had : new Set([...had, ...more]),
                ),
        };
    }, [source, asked.data, asked.error, cluster.prices, tokens, now]);
    return <Context value={prices}>{children}</Context>;
}

export function usePrices(): Prices {
    const prices = use(Context);
    if (!prices) throw new Error('usePrices outside of a PricesProvider');
    return prices;
}

/** What a raw one costs that wallets show as more, or as less. */
export function ofRaw(
    price: number | undefined,
    shown: Shown | undefined,
    now: bigint | undefined,
): number | undefined {
    if (price === undefined || !shown) return price;
    return now === undefined ? undefined : price * multiplierOf(shown, now);
}

function nameOf(source: Source, offered: { name: string; url: string } | undefined) {
    if (source.from === 'nowhere') return undefined;
    if (source.from === 'hand') return 'prices you wrote';
    return source.url === offered?.url ? offered.name : new URL(source.url, location.href).host;
}

async function ask(url: string, signal: AbortSignal): Promise<Record<Address, number>> {
    const response = await fetch(url, { signal, referrerPolicy: 'no-referrer' });
    if (!response.ok) throw new Error(`it answers with ${response.status}.`);
    const said = (await response.json()) as Record<Address, { usdPrice?: unknown } | null>;
    const pairs = Object.entries(said).map(([mint, one]) => [mint, Number(one?.usdPrice)] as const);
    return Object.fromEntries(pairs.filter(([, price]) => Number.isFinite(price) && price > 0));
}

/** Where nobody has chosen: nowhere, but for play money whose prices are invented with it. */
function firstSource({ local, prices }: Cluster): Source {
    return local && prices?.use ? { from: 'url', url: prices.url } : { from: 'nowhere' };
}

function keptSource(): Source | undefined {
    try {
        return (JSON.parse(kept(KEPT) ?? 'null') as Source | null) ?? undefined;
    } catch {
        return undefined;
    }
}
