/** What others may do: to a mint, by what Token-2022 itself wrote, agreeing with what the farm
 *  demands to be named; and to a program. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
    AccountRole,
    address,
    generateKeyPairSigner,
    getAddressEncoder,
    type Address,
    type Instruction,
} from '@solana/kit';
import { getCreateAccountInstruction } from '@solana-program/system';
import { getInitializeMint2Instruction } from '@solana-program/token';
import {
    fetchMintPowers,
    fetchUpgradeability,
    RISKS,
    TOKEN_2022,
    TokenKind,
    type Mint,
    type Risk,
} from '@acequia/client';
import { repositoryFile } from './harness/files.js';
import { NOBODY, World } from './harness/given.js';

const bytes = (of: Address) => [...getAddressEncoder().encode(of)];
const some = (of: Address) => [1, ...bytes(of)];
const SYSTEM = address('11111111111111111111111111111111');
const LOADER = address('BPFLoaderUpgradeab1e11111111111111111111111');
/** sha256("spl_token_metadata_interface:initialize_account")[..8] */
const METADATA = [210, 225, 30, 162, 88, 184, 77, 141];
const NONE = new Array<number>(32).fill(0);

/** How Token-2022 is told to give a mint a power: the instruction's data and what it adds. */
const POWERS: Record<
    Exclude<Risk, 'freezeAuthority'>,
    { data: (who: Address) => number[]; adds: number }
> = {
    permanentDelegate: { data: (who) => [35, ...bytes(who)], adds: 32 },
    pausable: { data: (who) => [44, 0, ...bytes(who)], adds: 33 },
    transferFee: {
        data: (who) => [26, 0, ...some(who), ...some(who), 100, 0, 255, 255, 0, 0, 0, 0, 0, 0],
        adds: 108,
    },
    mintCloseAuthority: { data: (who) => [25, ...some(who)], adds: 32 },
    settableTransferHook: { data: (who) => [36, 0, ...bytes(who), ...NONE], adds: 64 },
};

async function mintWith(world: World, powers: readonly Risk[]): Promise<Mint> {
    const [mint, issuer] = [await generateKeyPairSigner(), world.issuer.address];
    const given = powers.flatMap((risk) => (risk === 'freezeAuthority' ? [] : [POWERS[risk]]));
    const space =
        given.length === 0 ? 82 : 166 + given.reduce((sum, { adds }) => sum + 4 + adds, 0);
    const accounts = [{ address: mint.address, role: AccountRole.WRITABLE }];
    const instructions: Instruction[] = [
        getCreateAccountInstruction({
            payer: world.issuer,
            newAccount: mint,
            lamports: 10_000_000n,
            space,
            programAddress: TOKEN_2022,
        }),
        ...given.map(({ data }) => ({
            programAddress: TOKEN_2022,
            accounts,
            data: Uint8Array.from(data(issuer)),
        })),
        getInitializeMint2Instruction(
            {
                mint: mint.address,
                decimals: 6,
                mintAuthority: issuer,
                freezeAuthority: powers.includes('freezeAuthority') ? issuer : null,
            },
            { programAddress: TOKEN_2022 },
        ),
    ];
    await world.send(world.issuer, instructions);
    return { mint: mint.address, kind: TokenKind.Token2022, decimals: 6 };
}

const bit = (risks: readonly Risk[]) => risks.reduce((sum, risk) => sum | RISKS[risk], 0);

for (const risk of Object.keys(RISKS) as Risk[]) {
    test(`a mint with ${risk} says so, and the farm takes it when just that is named`, async () => {
        const world = await World.begin();
        const stake = await mintWith(world, [risk]);
        const [powers] = await fetchMintPowers(world.rpc, [stake.mint]);
        assert.deepEqual(powers?.risks, [risk]);
        assert.equal(powers?.mintAuthority, world.issuer.address);
        const terms = { creator: world.issuer, stake, capacity: 1 };
        await assert.rejects(world.pool({ ...terms, acceptedRisks: 63 & ~bit([risk]) }));
        const pool = await world.pool({ ...terms, acceptedRisks: bit([risk]) });
        assert.equal(pool.data.acceptedRisks, bit([risk]));
    });
}

