/** What a wallet may do to a pool. */
import { authorityOf, streamsOf, type PoolAccount } from '@acequia/client';
import { unwrapOption, type Address } from '@solana/kit';
import { counted } from '../../ui/format';

/** The parts that a wallet plays in a pool. */
export interface Roles {
    /** Sets caps, pauses deposits, changes the hook, names the reward manager. */
    readonly isAuthority: boolean;
    /** Adds rewards. */
    readonly isRewardManager: boolean;
    /** The slots of the streams that it extends, commits and takes back from. */
    readonly funds: readonly number[];
    /** May become the funder of a stream by accepting it. */
    readonly isOfferedStream: boolean;
    /** May become the authority by accepting it. */
    readonly isOffered: boolean;
    /** Closes it once it is empty: the authority, or the creator where that was given up. */
    readonly mayClose: boolean;
}

const NO_PART: Roles = {
    isAuthority: false,
    isRewardManager: false,
    funds: [],
    isOfferedStream: false,
    isOffered: false,
    mayClose: false,
};

/** The parts of `me` in a pool. */
export function rolesOf(pool: PoolAccount, me: Address | undefined): Roles {
    if (!me) return NO_PART;
    const authority = authorityOf(pool);
    const pending = streamsOf(pool).map(({ pendingFunder }) => unwrapOption(pendingFunder));
    const funded = streamsOf(pool).filter(({ funder }) => funder === me);
    return {
        isAuthority: authority === me,
        isRewardManager: unwrapOption(pool.data.rewardManager) === me,
        funds: funded.map(({ slot }) => slot),
        isOfferedStream: pending.includes(me),
        isOffered: unwrapOption(pool.data.pendingAuthority) === me,
        mayClose: (authority ?? pool.data.creator) === me,
    };
}

/** Whether it is one of the wallet's pools. */
export const isMine = ({ funds, ...parts }: Roles): boolean =>
    funds.length > 0 || Object.values(parts).includes(true);

/** "You are its authority and its reward manager. A stream of it is offered to you." */
export function inWords(roles: Roles): string {
    const { isOffered, isOfferedStream } = roles;
    const offers = [
        ...(isOffered ? [' Its authority is offered to you.'] : []),
        ...(isOfferedStream ? [' A stream of it is offered to you.'] : []),
    ];
    return partsInWords(roles) + offers.join('');
}

function partsInWords({ isAuthority, isRewardManager, funds, mayClose }: Roles): string {
    const parts = [
        ...(isAuthority ? ['its authority'] : []),
        ...(mayClose && !isAuthority ? ['its creator'] : []),
        ...(isRewardManager ? ['its reward manager'] : []),
        ...(funds.length > 0 ? [`the funder of ${counted(funds.length, 'stream')}`] : []),
    ];
    if (parts.length === 0) return 'You have no part in running it.';
    return `You are ${parts.join(parts.length === 2 ? ' and ' : ', ')}.`;
}
