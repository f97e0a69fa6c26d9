/** What cannot be sent. */
import { getTransferCheckedInstruction } from '@solana-program/token';
import type { Address } from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import { filledWith } from '../people.js';
import { CONFIRMED, MINT, NOWHERE, SOL, type World } from '../world.js';

export async function aboutRefusals(world: World): Promise<void> {
    const { asker, alice, poor } = world;
    const unknown = { name: 'no blockhash', blockhash: filledWith(5) };
    await world.sends('a blockhash nobody knows', (await world.transfer(1, unknown)).wire);
    await world.sends(
        'a payer without SOL',
        (await world.transfer(1, { name: 'b', payer: poor })).wire,
    );

    const twice = await world.transfer(SOL / 50, { name: 'twice' });
    await world.sends('once', twice.wire);
    await world.sends('twice', twice.wire);
    await world.sends('twice, without preflight', twice.wire, { skipPreflight: true });

    const broken = Buffer.from((await world.transfer(2, { name: 'broken' })).wire, 'base64');
    broken[5]! ^= 1;
    await world.sends('a wrong signature', broken.toString('base64'));

    const nobody = { ...noop(alice.address), programAddress: NOWHERE as Address };
    const missing = await world.signs({ name: 'c', payer: alice, instructions: [nobody] });
    await world.sends('a program that is not there', missing.wire);

    const tiny = getTransferSolInstruction({
        source: alice,
        destination: NOWHERE as Address,
        amount: 5,
    });
    const rent = await world.signs({ name: 'd', payer: alice, instructions: [tiny] });
    await world.sends('an account left without its rent', rent.wire);

    const tokens = getTransferCheckedInstruction({
        source: alice.address,
        destination: alice.address,
        mint: MINT as Address,
        authority: alice,
        amount: 1,
        decimals: 6,
    });
    const wrong = await world.signs({ name: 'e', payer: alice, instructions: [tokens] });
    await world.sends('tokens from what is no token account', wrong.wire);
    await asker.compare('and no lamport is gone', 'getBalance', [poor.address, CONFIRMED]);
}

export async function aboutExpiry(world: World): Promise<void> {
    const { asker } = world;
    const { wire, signature } = await world.transfer(7, { name: 'late' });
    await world.passBlocks(200);
    await world.sends('a blockhash that has expired', wire);
    await world.sends('the same without preflight', wire, { skipPreflight: true });
    await asker.compare('and it never landed', 'getSignatureStatuses', [
        [signature],
        { searchTransactionHistory: true },
    ]);
}

export async function aboutBytes(world: World): Promise<void> {
    const wire = (await world.transfer(3, { name: 'bytes' })).wire;
    const send = (name: string, text: unknown, options: object = { encoding: 'base64' }) =>
        world.asker.compare(`bytes ${name}`, 'sendTransaction', [text, options]);
    await send('in base 58 that is none', '0OIl', {});
    await send('in base 64 that is none', '!!!!');
    await send('in base 64 without its padding', `${wire}A`);
    await send('in no encoding', wire, { encoding: 'morse' });
    await send('that say nothing', 'AAAA');
    await send('none', '');
    await send('more than a transaction of version 0 holds', 'A'.repeat(1_700));
    await send('more than any transaction holds', 'A'.repeat(6_000));
    await send('too many in base 58', '2'.repeat(6_000), { encoding: 'base58' });
    await send('a number', 5);
}

const noop = (payer: Address) => ({
    accounts: [{ address: payer, role: 0 }],
    data: new Uint8Array(),
});
