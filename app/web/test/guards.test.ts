/** What binds its signer goes behind a guard of what was seen, and what does not goes without. */
import {
    ACEQUIA_PROGRAM_ADDRESS,
    acequia,
    asSeen,
    isPenaltyFlow,
    payingStreams,
    rewardAccountOf,
    stakeAccountOf,
    streamsOf,
    type Fact,
    type TokenAccountOf,
} from '@acequia/client';
import { address, createNoopSigner, type ReadonlyUint8Array } from '@solana/kit';
import { expect, test } from 'vitest';
import {
    acceptAuthorityAction,
    offerAuthorityAction,
    renounceAuthorityAction,
    setCapsAction,
    togglePauseAction,
} from '../src/acts/authority';
import { claimAction } from '../src/acts/claim';
import { acceptStreamAction, commitAction, extendAction, topUpAction } from '../src/acts/funding';
import { activateHookAction, proposeHookAction, removeHookAction } from '../src/acts/hook';
import { leaveAction } from '../src/acts/leave';
import { lockAction } from '../src/acts/lock';
import { stakeAction } from '../src/acts/stake';
import { unstakeAction } from '../src/acts/unstake';
import type { Action } from '../src/transact/action';
import { chainWith, held } from './chain';
import { givenHolding } from './given';

const HOLDING = givenHolding();
const { pool, position } = HOLDING;
const OWNER = createNoopSigner(position.data.owner);
const SOMEBODY = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');
const STREAM = streamsOf(pool).find((one) => !isPenaltyFlow(one))!;
const OF = { pool, stream: STREAM };
const OF_STAKE = stakeAccountOf(pool, OWNER.address);
const OF_REWARD = rewardAccountOf(STREAM, OWNER.address);
const SAID = { said: '1', onDone: () => {} };
const NOTHING = { without: new Set<never>(), notes: [] };
const CAPS = { pool: 0n, position: 0n };

/** The facts of the guards in what an action builds, each list before anything else is done. */
async function guardsOf(act: (rpc: never) => Action, of: TokenAccountOf): Promise<Fact[][]> {
    const transactions = await act(await chainWith(of, held(OWNER.address))).build(
        OWNER,
        new Map(),
    );
    return transactions.flatMap(([first]) => {
        const data = first!.data as ReadonlyUint8Array;
        const isFarms = first!.programAddress === ACEQUIA_PROGRAM_ADDRESS;
        const { Guard } = acequia.AcequiaInstruction;
        const isGuard = isFarms && acequia.identifyAcequiaInstruction(data) === Guard;
        return isGuard ? [acequia.getGuardInstructionDataDecoder().decode(data).facts] : [];
    });
}

const { createdAt } = pool.data;
const CREATED: Fact = { __kind: 'CreatedAt', createdAt };
const named = (kind: Fact['__kind']): unknown => expect.objectContaining({ __kind: kind });
const HOOK = named('Hook');
const LOCK_END: Fact = { __kind: 'LockEnd', atMost: position.data.stake.lockEnd };
const STAKE = { pool, amount: 1n, said: '1', into: position.address, target: position };
const LOCK = { holding: HOLDING, seconds: 1, end: 1n, said: '1', early: false };

const bound: [string, (rpc: never) => Action, unknown[]][] = [
    ['stake into a position', (rpc) => stakeAction(rpc, STAKE), [CREATED, LOCK_END]],
    [
        'lock',
        (rpc) => lockAction(rpc, LOCK),
        [CREATED, HOOK, ...payingStreams(pool).map(asSeen), LOCK_END],
    ],
    [
        'stake and lock',
        (rpc) => stakeAction(rpc, { ...STAKE, lock: { seconds: 1, end: 1n } }),
        [CREATED, HOOK, ...payingStreams(pool).map(asSeen), LOCK_END],
    ],
    ['top up', (rpc) => topUpAction(rpc, OF, 1n, SAID), [CREATED, asSeen(STREAM)]],
    [
        'extend',
        (rpc) => extendAction(rpc, OF, [{ seconds: 9, amount: 9n }], SAID),
        [CREATED, asSeen(STREAM)],
    ],
    ['commit', () => commitAction(OF, 9n, 'RIO'), [CREATED, asSeen(STREAM)]],
    ['accept a stream', () => acceptStreamAction(OF), [CREATED, asSeen(STREAM)]],
    [
        'accept the authority',
        () => acceptAuthorityAction(pool),
        [CREATED, named('Authority'), HOOK, named('Paused')],
    ],
    [
        'give the authority up',
        () => renounceAuthorityAction(pool),
        [CREATED, HOOK, named('Paused')],
    ],
    ['announce a hook', () => proposeHookAction(pool, SOMEBODY), [CREATED, HOOK]],
    ['activate a hook', () => activateHookAction(pool), [CREATED, HOOK]],
    ['remove a hook', () => removeHookAction(pool), [CREATED, HOOK]],
];

test.each(bound)('%s is guarded by what was seen', async (name, act, facts) => {
    const of = ['top up', 'extend'].includes(name) ? OF_REWARD : OF_STAKE;
    expect(await guardsOf(act, of)).toEqual([facts]);
});

test('the guard is of what a page showed, and not of what is there by now', async () => {
    const shown = { ...pool, data: { ...pool.data, createdAt: createdAt - 1n } };
    const [facts] = await guardsOf((rpc) => stakeAction(rpc, { ...STAKE, pool: shown }), OF_STAKE);
    expect(facts).toContainEqual({ __kind: 'CreatedAt', createdAt: createdAt - 1n });
});

const free: [string, (rpc: never) => Action][] = [
    ['unstake', (rpc) => unstakeAction(rpc, { holding: HOLDING, amount: 1n, said: '1' })],
    ['claim', (rpc) => claimAction(rpc, HOLDING, new Set([STREAM.slot]))],
    ['leave', (rpc) => leaveAction(rpc, { ...NOTHING, holding: HOLDING })],
    ['set caps', () => setCapsAction(pool, CAPS, { pool: '', position: '' })],
    ['pause', () => togglePauseAction(pool)],
    ['offer the authority', () => offerAuthorityAction(pool, SOMEBODY)],
];

test.each(free)('nothing stands before %s', async (_, act) => {
    expect(await guardsOf(act, OF_STAKE)).toEqual([]);
});
