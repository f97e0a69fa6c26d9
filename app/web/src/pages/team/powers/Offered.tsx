/** What somebody sees whom the authority was offered to. */
import type { PoolAccount } from '@acequia/client';
import { acceptAuthorityAction } from '../../../acts/authority';
import { ActionButton } from '../../../transact/transact';
import { Notice } from '../../../ui/notice';

export function Offered({ pool }: { pool: PoolAccount }) {
    const button = (
        <ActionButton kind="plain" action={() => acceptAuthorityAction(pool)}>
            Accept it
        </ActionButton>
    );
    return (
        <Notice kind="hint" action={button}>
            The authority of this pool is offered to you.
        </Notice>
    );
}
