/** How a position's votes stand, from a receipt as the program wrote it. */
import { toVoteReceipt, type VoteReceiptAccount } from '@acequia/client';
import { none } from '@solana/kit';
import { expect, test } from 'vitest';
import { isClosable, isWithdrawable, voteState } from '../src/rewards/votes';
import { fixture, givenHolding } from './given';

function givenReceipt(changes: Partial<VoteReceiptAccount['data']> = {}): VoteReceiptAccount {
    const receipt = toVoteReceipt(fixture('receipt_alice'));
    return { ...receipt, data: { ...receipt.data, ...changes } };
}

const holding = givenHolding();
const now = holding.pool.data.totals.lastUpdate;
const receipt = givenReceipt();

test('a vote is open until its ballot ends, and can be taken back until then', () => {
    expect(voteState(holding, receipt, now)).toBe('open');
    expect(isWithdrawable('open')).toBe(true);
    expect(isClosable(receipt, now)).toBe(false);
    const { ballotEnd } = receipt.data;
    expect(voteState(holding, receipt, ballotEnd)).toBe('ended');
    expect(isWithdrawable('ended')).toBe(false);
    expect(isClosable(receipt, ballotEnd)).toBe(true);
});

test('a withdrawn vote holds nothing, and its receipt closes once the hook knows', () => {
    const told = givenReceipt({ flags: 1, weight: 0n });
    expect(voteState(holding, told, now)).toBe('withdrawn');
    expect(isClosable(told, now)).toBe(true);
    expect(isClosable(givenReceipt({ flags: 1 }), now)).toBe(false);
});

test('a vote of a hook that was removed holds nothing', () => {
    const removed = givenHolding({ pool: { hook: none(), hookEpoch: 2 } });
    expect(voteState(removed, receipt, now)).toBe('unhooked');
    expect(isWithdrawable('unhooked')).toBe(true);
});
