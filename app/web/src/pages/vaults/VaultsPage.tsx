/** Vaults of the autocompounder: what they hold, what a share is worth, what of it is the wallet's. */
import { useOwner } from '../../wallet/wallet';
import { Loaded } from '../../ui/loading';
import { useTitle } from '../../ui/useTitle';
import { useShares, useVaults } from './queries';
import { VaultCard } from './VaultCard';

export default function VaultsPage() {
    useTitle('Vaults');
    const vaults = useVaults();
    const shares = useShares(useOwner()).data;
    return (
        <>
            <h1>Vaults</h1>
            <p>
                A vault stakes for many in one position. What it earns in the staked token is staked
                again, by anyone’s call; other rewards are passed on to whoever held its shares
                while they accrued. It has no owner, no fee and no terms that could change.
            </p>
            <Loaded query={vaults} what="the vaults">
                {(found) =>
                    found.length === 0 ? (
                        <p>There is no vault on this chain yet.</p>
                    ) : (
                        <div className="stack">
                            {found.map((pooled) => (
                                <VaultCard
                                    key={pooled.vault.address}
                                    pooled={pooled}
                                    account={shares?.get(pooled.vault.address)}
                                />
                            ))}
                        </div>
                    )
                }
            </Loaded>
        </>
    );
}
