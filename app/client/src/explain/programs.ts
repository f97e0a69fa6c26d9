/** Custom error numbers of the programs that a transaction of the farm runs. */
import { ACEQUIA_ERRORS } from '../generated/acequia/errors.js';
import { ACEQUIA_PROGRAM_ADDRESS } from '../generated/acequia/programs/acequia.js';
import { GAUGE_ERRORS } from '../generated/gauge/errors.js';
import { GAUGE_PROGRAM_ADDRESS } from '../generated/gauge/programs/gauge.js';
import { REALMS_ERRORS } from '../generated/realms/errors.js';
import { REALMS_PROGRAM_ADDRESS } from '../generated/realms/programs/realms.js';
import { VAULT_ERRORS } from '../generated/vault/errors.js';
import { VAULT_PROGRAM_ADDRESS } from '../generated/vault/programs/vault.js';
import { SYSTEM_PROGRAM } from '../system.js';
import type { FailureKind, Explanation } from './failure.js';

type Words = readonly [condition: string, remedy: string];

const OUR_FAULT = 'Rebuild the transaction with a current @acequia/client.';

/** What Anchor checks before the farm's own code runs, as docs/integrate/errors.md has it: the rest of its
 *  checks come as Solana's own errors. */
const ANCHOR: Record<number, Words> = {
    2000: ['An account that is to be changed was not passed as writable.', OUR_FAULT],
    2007: ['An account that has to be a program is none.', 'Check the addresses, and the cluster.'],
    2040: [
        'One account that is to be changed was named twice.',
        'Name two positions, in two pools: nothing moves from one to itself.',
    ],
};

const NO_TOKENS: Words = [
    'The token account holds less than that.',
    'Send a smaller amount, or put more tokens there first.',
];
const FROZEN: Words = [
    "A token account is frozen by the mint's issuer.",
    'Leave this reward out: the others and your principal are not affected.',
];

/** SPL Token and Token-2022 number their errors alike. */
const TOKEN: Record<number, Words> = {
    0: ['An account lacks the lamports to be exempt from rent.', 'Send it some SOL.'],
    1: NO_TOKENS,
    2: ['The account is not a mint.', 'Pass the address of a mint.'],
    3: [
        'The token account is of another mint.',
        'Pass one of the right mint: that of the pool to stake, that of the stream for a reward.',
    ],
    4: ['The token account belongs to somebody else.', "Pass an account of the signer's."],
    9: ['The token account has not been set up.', 'Create it first.'],
    11: ['The token account still holds tokens.', 'Empty it first.'],
    13: ['The token account is in the wrong state.', 'It may be frozen: leave this token out.'],
    17: FROZEN,
    18: ['The number of decimals is not that of the mint.', OUR_FAULT],
    35: [
        'The vault holds fees that the mint withheld.',
        'Have them harvested to the mint first; anyone can.',
    ],
    36: [
        'The destination wants a memo with each transfer.',
        'Have its wallet stop asking for memos, or name another destination.',
    ],
    37: ['The token cannot be transferred.', 'Leave it out.'],
    42: [
        'The token account is guarded: no program may take tokens out of it (CPI guard).',
        'Switch its CPI guard off in its wallet, or pay from another account.',
    ],
    67: [
        "The mint's issuer has paused all transfers.",
        'Leave this reward out, or wait: the others and your principal are not affected.',
    ],
};

const SYSTEM: Record<number, Words> = {
    0: [
        'There is an account at the new address already.',
        'It may have been made in the meantime: read it again, or choose another index.',
    ],
    1: ['The wallet has too little SOL for this.', 'Add some SOL: rent comes back on close.'],
};

const ASSOCIATED: Record<number, Words> = {
    0: [
        'A canonical token account has been handed over to somebody else, who would get what is paid into it.',
        'Have it handed back, or name another token account as the destination.',
    ],
};

const FOREIGN: Record<string, Record<number, Words>> = {
    TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA: TOKEN,
    TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb: TOKEN,
    [SYSTEM_PROGRAM]: SYSTEM,
    ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL: ASSOCIATED,
};

interface OwnError {
    readonly code: number;
    readonly name: string;
    readonly condition: string;
    readonly remedy: string;
}

/** The programs of this repository. Their numbers all start at 6000. */
const OWN: Record<string, readonly [kind: FailureKind, errors: readonly OwnError[]]> = {
    [ACEQUIA_PROGRAM_ADDRESS]: ['farm', ACEQUIA_ERRORS],
    [GAUGE_PROGRAM_ADDRESS]: ['gauge', GAUGE_ERRORS],
    [REALMS_PROGRAM_ADDRESS]: ['realms', REALMS_ERRORS],
    [VAULT_PROGRAM_ADDRESS]: ['vault', VAULT_ERRORS],
};

/** The error of that number of one of this repository's programs, the farm unless named; none
 *  where the program has no such error. */
export function ownError(
    code: number,
    program: string = ACEQUIA_PROGRAM_ADDRESS,
): Explanation | undefined {
    const [kind, errors] = OWN[program] ?? [];
    const found = errors?.find((one) => one.code === code);
    if (!kind || !found) return undefined;
    const { name, condition, remedy } = found;
    return { kind, name, code, condition, remedy, program };
}

/** What a custom error number means, given the program that reported it. Without the program
 *  only the farm's own numbers say anything. */
export function customError(code: number, program: string | undefined): Explanation {
    const known =
        ownError(code, program) ?? anchorError(code, program) ?? foreignError(code, program);
    if (known) return known;
    const who = program ? `The program ${program}` : 'A program';
    return {
        kind: 'program',
        condition: `${who} refused with its error ${code}.`,
        remedy: 'Its documentation says what that means; the logs may say more.',
        ...(program && { program }),
    };
}

function anchorError(
    code: number,
    program: string = ACEQUIA_PROGRAM_ADDRESS,
): Explanation | undefined {
    const words = OWN[program] && ANCHOR[code];
    if (!words) return undefined;
    const [condition, remedy] = words;
    return { kind: 'account', condition, remedy, code, program };
}

function foreignError(code: number, program: string = ''): Explanation | undefined {
    const table = FOREIGN[program];
    const words = table?.[code];
    if (!words) return undefined;
    const [condition, remedy] = words;
    const poor = words === NO_TOKENS || words === SYSTEM[1];
    const kind = poor ? 'funds' : table === TOKEN ? 'token' : 'account';
    return { kind, condition, remedy, program };
}
