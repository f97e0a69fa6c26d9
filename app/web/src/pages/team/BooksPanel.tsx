/** The books of each stream, to the unit, with the equations that hold them together. */
import type { PoolAccount } from '@acequia/client';
import { useTokens } from '../../tokens/tokens';
import type { Of } from '../../tokens/words';
import { Amount } from '../../ui/figures';
import { Loaded } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { Scrolls } from '../../ui/Scrolls';
import { isSolvent, useBooks, type Books, type StreamBooks, type Vault } from './books';
import styles from './team.module.css';

export function BooksPanel({ pool }: { pool: PoolAccount }) {
    const books = useBooks(pool);
    return (
        <section className="card stack" aria-labelledby="books">
            <h2 id="books">Books</h2>
            <Loaded query={books} what="the books">
                {(read) => <Ledgers books={read} />}
            </Loaded>
        </section>
    );
}

function Ledgers({ books: { pool, stake, streams } }: { books: Books }) {
    const all = [...streams, ...(stake ? [stake] : [])];
    const { stakeMint, stakeDecimals } = pool.data;
    return (
        <>
            {all.every(isSolvent) ? (
                <Notice kind="good">
                    Every vault holds at least what it owes. Pool and vaults were read at one
                    moment.
                </Notice>
            ) : (
                <Notice kind="problem">
                    <strong>A vault holds less than it owes.</strong> Its issuer has taken, withheld
                    or destroyed tokens: see the risks of the token. Principal in other vaults is
                    not touched by it.
                </Notice>
            )}
            <div className="columns">
                {streams.map((one) => (
                    <Ledger key={one.stream.slot} of={one} />
                ))}
                {stake && (
                    <div>
                        <Heading mint={stakeMint} what="staked" />
                        <table className={styles.ledger}>
                            <tbody>
                                <Solvency
                                    of={stake}
                                    decimals={stakeDecimals}
                                    mint={stakeMint}
                                    must="Staked"
                                />
                            </tbody>
                        </table>
                    </div>
                )}
            </div>
        </>
    );
}

function Heading({ mint, what }: { mint: StreamBooks['stream']['mint']; what: string }) {
    const token = useTokens();
    return (
        <h3>
            {token(mint).symbol} <span className="small">{what}</span>
        </h3>
    );
}

function Ledger({ of }: { of: StreamBooks }) {
    const { stream, unstreamed } = of;
    const { books, decimals, mint, slot } = stream;
    const row = (label: string, sign: string, units: bigint) => (
        <Row label={label} sign={sign} units={units} decimals={decimals} mint={mint} />
    );
    const isWhole = books.funded === books.refunded + books.idle + unstreamed + books.streamed;
    return (
        <div>
            <Heading mint={mint} what={`slot ${slot}`} />
            <Scrolls label={`Books of slot ${slot}`}>
                <table className={styles.ledger}>
                    <caption className="unseen">Books of slot {slot}</caption>
                    <tbody>
                        {row('Taken back', '', books.refunded)}
                        {row('Emitted to nobody', '+', books.idle)}
                        {row('Still to be emitted', '+', unstreamed)}
                        {row('Emitted to stakers', '+', books.streamed)}
                        <Row
                            label="Funded in all"
                            sign={isWhole ? '=' : '≠'}
                            units={books.funded}
                            decimals={decimals}
                            mint={mint}
                            sum
                        />
                        {row('Taken back', '−', books.refunded)}
                        {row('Claimed', '−', books.paid)}
                        <Solvency
                            of={of}
                            decimals={decimals}
                            mint={mint}
                            must="Must be in the vault"
                        />
                    </tbody>
                </table>
            </Scrolls>
        </div>
    );
}

/** What a vault must hold, what it holds, and what is over. */
function Solvency({ of, decimals, mint, must }: { of: Vault; must: string } & Of) {
    const { holds, mustHold } = of;
    const surplus = holds - mustHold;
    return (
        <>
            <Row label={must} sign="=" units={mustHold} decimals={decimals} mint={mint} sum />
            <Row
                label="Is in the vault"
                sign={isSolvent(of) ? '≤' : '>'}
                units={holds}
                decimals={decimals}
                mint={mint}
            />
            <tr>
                <td />
                <th scope="row">
                    {surplus >= 0n ? (
                        <span className="badge good">
                            <span aria-hidden="true">✓</span> solvent
                        </span>
                    ) : (
                        <span className="badge problem">
                            <span aria-hidden="true">✕</span> short
                        </span>
                    )}
                </th>
                <td className="number">
                    <Amount
                        units={surplus < 0n ? -surplus : surplus}
                        decimals={decimals}
                        mint={mint}
                        bare
                    />{' '}
                    {surplus >= 0n ? 'over' : 'missing'}
                </td>
            </tr>
        </>
    );
}

function Row({
    label,
    sign,
    units,
    decimals,
    mint,
    sum = false,
}: {
    label: string;
    sign: string;
    units: bigint;
    sum?: boolean;
} & Of) {
    return (
        <tr data-sum={sum || undefined}>
            <td aria-hidden={sign === '' || undefined}>{sign}</td>
            <th scope="row">{label}</th>
            <td className="number">
                <Amount units={units} decimals={decimals} mint={mint} bare />
            </td>
        </tr>
    );
}
