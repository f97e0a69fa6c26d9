/** A vault, and everything that can be done with it. */
import { vaults } from '@acequia/client';
import { Link } from 'wouter';
import { closeSharesAction, claimFromVaultAction, harvestAction } from '../../acts/vaults';
import { useNow } from '../../chain/clock';
import { useConnection } from '../../chain/connection';
import { usePoolName } from '../../tokens/tokens';
import { ActionButton } from '../../transact/transact';
import { Address } from '../../ui/address';
import { Amount } from '../../ui/figures';
import { sol } from '../../ui/format';
import { PoolGlyph } from '../../ui/glyph';
import { Fact } from '../pool/Fact';
import styles from '../pool/pool.module.css';
import { DepositForm } from './DepositForm';
import { Emergency } from './Emergency';
import type { Of } from './of';
import { VaultRisks } from './VaultRisks';
import { WithdrawForm } from './WithdrawForm';

export function VaultCard({ pooled, account }: Of) {
    const now = useNow();
    const { vault, pool } = pooled;
    const name = usePoolName()(pool.address);
    if (now === undefined) return null;
    const title = `${name}, vault ${vault.data.id}`;
    const of = { pooled, account, now };
    return (
        <article className={`card ${styles.panel}`} aria-label={title}>
            <div className="row between">
                <h2 className="named">
                    <PoolGlyph of={pool.address} size={32} />
                    <Link href={`/pool/${pool.address}`}>{title}</Link>
                </h2>
                <Address of={vault.address} />
            </div>
            <div className="columns">
                <div className={styles.panel}>
                    <Facts {...of} />
                    <Rewards {...of} />
                </div>
                <div className="stack">
                    <DepositForm {...of} />
                    {account && account.data.shares > 0n && (
                        <WithdrawForm {...of} account={account} />
                    )}
                </div>
            </div>
            <Emergency {...of} />
            <VaultRisks />
        </article>
    );
}

function Facts({ pooled, account, now }: Of & { now: bigint }) {
    const { stakeMint: mint, stakeDecimals: decimals } = pooled.pool.data;
    const shares = account?.data.shares ?? 0n;
    const amount = (units: bigint) => <Amount units={units} decimals={decimals} mint={mint} />;
    return (
        <dl className="facts">
            <Fact name="Holds">{amount(vaults.assetsOf(pooled, now))}</Fact>
            <Fact name="One deposited became">{amount(unitWorth(pooled, now))}</Fact>
            <Fact name="Depositors">{pooled.vault.data.accounts}</Fact>
            <Fact name="Yours">{amount(vaults.worthOf(pooled, shares, now))}</Fact>
        </dl>
    );
}

/** What the shares that a whole token bought at first are worth now [base units]. */
export function unitWorth(pooled: vaults.Pooled, now: bigint): bigint {
    const token = 10n ** BigInt(pooled.pool.data.stakeDecimals);
    const assets = vaults.assetsOf(pooled, now) + 1n;
    return (
        (assets * token * vaults.VIRTUAL_SHARES) /
        (pooled.vault.data.shares + vaults.VIRTUAL_SHARES)
    );
}

/** What the farm owes the vault, and what the vault owes the wallet. */
function Rewards({ pooled, account, now }: Of & { now: bigint }) {
    const { rpc } = useConnection();
    const vault = pooled.vault.address;
    const passed = account ? vaults.passedOn(pooled, account, now) : [];
    const owing = vaults.owingTo(pooled, now);
    const decimals = new Map(owing.map(({ stream }) => [stream.mint, stream.decimals]));
    pooled.pool.data.streams.forEach(({ mint, decimals: of }) => decimals.set(mint, of));
    const isOver =
        account && account.data.shares === 0n && passed.every(({ units }) => units === 0n);
    return (
        <section aria-label="Rewards" className={styles.panel}>
            <h3>Rewards</h3>
            {account &&
                passed.map(({ mint, units }) => (
                    <p key={mint}>
                        Owed to you{' '}
                        <Amount units={units} decimals={decimals.get(mint) ?? 0} mint={mint} />
                    </p>
                ))}
            <div className={styles.acts}>
                {account && (
                    <ActionButton
                        action={() => claimFromVaultAction(rpc, vault)}
                        disabled={passed.every(({ units }) => units === 0n)}
                    >
                        Claim
                    </ActionButton>
                )}
                <ActionButton
                    kind="plain"
                    action={() => harvestAction(rpc, vault)}
                    disabled={owing.length === 0}
                >
                    Harvest for all
                </ActionButton>
                {isOver && (
                    <ActionButton kind="plain" action={() => closeSharesAction(account)}>
                        Close your account ({sol(account.lamports)} SOL back)
                    </ActionButton>
                )}
            </div>
        </section>
    );
}
