/** Who comes after: the authority in two steps, the reward manager in one, or nobody for good. */
import type { PoolAccount } from '@acequia/client';
import { unwrapOption } from '@solana/kit';
import {
    offerAuthorityAction,
    renounceAuthorityAction,
    setRewardManagerAction,
    takeOfferBackAction,
} from '../../../acts/authority';
import { ActionButton } from '../../../transact/transact';
import { Address } from '../../../ui/address';
import { Notice } from '../../../ui/notice';
import { AddressAct } from '../../../transact/AddressAct';

export function Handover({ pool }: { pool: PoolAccount }) {
    const manager = unwrapOption(pool.data.rewardManager);
    return (
        <div className="stack">
            <h3>Who runs it</h3>
            <Offer pool={pool} />
            <AddressAct
                label="Offer the authority to"
                hint="Another key or a multisig. It is yours until they accept."
                verb="Offer it"
                action={(to) => offerAuthorityAction(pool, to)}
            />
            <p>
                {manager ? (
                    <>
                        <Address of={manager} /> may add rewards.
                    </>
                ) : (
                    'Nobody may add rewards.'
                )}
            </p>
            <AddressAct
                label="Let another key add rewards"
                hint="Instead of the present one. Rewards that run keep their funders."
                verb="Name it"
                action={(to) => setRewardManagerAction(pool, to)}
            />
            <p className="small">
                Or leave it as it is for ever: without an authority nobody can set caps, pause
                deposits, or change the hook or the reward manager.
            </p>
            <div>
                <ActionButton kind="plain" action={() => renounceAuthorityAction(pool)}>
                    Give the authority up for good
                </ActionButton>
            </div>
        </div>
    );
}

/** An offer that stands. */
function Offer({ pool }: { pool: PoolAccount }) {
    const pending = unwrapOption(pool.data.pendingAuthority);
    if (!pending) return null;
    return (
        <Notice
            kind="warning"
            action={
                <ActionButton kind="plain" action={() => takeOfferBackAction(pool)}>
                    Take the offer back
                </ActionButton>
            }
        >
            <Address of={pending} /> may accept the authority.
        </Notice>
    );
}
