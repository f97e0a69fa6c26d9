/** Who comes after: the authority in two steps, the reward manager in one, or nobody for good. */
import { acequia, type PoolAccount } from '@acequia/client';
import { unwrapOption, type Address as Base58 } from '@solana/kit';
import { short } from '../../../tokens/tokens';
import type { Action } from '../../../transact/action';
import { ActionButton } from '../../../transact/transact';
import { Address } from '../../../ui/address';
import { Notice } from '../../../ui/notice';
import { AddressAct } from './AddressAct';
import type { OfAuthority } from './Powers';

/** On chain, whom an offer or a part is taken back from is nobody. */
const NOBODY = '11111111111111111111111111111111' as Base58;

export function Handover({ pool }: OfAuthority) {
    const manager = unwrapOption(pool.data.rewardManager);
    return (
        <div className="stack">
            <h3>Who runs it</h3>
            <Offer pool={pool} />
            <AddressAct
                label="Offer the authority to"
                hint="Another key or a multisig. It is yours until they accept."
                verb="Offer it"
                action={(to) => offered(pool, to)}
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
                action={(to) => ({
                    title: `Let ${short(to)} add rewards`,
                    build: async (authority) => [
                        [
                            acequia.getSetRewardManagerInstruction({
                                authority,
                                pool: pool.address,
                                new: to,
                            }),
                        ],
                    ],
                })}
            />
            <p className="small">
                Or leave it as it is for ever: without an authority nobody can set caps, pause
                deposits, or change the hook or the reward manager.
            </p>
            <div>
                <ActionButton kind="plain" action={() => renounced(pool)}>
                    Give the authority up for good
                </ActionButton>
            </div>
        </div>
    );
}

/** An offer that stands. */
function Offer({ pool }: OfAuthority) {
    const pending = unwrapOption(pool.data.pendingAuthority);
    if (!pending) return null;
    return (
        <Notice
            kind="warning"
            action={
                <ActionButton
                    kind="plain"
                    action={() => ({ ...offered(pool, NOBODY), title: 'Take the offer back' })}
                >
                    Take the offer back
                </ActionButton>
            }
        >
            <Address of={pending} /> may accept the authority.
        </Notice>
    );
}

const offered = (pool: PoolAccount, to: Base58): Action => ({
    title: `Offer the authority to ${short(to)}`,
    build: async (authority) => [
        [acequia.getProposeAuthorityInstruction({ authority, pool: pool.address, new: to })],
    ],
});

const renounced = (pool: PoolAccount): Action => ({
    title: 'Give the authority up for good',
    build: async (authority) => [
        [acequia.getRenounceAuthorityInstruction({ authority, pool: pool.address })],
    ],
    notes: [
        'For ever: nobody can set caps, pause deposits, or change the hook or the reward manager again.',
        'The farm’s creator may still close it once it is empty.',
    ],
});
