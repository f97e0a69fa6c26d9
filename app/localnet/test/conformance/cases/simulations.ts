/** Trying transactions out. */
import {
    getApproveInstruction,
    getCreateAssociatedTokenIdempotentInstructionAsync,
    getGetAccountDataSizeInstruction,
} from '@solana-program/token';
import type { Address } from '@solana/kit';
import { CONFIRMED, MINT, NOWHERE, SOL, type World } from '../world.js';

const OPTIONS = { encoding: 'base64', ...CONFIRMED };
const LOOSE = { ...OPTIONS, sigVerify: false, replaceRecentBlockhash: true };

export async function aboutSimulations(world: World): Promise<void> {
    const { asker, alice, bob, poor } = world;
    const simulate = (name: string, wire: string, options: object) =>
        asker.compare(`simulation ${name}`, 'simulateTransaction', [wire, options]);
    const shown = (...addresses: string[]) => ({ accounts: { addresses, encoding: 'base64' } });

    const { wire } = await world.transfer(SOL / 4, { name: 'f' });
    await simulate('of a transfer', wire, OPTIONS);
    await simulate('with its signatures', wire, { ...OPTIONS, sigVerify: true });
    await simulate('of any blockhash', wire, LOOSE);
    await simulate('of both', wire, { ...LOOSE, sigVerify: true });
    await simulate('that shows accounts', wire, { ...LOOSE, ...shown(alice.address, bob.address) });
    await simulate('that shows none', wire, { ...LOOSE, ...shown(alice.address, NOWHERE) });
    await simulate('that shows too many', wire, {
        ...LOOSE,
        ...shown(...new Array<string>(9).fill(MINT)),
    });
    await simulate('in base 58', wire, {
        ...LOOSE,
        accounts: { addresses: [], encoding: 'base58' },
    });
    await asker.compare('and nothing has changed', 'getBalance', [bob.address, CONFIRMED]);

    const much = (await world.transfer(1_000 * SOL, { name: 'g' })).wire;
    await simulate('that fails', much, LOOSE);
    await simulate('that fails and shows accounts', much, { ...LOOSE, ...shown(alice.address) });
    await simulate(
        'of a payer without SOL',
        (await world.transfer(1, { name: 'h', payer: poor })).wire,
        LOOSE,
    );
    await simulate('ahead of the chain', wire, { ...LOOSE, minContextSlot: 10 ** 12 });

    const making = await getCreateAssociatedTokenIdempotentInstructionAsync({
        payer: alice,
        owner: bob.address,
        mint: MINT as Address,
    });
    const made = await world.signs({ name: 'i', payer: alice, instructions: [making] });
    await simulate('with inner instructions', made.wire, { ...LOOSE, innerInstructions: true });
    await simulate('of a new account', made.wire, {
        ...LOOSE,
        ...shown(making.accounts[1].address),
    });

    const view = getGetAccountDataSizeInstruction({ mint: MINT as Address });
    const viewed = await world.signs({ name: 'j', payer: alice, instructions: [view] });
    await simulate('that returns something', viewed.wire, LOOSE);

    const approval = getApproveInstruction({
        source: NOWHERE as Address,
        delegate: bob.address,
        owner: alice,
        amount: 1,
    });
    const refused = await world.signs({ name: 'k', payer: alice, instructions: [approval] });
    await simulate('that the token program refuses', refused.wire, LOOSE);
}