test('a mint with all powers at once, one without any, and what is no mint', async () => {
    const world = await World.begin();
    const all = Object.keys(RISKS) as Risk[];
    const [every, none] = [await mintWith(world, all), await mintWith(world, [])];
    const asked = [every.mint, world.issuer.address, none.mint];
    const powers = await fetchMintPowers(world.rpc, asked);
    assert.deepEqual(
        powers.map(({ mint, risks }) => ({ mint, risks })),
        [
            { mint: every.mint, risks: all },
            { mint: none.mint, risks: [] },
        ],
    );
});

test('what a mint calls itself', async () => {
    const world = await World.begin();
    const [mint, authority] = [await generateKeyPairSigner(), world.issuer.address];
    const word = (text: string) => [text.length, 0, 0, 0, ...Buffer.from(text)];
    const instruction = (accounts: Instruction['accounts'], data: number[]): Instruction => ({
        programAddress: TOKEN_2022,
        accounts: accounts!,
        data: Uint8Array.from(data),
    });
    const written = { address: mint.address, role: AccountRole.WRITABLE };
    const read = { address: mint.address, role: AccountRole.READONLY };
    const signs = { address: authority, role: AccountRole.READONLY_SIGNER, signer: world.issuer };
    const who = { address: authority, role: AccountRole.READONLY };
    await world.send(world.issuer, [
        getCreateAccountInstruction({
            payer: world.issuer,
            newAccount: mint,
            lamports: 10_000_000n,
            space: 166 + 4 + 64,
            programAddress: TOKEN_2022,
        }),
        instruction([written], [39, 0, ...bytes(authority), ...bytes(mint.address)]),
        getInitializeMint2Instruction(
            { mint: mint.address, decimals: 6, mintAuthority: authority },
            { programAddress: TOKEN_2022 },
        ),
        instruction(
            [written, who, read, signs],
            [...METADATA, ...word('Agua de la Sierra'), ...word('AGUA'), ...word('')],
        ),
    ]);
    const [powers] = await fetchMintPowers(world.rpc, [mint.address]);
    assert.deepEqual(powers?.says, { name: 'Agua de la Sierra', symbol: 'AGUA' });
    assert.deepEqual(powers?.risks, []);
});

test('who may replace a program: an authority, nobody, or there is none', async () => {
    const world = await World.begin();
    const { address: team } = await world.wallet();
    const [program, code] = [await generateKeyPairSigner(), await generateKeyPairSigner()];
    const put = (at: Address, data: number[], executable: boolean) =>
        world.node.svm.setAccount({
            address: at,
            data: Uint8Array.from(data),
            executable,
            lamports: 1_000_000_000n,
            programAddress: LOADER,
            space: BigInt(data.length),
        } as never);
    const elf = [...readFileSync(repositoryFile('target/deploy/acequia.so'))];
    const slot = new Array<number>(8).fill(0);
    const deploy = (authority: number[]) => {
        put(code.address, [3, 0, 0, 0, ...slot, ...authority, ...elf], false);
        put(program.address, [2, 0, 0, 0, ...bytes(code.address)], true);
    };
    deploy(some(team));
    const asked = () => fetchUpgradeability(world.rpc, program.address);
    assert.deepEqual(await asked(), { kind: 'upgradeable', authority: team });
    for (const nobody of [[0, ...NONE], some(SYSTEM)]) {
        deploy(nobody);
        assert.deepEqual(await asked(), { kind: 'final' });
    }
    assert.deepEqual(await fetchUpgradeability(world.rpc, NOBODY), { kind: 'missing' });
});
