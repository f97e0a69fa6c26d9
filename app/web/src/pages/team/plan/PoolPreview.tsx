/** What LPs will see of a pool, before it is made: the parts of its very page, on what the plan says. */
import { visible } from '@acequia/client';
import type { Farm } from '@acequia/plan';
import { fetchGround, type Ground } from '@acequia/plan/carry-out';
import type { Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useConnection } from '../../../chain/connection';
import { PricesHint } from '../../../prices/PricesHint';
import { usePricesOf } from '../../../rewards/useYields';
import { RiskBadges } from '../../../risks/RiskBadges';
import { RiskPanel } from '../../../risks/RiskPanel';
import { Looking } from '../../../transact/transact';
import { AmountField, useTypedAmount } from '../../../ui/amountField';
import { SelectField } from '../../../ui/Field';
import { PoolGlyph } from '../../../ui/glyph';
import { Loaded } from '../../../ui/loading';
import { Tabs } from '../../../ui/tabs';
import { Calculator } from '../../pool/Calculator';
import { Emission } from '../../pool/Emission';
import { Figures } from '../../pool/Figures';
import { Rewards } from '../../pool/Rewards';
import { RunBy } from '../../pool/RunBy';
import { ANYBODY, plannedPool } from './planned';
import styles from './plan.module.css';

/** Nothing of it is on chain yet, so nothing of it acts. */
export default function PoolPreview({
    farm,
    text,
    me = ANYBODY,
}: {
    farm: Farm;
    text: string;
    me: Address | undefined;
}) {
    const { rpc, cluster } = useConnection();
    const ground = useQuery({
        queryKey: ['ground', cluster.rpc, me, text],
        queryFn: () => fetchGround(rpc, me, farm),
        staleTime: 30_000,
        retry: false,
    });
    const [place, setPlace] = useState(0);
    const chosen = farm.pools[place] ? place : 0;
    return (
        <div className="stack">
            {farm.pools.length > 1 && (
                <SelectField
                    label="Which pool"
                    value={`${chosen}`}
                    onChange={(picked) => setPlace(Number(picked))}
                >
                    {farm.pools.map(({ name }, nth) => (
                        <option key={nth} value={nth}>
                            {visible(name)}
                        </option>
                    ))}
                </SelectField>
            )}
            <Loaded query={ground} what="the tokens">
                {(there) => <Shown key={chosen} farm={farm} place={chosen} ground={there} />}
            </Loaded>
        </div>
    );
}

function Shown({ farm, place, ground }: { farm: Farm; place: number; ground: Ground }) {
    const { name, rewards, stake } = farm.pools[place]!;
    const { mint, decimals } = ground.mints[stake]!;
    const full = rewards.map(({ rate }) => rate.fullWeight).find((weight) => weight > 0n);
    const amount = useTypedAmount(decimals, full ?? 1_000n * 10n ** BigInt(decimals));
    const pool = plannedPool(farm, place, { ground, staked: amount.units ?? 0n });
    usePricesOf([pool]);
    return (
        <Looking value={true}>
            <AmountField
                label="If so much is staked"
                amount={amount}
                decimals={decimals}
                mint={mint}
            />
            <section className={styles.preview} aria-label={`“${name}”, as LPs will see it`}>
                <div className="row">
                    <PoolGlyph of={pool.address} size={40} />
                    <h3>{visible(name)}</h3>
                </div>
                <RiskBadges pool={pool} />
                <Figures pool={pool} />
                <Tabs
                    label="About this pool"
                    tabs={[
                        {
                            name: 'Earn',
                            panel: () => (
                                <div className="stack">
                                    <PricesHint />
                                    <Calculator pool={pool} />
                                    <Emission pool={pool} />
                                </div>
                            ),
                        },
                        { name: 'Rewards', panel: () => <Rewards pool={pool} /> },
                        { name: 'Risks', panel: () => <RiskPanel pool={pool} /> },
                        { name: 'Who runs it', panel: () => <RunBy pool={pool} /> },
                    ]}
                />
            </section>
        </Looking>
    );
}
