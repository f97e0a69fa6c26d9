/** Proposals to a Squads multisig, held to what its own package makes (vectors/squads.mjs), and its accounts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
    address,
    createNoopSigner,
    generateKeyPairSigner,
    getBase16Decoder,
    getBase16Encoder,
    lamports,
    type AccountRole,
    type Address,
    type Instruction,
} from '@solana/kit';
import { squads } from '@acequia/client';
import { repositoryFile } from './harness/files.js';

interface Written {
    readonly program: string;
    readonly accounts: readonly (readonly [address: string, role: number])[];
    readonly data: string;
}

interface Case {
    readonly multisig: string;
    readonly member: string;
    readonly index: number;
    readonly number: string;
    readonly memo?: string;
    readonly vault: string;
    readonly transaction: string;
    readonly proposal: string;
    readonly instructions: readonly Written[];
    readonly made: readonly Written[];
}

const { cases, multisig } = JSON.parse(
    readFileSync(repositoryFile('app/client/test/vectors/squads.json'), 'utf8'),
) as { cases: Case[]; multisig: { data: string; members: string[] } };

const bytes = (hex: string) => new Uint8Array(getBase16Encoder().encode(hex));

const read = ({ program, accounts, data }: Written): Instruction => ({
    programAddress: address(program),
    accounts: accounts.map(([at, role]) => ({ address: address(at), role: role })),
    data: bytes(data),
});

const written = ({ programAddress, accounts = [], data }: Instruction): Written => ({
    program: programAddress,
    accounts: accounts.map(({ address: at, role }) => [at, role] as const),
    data: getBase16Decoder().decode(data!),
});

test('a proposal is what Squads’ own package makes of it, to the byte', async () => {
    assert.ok(cases.length > 20);
    for (const one of cases) {
        const vault = await squads.vaultOf(address(one.multisig), one.index);
        assert.equal(vault.address, one.vault);
        const places = await squads.placesOf(vault.multisig, BigInt(one.number));
        assert.deepEqual(places, { transaction: one.transaction, proposal: one.proposal });
        const made = await squads.propose({
            vault,
            number: BigInt(one.number),
            member: createNoopSigner(address(one.member)),
            instructions: one.instructions.map(read),
            memo: one.memo,
        });
        assert.deepEqual(made.map(written), one.made);
    }
});

/** The multisig of the vectors, as a node answers it. */
const account = (
    data = bytes(multisig.data),
    programAddress: Address = squads.SQUADS_PROGRAM_ADDRESS,
) => ({
    address: address(cases[0]!.multisig),
    data,
    executable: false,
    lamports: lamports(1n),
    programAddress,
    space: BigInt(data.length),
});

test('a multisig says who may propose, how many have to agree, and what its next number is', () => {
    const read = squads.multisigIn(account())!;
    const [first, second] = multisig.members.map((one) => address(one));
    assert.deepEqual([read.threshold, read.transactionIndex], [2, 41n]);
    assert.ok(squads.mayPropose(read, first!));
    assert.ok(!squads.mayPropose(read, second!), 'who only votes proposes nothing');
    assert.ok(!squads.mayPropose(read, address(cases[0]!.member)));
    assert.equal(squads.multisigIn(account(new Uint8Array(200))), undefined);
    const elsewhere = address('11111111111111111111111111111111');
    assert.equal(squads.multisigIn(account(bytes(multisig.data), elsewhere)), undefined);
});

test('what asks for another signature than the vault’s is not proposed', async () => {
    const vault = address(cases[0]!.vault);
    const other = await generateKeyPairSigner();
    const accounts = [{ address: other.address, role: 2 as AccountRole }];
    const stranger = { programAddress: address(cases[0]!.multisig), accounts };
    assert.throws(
        () => squads.vaultMessage(vault, [stranger]),
        /would have to sign beside the vault/,
    );
});

test('the vault of an address is found by its multisig, among the first of them', async () => {
    const [one] = cases;
    const vault = await squads.vaultAt(address(one!.multisig), address(one!.vault));
    assert.equal(vault!.index, one!.index);
    assert.equal(await squads.vaultAt(address(one!.multisig), address(one!.member)), undefined);
});
