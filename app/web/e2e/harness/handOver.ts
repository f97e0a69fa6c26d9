import { tokenAccount } from '@acequia/client';
import type { Token } from '@acequia/demo';
import type { Address, KeyPairSigner } from '@solana/kit';
import { AuthorityType, getSetAuthorityInstruction } from '@solana-program/token';
import type { World } from './world.js';

/** A wallet's canonical account becomes somebody else's. */
export async function handOver(
    world: World,
    owner: KeyPairSigner,
    token: Token,
    to: Address,
): Promise<void> {
    const owned = await tokenAccount({ owner: owner.address, ...token });
    const authorityType = AuthorityType.AccountOwner;
    await world.chain.send(owner, [
        getSetAuthorityInstruction({ owned, owner, authorityType, newAuthority: to }),
    ]);
}
