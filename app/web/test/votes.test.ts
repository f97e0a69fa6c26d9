/** How a position's votes stand, from a receipt as the program wrote it. */
import { gauge, realms, toVoteReceipt, type VoteReceiptAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { expect, test } from 'vitest';
import { withdrawVoteAction } from '../src/acts/votes';
import { isClosable, voteState } from '../src/rewards/votes';
import { fixture, givenHolding } from './given';

function givenReceipt(changes: Partial<VoteReceiptAccount['data']> = {}): VoteReceiptAccount {
    const receipt = toVoteReceipt(fixture('receipt_alice'));
    return { ...receipt, data: { ...receipt.data, ...changes } };
}

const holding = givenHolding();
const now = holding.pool.data.totals.lastUpdate;
const receipt = givenReceipt();

test('a vote is open until its ballot ends, and can be taken back until then', () => {
    expect(voteState(receipt, now)).toBe('open');
    expect(isClosable(receipt, now)).toBe(false);
    const { ballotEnd } = receipt.data;
    expect(voteState(receipt, ballotEnd)).toBe('ended');
    expect(isClosable(receipt, ballotEnd)).toBe(true);
});

test('a withdrawn vote holds nothing, and its receipt closes', () => {
    const told = givenReceipt({ flags: 1, weight: 0n });
    expect(voteState(told, now)).toBe('withdrawn');
    expect(isClosable(told, now)).toBe(true);
});

test('a vote in a realm says that governance takes back all of it, and one in a gauge need not', () => {
    const receipt = (hookProgram: Address) => ({ data: { hookProgram } }) as VoteReceiptAccount;
    const notes = (hookProgram: Address) =>
        withdrawVoteAction(undefined as never, holding, receipt(hookProgram)).notes?.join();
    expect(notes(realms.REALMS_PROGRAM_ADDRESS)).toMatch(/takes all of it back/);
    expect(notes(gauge.GAUGE_PROGRAM_ADDRESS)).toBe('');
});
