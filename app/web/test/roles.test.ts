/** What a wallet is told of its part in a pool. */
import { address, some } from '@solana/kit';
import { expect, test } from 'vitest';
import { inWords, isMine, rolesOf } from '../src/pages/team/roles';
import { givenPool } from './given';

const ME = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');

test('what is offered to a wallet is said, though it has no part so far', () => {
    const roles = rolesOf(givenPool({ pendingAuthority: some(ME) }), ME);
    expect(isMine(roles)).toBe(true);
    expect(inWords(roles)).toBe('You have no part in running it. Its authority is offered to you.');
    const given = givenPool();
    const [first, ...others] = given.data.streams;
    const streams = [{ ...first!, pendingFunder: some(ME) }, ...others];
    expect(inWords(rolesOf(givenPool({ streams }), ME))).toMatch(
        /A stream of it is offered to you/,
    );
    expect(inWords(rolesOf(given, ME))).toBe('You have no part in running it.');
});
