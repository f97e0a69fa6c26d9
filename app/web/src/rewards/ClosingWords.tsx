import { closingOf, type PoolAccount } from '@acequia/client';
import { When } from '../ui/figures';

/** That a pool is to close, or has, in the words of those who are in it; nothing where it is not. */
export function closingWords(pool: PoolAccount, now: bigint) {
    const { is, from } = closingOf(pool, now);
    if (is === 'none') return undefined;
    if (is === 'closed') {
        return <>It has closed for good: nothing comes in any more. You keep what you are owed.</>;
    }
    return (
        <>
            It is to close for good
            {is === 'announced' && (
                <>
                    , from <When time={from} /> on,
                </>
            )}{' '}
            once nobody is staked. You keep what you are owed.
        </>
    );
}
