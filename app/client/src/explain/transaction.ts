/** Why a transaction failed, from what a node says of it. */
import { ACEQUIA_PROGRAM_ADDRESS as FARM } from '../generated/acequia/programs/acequia.js';
import type { FailureKind, Explanation } from './failure.js';
import { customError } from './programs.js';

/** A failed transaction: its error, and its logs where there are any. */
export interface FailedTransaction {
    /** As in `err` of a simulation, of a status or of a transaction's metadata. */
    readonly err: object | string;
    readonly logs?: readonly string[] | null | undefined;
}

type Words = readonly [kind: FailureKind, condition: string, remedy: string];

const NO_SOL: Words = [
    'funds',
    'The wallet that pays has too little SOL on this cluster.',
    'Add some SOL to it, have another wallet pay the fee, or check which cluster you are connected to.',
];
const BUSY: Words = [
    'network',
    'The network is too busy for this transaction.',
    'Try again, with a higher priority fee.',
];

/** Before a program runs. */
const TRANSACTION: Record<string, Words> = {
    AccountNotFound: NO_SOL,
    InsufficientFundsForFee: NO_SOL,
    InsufficientFundsForRent: [
        'funds',
        'An account would be left with too little SOL to exist.',
        'Add some SOL: rent comes back on close.',
    ],
    InvalidAccountForFee: [
        'input',
        'The account that is to pay the fee belongs to a program: only a plain wallet can pay fees.',
        'It can sign all the same: have another wallet pay the fee.',
    ],
    BlockhashNotFound: [
        'expired',
        'The transaction came too late: its blockhash is no longer known.',
        'It has not landed and never will. Build it again.',
    ],
    ProgramAccountNotFound: [
        'cluster',
        'A program of this transaction is not on this cluster.',
        'Check which cluster you are connected to.',
    ],
    InvalidProgramForExecution: [
        'cluster',
        'What should be a program is not one on this cluster.',
        'Check which cluster you are connected to.',
    ],
    AlreadyProcessed: [
        'input',
        'This very transaction has landed before.',
        'There is nothing left to do.',
    ],
    TooManyAccountLocks: ['limits', 'The transaction names too many accounts.', 'Split it.'],
    AddressLookupTableNotFound: [
        'account',
        'A lookup table of the transaction does not exist on this cluster.',
        'Leave it out.',
    ],
    WouldExceedMaxBlockCostLimit: BUSY,
    WouldExceedMaxAccountCostLimit: BUSY,
    AccountInUse: BUSY,
};

const NO_COMPUTE: Words = [
    'limits',
    'The transaction ran out of compute units.',
    'Raise the limit, or split it.',
];

/** While a program runs. */
const INSTRUCTION: Record<string, Words> = {
    ComputationalBudgetExceeded: NO_COMPUTE,
    ProgramFailedToComplete: [
        'program',
        'A program stopped half-way.',
        'If it ran out of compute units, raise the limit; the logs say.',
    ],
    MaxInstructionTraceLengthExceeded: [
        'limits',
        'The transaction runs too many instructions, those that others call included.',
        'Split it.',
    ],
    MissingRequiredSignature: ['input', 'Somebody who must sign has not.', 'Sign as the owner.'],
    InsufficientFunds: ['funds', 'There are not enough lamports for this.', 'Add some SOL.'],
    AccountAlreadyInitialized: [
        'account',
        'An account that was to be made exists already.',
        'Read it again: it may have been made in the meantime.',
    ],
    UninitializedAccount: ['account', 'An account has not been set up.', 'Create it first.'],
    InvalidAccountData: [
        'account',
        'An account does not hold what it should.',
        'Check the addresses you pass: a mint, a token account or a position may be mixed up.',
    ],
    InvalidAccountOwner: [
        'account',
        'An account belongs to another program.',
        'Check the addresses.',
    ],
    IllegalOwner: ['account', 'An account belongs to another program.', 'Check the addresses.'],
    IncorrectProgramId: [
        'account',
        'An account or a program is not the expected one.',
        'A mint of Token-2022 needs Token-2022, one of SPL Token needs SPL Token.',
    ],
    AccountDataTooSmall: [
        'account',
        'There is nothing at an address at which the program needs an account.',
        'Check the addresses you pass, and the cluster.',
    ],
    InvalidSeeds: [
        'account',
        'A new account is not at the address that it must be at.',
        'Rebuild it with a current client.',
    ],
    CallDepth: [
        'limits',
        'Programs call each other more deeply than Solana allows.',
        'Vote without a program in between.',
    ],
    UnsupportedProgramId: TRANSACTION['ProgramAccountNotFound']!,
    NotEnoughAccountKeys: ['input', 'Accounts are missing.', 'Rebuild it with a current client.'],
    InvalidInstructionData: [
        'input',
        'The program does not know this instruction.',
        'Use the client of the version that is deployed.',
    ],
};

/** Explains a failure. Where programs are nested, it is the innermost that is named: the one that
 *  refused. */
export function explainFailure({ err, logs }: FailedTransaction): Explanation {
    if (typeof err === 'string') return spoken(TRANSACTION[err], err);
    const [name, detail] = Object.entries(err as Record<string, unknown>)[0] ?? [
        'Unknown', // no words
        undefined,
    ];
    if (name !== 'InstructionError') return spoken(TRANSACTION[name], name);
    const [, reason] = detail as [number, string | { Custom: bigint | number }];
    const program = refuser(logs ?? []);
    if (typeof reason === 'object') {
        return withSlot(customError(Number(reason.Custom), program), logs ?? []);
    }
    const outOfCompute = logs?.some((line) => line.includes('exceeded CUs meter'));
    const words = outOfCompute ? NO_COMPUTE : INSTRUCTION[reason];
    return { ...spoken(words, reason), ...(program && { program }) };
}

/** The slot of the stream that the farm refused to pay: what it logs last, before it fails. */
const SLOT = new RegExp(
    `\nProgram log: slot (\\d\\d)\n(Program (log:|\\w+ consumed) .*\n)*Program ${FARM} failed: `,
);

/** With that slot, where it is there; the farm's words say that the log names it. */
function withSlot(said: Explanation, logs: readonly string[]): Explanation {
    const slot = said.kind === 'farm' && SLOT.exec(logs.join('\n'))?.[1];
    if (!slot) return said;
    const condition = said.condition.replace(/(; the log names the slot)?\.$/, ` (slot ${+slot}).`);
    return { ...said, condition };
}

/** The program that failed first: of nested ones, the innermost. */
function refuser(logs: readonly string[]): string | undefined {
    const failures = logs.map((line) => /^Program (\w+) failed: /.exec(line)?.[1]);
    return failures.find((program) => program !== undefined);
}

function spoken(words: Words | undefined, name: string): Explanation {
    if (!words) {
        const condition = `The transaction failed: ${name}.`;
        return { kind: 'unknown', condition, remedy: 'The logs may say more.', name };
    }
    const [kind, condition, remedy] = words;
    return { kind, condition, remedy, name };
}
