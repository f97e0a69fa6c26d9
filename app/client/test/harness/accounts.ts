/** Token accounts beside the canonical ones. */
import { generateKeyPairSigner, type Address, type KeyPairSigner } from '@solana/kit';
import { getCreateAccountInstruction } from '@solana-program/system';
import { getInitializeAccount3Instruction, getMintToInstruction } from '@solana-program/token';
import { tokenProgram, type Mint } from '@acequia/client';
import type { World } from './given.js';

/** One more account of a wallet's, which is not the canonical one, with so much in it. */
export async function auxiliary(
    w: World,
    { mint, kind }: Mint,
    owner: KeyPairSigner,
    amount = 0n,
): Promise<Address> {
    const newAccount = await generateKeyPairSigner();
    const [account, programAddress] = [newAccount.address, tokenProgram(kind)];
    const size = { lamports: 2_039_280n, space: 165n };
    const making = [
        getCreateAccountInstruction({ payer: owner, newAccount, ...size, programAddress }),
        getInitializeAccount3Instruction(
            { account, mint, owner: owner.address },
            { programAddress },
        ),
    ];
    await w.send(owner, making);
    if (amount > 0n) {
        const minting = { mint, token: account, mintAuthority: w.issuer, amount };
        await w.send(w.issuer, [getMintToInstruction(minting, { programAddress })]);
    }
    return account;
}
