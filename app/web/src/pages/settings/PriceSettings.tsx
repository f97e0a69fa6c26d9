import { streamsOf, type PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useId, useState, type FormEvent } from 'react';
import { useConnection } from '../../chain/connection';
import { usePools } from '../../chain/queries';
import { usePrices } from '../../prices/prices';
import { priceText, readPrice } from '../../prices/readPrice';
import { useTokens } from '../../tokens/tokens';
import { Notice } from '../../ui/notice';
import styles from './settings.module.css';

/** Where prices come from; without a source, amounts stay amounts of tokens. */
export function PriceSettings() {
    const { source, named, problem, choose } = usePrices();
    const offered = useConnection().cluster.prices;
    const isInUse = source.from === 'url' && source.url === offered?.url;
    return (
        <section className="card" aria-labelledby="prices">
            <h2 id="prices">Prices</h2>
            <p>
                The chain knows no prices. Without a source that you name, pages show tokens and no
                yield in percent, unless a reward is paid in the token that is staked.
            </p>
            <p role="status">
                {named === undefined ? 'No price source is in use.' : `In use: ${named}.`}
            </p>
            {problem && <Notice kind="problem">{problem}</Notice>}
            <div className="row">
                {offered && !isInUse && (
                    <button type="button" onClick={() => choose({ from: 'url', url: offered.url })}>
                        Use prices {offered.name}
                    </button>
                )}
                {source.from !== 'nowhere' && (
                    <button type="button" onClick={() => choose({ from: 'nowhere' })}>
                        Use no prices
                    </button>
                )}
            </div>
            <SourceForm />
            <ByHand />
        </section>
    );
}

function SourceForm() {
    const { choose } = usePrices();
    const [url, setUrl] = useState('');
    const [wrong, setWrong] = useState(false);
    const [field, hint] = [useId(), useId()];
    const submit = (event: FormEvent) => {
        event.preventDefault();
        const fits = URL.canParse(url) && /^https?:/.test(url);
        setWrong(!fits);
        if (fits) choose({ from: 'url', url });
    };
    return (
        <form onSubmit={submit} noValidate>
            <label htmlFor={field}>Address of a price source</label>
            <div className="row">
                <input
                    id={field}
                    type="url"
                    value={url}
                    placeholder="https://…?ids={mints}"
                    aria-invalid={wrong}
                    aria-describedby={hint}
                    onChange={(event) => setUrl(event.target.value)}
                />
                <button type="submit">Use this source</button>
            </div>
            <p id={hint} className="small" role={wrong ? 'alert' : undefined}>
                {wrong && 'This is no web address. '}
                It answers {'{"<mint>": {"usdPrice": 1.25}}'}, as Jupiter’s price API does;{' '}
                {'{mints}'} in the address stands for the mints.
            </p>
        </form>
    );
}

/** A price for each token that some pool stakes or pays. */
function ByHand() {
    const { source, choose } = usePrices();
    const pools = usePools().data ?? [];
    const tokens = useTokens();
    const prices = source.from === 'hand' ? source.prices : {};
    const write = (mint: Address, price: number | undefined) => {
        const { [mint]: _, ...others } = prices;
        choose({ from: 'hand', prices: price ? { ...others, [mint]: price } : others });
    };
    return (
        <details open={source.from === 'hand'}>
            <summary>Write prices by hand</summary>
            <div className={styles.prices}>
                {mintsOf(pools).map((mint) => (
                    <PriceField
                        key={mint}
                        symbol={tokens(mint).symbol}
                        price={prices[mint]}
                        write={(price) => write(mint, price)}
                    />
                ))}
            </div>
        </details>
    );
}

function PriceField({
    symbol,
    price,
    write,
}: {
    symbol: string;
    price: number | undefined;
    write: (price: number | undefined) => void;
}) {
    const field = useId();
    const [text, setText] = useState(price === undefined ? '' : priceText(price));
    return (
        <div>
            <label htmlFor={field}>One {symbol} is worth</label>
            <input
                id={field}
                inputMode="decimal"
                value={text}
                aria-invalid={text.trim() !== '' && readPrice(text) === undefined}
                onChange={(event) => {
                    setText(event.target.value);
                    write(readPrice(event.target.value));
                }}
            />
        </div>
    );
}

function mintsOf(pools: readonly PoolAccount[]): Address[] {
    const all = pools.flatMap((pool) => [
        pool.data.stakeMint,
        ...streamsOf(pool).map(({ mint }) => mint),
    ]);
    return [...new Set(all)];
}
