/**
 * Records what @sqds/multisig 2.1.4 makes of some transactions, for squads.test.ts. That package and the
 * libraries it stands on are no part of this repository:
 *
 *     mkdir FOLDER && cd FOLDER && npm init -y && npm install @sqds/multisig@2.1.4
 *     node app/client/test/vectors/squads.mjs FOLDER
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const need = createRequire(join(resolve(process.argv[2]), 'here.js'));
const { PublicKey, TransactionInstruction, TransactionMessage, Keypair } = need('@solana/web3.js');
const { getVaultPda, getTransactionPda, getProposalPda, instructions, generated } = need('@sqds/multisig');

let seed = 7;
const dice = (sides) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % sides;
};
const key = () => Keypair.fromSeed(Uint8Array.from({ length: 32 }, () => dice(256))).publicKey;
const hex = (bytes) => Buffer.from(bytes).toString('hex');

const cases = Array.from({ length: 24 }, (_, nth) => {
    const [multisigPda, member] = [key(), key()];
    const [index, number] = [nth % 3, 2n ** BigInt(nth) + BigInt(nth)];
    const [vault] = getVaultPda({ multisigPda, index });
    const others = Array.from({ length: 1 + dice(9) }, key);
    const programs = [key(), key()];
    const built = Array.from({ length: 1 + dice(4) }, () => ({
        programId: programs[dice(2)],
        keys: [
            ...others.filter(() => dice(2)).map((pubkey) => ({ pubkey, isSigner: false, isWritable: dice(2) === 1 })),
            { pubkey: vault, isSigner: true, isWritable: dice(2) === 1 },
        ],
        data: Buffer.from(Array.from({ length: dice(300) }, () => dice(256))),
    }));
    const memo = nth % 2 ? `Set caps: ${nth} ÁGUA` : undefined;
    const transactionMessage = new TransactionMessage({
        payerKey: vault,
        recentBlockhash: PublicKey.default.toBase58(),
        instructions: built.map((one) => new TransactionInstruction(one)),
    });
    const of = { multisigPda, creator: member, rentPayer: member, transactionIndex: number };
    const made = [
        instructions.vaultTransactionCreate({ ...of, vaultIndex: index, ephemeralSigners: 0, transactionMessage, memo }),
        instructions.proposalCreate(of),
    ];
    return {
        multisig: multisigPda.toBase58(),
        member: member.toBase58(),
        index,
        number: `${number}`,
        memo,
        vault: vault.toBase58(),
        transaction: getTransactionPda({ multisigPda, index: number })[0].toBase58(),
        proposal: getProposalPda({ multisigPda, transactionIndex: number })[0].toBase58(),
        instructions: built.map(({ programId, keys, data }) => written({ programId, keys, data })),
        made: made.map(written),
    };
});

function written({ programId, keys, data }) {
    return {
        program: programId.toBase58(),
        accounts: keys.map(({ pubkey, isSigner, isWritable }) => [
            pubkey.toBase58(),
            (isSigner ? 2 : 0) + (isWritable ? 1 : 0),
        ]),
        data: hex(data),
    };
}

const [createKey, first, second] = [key(), key(), key()];
const [bytes] = generated.multisigBeet.serialize({
    accountDiscriminator: generated.multisigDiscriminator,
    createKey,
    configAuthority: PublicKey.default,
    threshold: 2,
    timeLock: 3_600,
    transactionIndex: 41,
    staleTransactionIndex: 7,
    rentCollector: first,
    bump: 254,
    members: [
        { key: first, permissions: { mask: 7 } },
        { key: second, permissions: { mask: 2 } },
    ],
});
const multisig = { data: hex(bytes), members: [first, second].map((one) => one.toBase58()) };
const file = new URL('./squads.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ cases, multisig }, null, 1)}\n`);
