/** All positions together, and the one button for all of what they are owed. */
import type { Holding } from '@acequia/client';
import { use, type ReactNode } from 'react';
import { claimAllAction } from '../../acts/claim';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import type { PaidSoFar } from '../../chain/paid';
import { useLookupTables } from '../../chain/lookupTables';
import { useUnpayable, type Blocked } from '../../chain/unpayable';
import { Money } from '../../prices/Money';
import { owedInAll, stakedInAll, type TokenSum } from '../../rewards/pending';
import { earnADay, earnToTheEnd } from '../../rewards/prospects';
import { useYields } from '../../rewards/useYields';
import { useTokens } from '../../tokens/tokens';
import { ActionButton, Looking } from '../../transact/transact';
import { Amount } from '../../ui/figures';
import { sol } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Earnings } from '../pool/Earnings';
import { EarnedInAll } from './Earned';
import styles from './positions.module.css';

/** How often what is owed ticks on [ms]. */
const TICK_MS = 250;

export function Overview({ holdings, paid }: { holdings: readonly Holding[]; paid: PaidSoFar }) {
    const now = useNow(TICK_MS);
    const yields = useYields();
    const isLooking = use(Looking);
    if (now === undefined) return null;
    const owed = owedInAll(holdings, now);
    const rent = holdings.reduce((sum, { position }) => sum + position.lamports, 0n);
    return (
        <section className="card" aria-labelledby="overview">
            <h2 id="overview">All together</h2>
            <dl className="tiles">
                <Tile name="Staked">
                    <Sums of={stakedInAll(holdings)} />
                </Tile>
                <Tile name={isLooking ? 'Owed' : 'Owed to you'}>
                    <Sums of={owed} />
                </Tile>
                <Tile name="Earned so far">
                    <EarnedInAll paid={paid} owed={owed} />
                </Tile>
                <Tile name="Earns a day">
                    <Earnings of={earnADay(holdings, now)} />
                </Tile>
                <Tile name="Until the rewards end">
                    <Sums of={earnToTheEnd(holdings, now, ({ pool }) => yields(pool, now))} />
                </Tile>
                <Tile name="Rent that comes back">{sol(rent)} SOL when all are closed</Tile>
            </dl>
            <div className={styles.acts}>
                <ClaimEverything holdings={holdings} owed={owed} />
            </div>
        </section>
    );
}

function Tile({ name, children }: { name: string; children: ReactNode }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </div>
    );
}

/** At a glance; the figure's title has all of them. */
const PLACES = 4;

/** Nothing of a token is named only where there is nothing of any. */
function worthNaming(sums: readonly TokenSum[]): readonly TokenSum[] {
    const some = sums.filter(({ units }) => units > 0n);
    return some.length > 0 ? some : sums;
}

/** Amounts of several tokens, and what they are worth together where that can be told. */
function Sums({ of }: { of: readonly TokenSum[] }) {
    return (
        <>
            {worthNaming(of).map(({ mint, decimals, units }) => (
                <div key={mint}>
                    <Amount units={units} decimals={decimals} mint={mint} places={PLACES} />
                </div>
            ))}
            <Money of={of} />
        </>
    );
}

function ClaimEverything({
    holdings,
    owed,
}: {
    holdings: readonly Holding[];
    owed: readonly TokenSum[];
}) {
    const { rpc } = useConnection();
    const lookupTables = useLookupTables(holdings);
    const blocked = useUnpayable(holdings);
    const without = new Set(blocked.map(({ mint }) => mint));
    const words = useWordsFor(blocked);
    const payable = owed.filter(({ mint, units }) => units > 0n && !without.has(mint));
    const action = () => claimAllAction(rpc, holdings, { without, lookupTables, notes: words });
    return (
        <>
            {words.map((one) => (
                <Notice key={one} kind="warning">
                    {one}
                </Notice>
            ))}
            <ActionButton action={action} disabled={payable.length === 0}>
                Claim everything
            </ActionButton>
        </>
    );
}

/** What cannot be paid, each token once. */
function useWordsFor(blocked: readonly Blocked[]): string[] {
    const tokens = useTokens();
    const reasons = new Map(blocked.map(({ mint, why }) => [mint, why]));
    return [...reasons].map(
        ([mint, { condition, remedy }]) =>
            `${tokens(mint).symbol} cannot be paid now and is left out: ${condition} ${remedy} The rest is claimed, and what it owes stays owed.`,
    );
}
