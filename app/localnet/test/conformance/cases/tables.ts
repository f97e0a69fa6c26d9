/** Transactions that take addresses from lookup tables. */
import {
    getAddressEncoder,
    getProgramDerivedAddress,
    getU64Encoder,
    type Address,
} from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import { CONFIRMED, SOL, type World } from '../world.js';

const PROGRAM = 'AddressLookupTab1e1111111111111111111111111' as Address;
const SYSTEM = '11111111111111111111111111111111' as Address;
const [CREATE, EXTEND] = [0, 2];

export async function aboutTables(world: World): Promise<void> {
    const { asker, alice, bob } = world;
    const { result: slot } = await asker.ask<number>('getSlot', [CONFIRMED]);
    const [table, bump] = await getProgramDerivedAddress({
        programAddress: PROGRAM,
        seeds: [getAddressEncoder().encode(alice.address), getU64Encoder().encode(slot)],
    });
    asker.calls(table, 'table');
    const making = await world.signs({
        name: 'making a table',
        payer: alice,
        instructions: [
            instruction(table, alice.address, Buffer.concat([create(slot), Buffer.of(bump)])),
            instruction(table, alice.address, extend(bob.address)),
        ].map((one) => ({ ...one, accounts: signedBy(one.accounts, alice) })) as never,
    });
    await world.sends('a lookup table is made', making.wire);
    await world.passBlocks(2);

    const order = { source: alice, destination: bob.address, amount: SOL / 8 };
    const terms = { payer: alice, instructions: [getTransferSolInstruction(order)] };
    const tables = { [table]: [bob.address] };
    const through = await world.signs({ name: 'through a table', ...terms, tables });
    await world.sends('a transfer through a lookup table', through.wire);
    const asked = { ...CONFIRMED, encoding: 'json', maxSupportedTransactionVersion: 0 };
    await asker.compare('the same, kept', 'getTransaction', [through.signature, asked]);
    await asker.compare('a history through a table', 'getSignaturesForAddress', [
        bob.address,
        { ...CONFIRMED, limit: 1 },
    ]);
    const nowhere = { [world.poor.address]: [bob.address] };
    const lost = await world.signs({ name: 'no table', ...terms, tables: nowhere });
    await world.sends('a transfer through no lookup table', lost.wire);
}

const instruction = (table: Address, payer: Address, data: Uint8Array) => ({
    programAddress: PROGRAM,
    accounts: [
        { address: table, role: 1 },
        { address: payer, role: 2 },
        { address: payer, role: 3 },
        { address: SYSTEM, role: 0 },
    ],
    data,
});

const signedBy = (accounts: readonly { address: Address }[], signer: { address: Address }) =>
    accounts.map((one) => (one.address === signer.address ? { ...one, signer } : one));

function create(slot: number): Buffer {
    const data = Buffer.alloc(12);
    data.writeUInt32LE(CREATE);
    data.writeBigUInt64LE(BigInt(slot), 4);
    return data;
}

function extend(address: Address): Buffer {
    const data = Buffer.alloc(12);
    data.writeUInt32LE(EXTEND);
    data.writeBigUInt64LE(1n, 4);
    return Buffer.concat([data, Buffer.from(getAddressEncoder().encode(address))]);
}
