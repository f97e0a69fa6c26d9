/** Why a thing stays as it is, and what stands against a farm file, in words. */
import { MAX_SEGMENTS } from './curve.js';
import { riskNames } from './farm.js';
import { nameOf, tokenOf } from './things.js';
import { writeInstant } from './time.js';
import type { Against, Conflict, Farm, Kept, Token } from './types.js';
import type { Ground } from './verbs.js';

/** A moment in words [from unix s]. */
export type Moment = (time: bigint) => string;

/** Why a reward stays as it is. */
export function kept(why: Kept): string {
    switch (why.as) {
        case 'takenBack':
            return 'some of it was taken back, so the file is not compared';
        case 'toppedUp':
            return 'holds more than the file says: it was topped up';
        default:
            return 'is as the file says';
    }
}

/** What stands against a farm on a ground. Moments are of UTC unless `moment` is named. */
export function conflictsIn(
    farm: Farm,
    { mints }: Pick<Ground, 'mints'>,
    conflicts: readonly Conflict[],
    moment: Moment = writeInstant,
): string[] {
    return conflicts.map(({ of, why }) => {
        const token = tokenOf(farm, of);
        const name =
            of.is === 'token'
                ? `${mints[of.token]!.address} is not the ${token.symbol} of the file`
                : nameOf(farm, of);
        return inWords(why, name, token, moment);
    });
}

function inWords(why: Against, name: string, { decimals }: Token, moment: Moment): string {
    const hasForGood = (what: string) => `${name} is there already and has ${what}, for good`;
    switch (why.stands) {
        case 'capacity':
            return hasForGood(`room for ${why.has} rewards`);
        case 'lock':
            return hasForGood('another lock rule');
        case 'risks':
            return hasForGood('other accepted risks');
        case 'caps':
            return `the caps of ${name} differ, and only its authority sets them`;
        case 'noRoom':
            return `there is no free slot for ${name}`;
        case 'over':
            return `${name} would start at ${moment(why.start)}, which is over`;
        case 'decimals':
            return `${name}: it has ${why.has} decimals, not ${decimals}`;
        default:
            return `${name}: ${because(why)}`;
    }
}

function because(why: Against): string {
    switch (why.stands) {
        case 'program':
            return `it belongs to the program ${why.has}`;
        case 'powers':
            return `its issuer has powers that the file does not name (${riskNames(why.unnamed).join(', ')})`;
        case 'manager':
            return "only the pool's reward manager adds rewards";
        case 'funder':
            return `only its funder ${why.funder} extends it`;
        case 'window':
            return `the stream spreads over ${why.has} seconds`;
        case 'idle':
            return `the stream ${why.waits ? 'waits' : 'refunds'} while nobody is staked`;
        case 'rate':
            return why.has.fullWeight > 0n
                ? 'the stream’s rate follows the stake otherwise, for good'
                : 'the stream pays its full rate at any stake, for good';
        case 'closing':
            return 'the stream is being wound down; retire it first';
        case 'notAContinuation':
            return 'its schedule does not go on from what was funded already';
        case 'tooLong':
            return `a stream holds ${MAX_SEGMENTS} segments, and these would be more`;
        default:
            return 'what is left on chain runs otherwise than the file says';
    }
}
