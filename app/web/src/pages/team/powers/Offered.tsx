/** What somebody sees whom the authority was offered to. */
import { acequia, type PoolAccount } from '@acequia/client';
import type { Action } from '../../../transact/action';
import { ActionButton } from '../../../transact/transact';
import { Notice } from '../../../ui/notice';
import type { OfAuthority } from './Powers';

export function Offered({ pool }: OfAuthority) {
    const button = (
        <ActionButton kind="plain" action={() => acceptance(pool)}>
            Accept it
        </ActionButton>
    );
    return (
        <Notice kind="hint" action={button}>
            The authority of this farm is offered to you.
        </Notice>
    );
}

const acceptance = (pool: PoolAccount): Action => ({
    title: 'Accept the authority',
    build: async (pendingAuthority) => [
        [acequia.getAcceptAuthorityInstruction({ pendingAuthority, pool: pool.address })],
    ],
});
