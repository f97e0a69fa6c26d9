/** How a position's votes stand, from a receipt as the program wrote it. */
import { toVoteReceipt, type VoteReceiptAccount } from '@acequia/client';
import { expect, test } from 'vitest';
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
