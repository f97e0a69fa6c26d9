// What Anchor's IDL of the farm does not say: the tails of its accounts, its enumerations,
// the seeds of its addresses, and the accounts that follow the named ones.
import {
    argumentValueNode,
    arrayTypeNode,
    booleanTypeNode,
    definedTypeLinkNode,
    definedTypeNode,
    fixedSizeTypeNode,
    instructionArgumentNode,
    instructionRemainingAccountsNode,
    numberTypeNode,
    prefixedCountNode,
    publicKeyTypeNode,
    publicKeyValueNode,
    resolverValueNode,
    stringTypeNode,
    structFieldTypeNode,
    structTypeNode,
    zeroableOptionTypeNode,
} from 'codama';
import { enumeration, from, instructionAccount, key, number, numbered, pda } from './nodes.mjs';

/** Adds it all. @param {import('codama').ProgramNode} program */
export function acequia(program) {
    return {
        ...program,
        accounts: program.accounts.map(account),
        definedTypes: [...program.definedTypes.map(definedType), ...ENUMS, ...HELPERS],
        instructions: program.instructions.map(instruction),
        pdas: Object.values(PDAS),
    };
}

// ------------------------------------------------------------------ accounts

/** The tail of a `Slab`: a u32 length, 4 bytes of zeros, the items. The two are read as one u64:
 *  the renderer knows no padded length. */
const TAILS = { pool: ['streams', 'streamSlot'], position: ['checkpoints', 'checkpoint'] };

/** Addresses that are zero when there is none. */
const MAY_BE_NONE = {
    pool: [
        'authority',
        'pendingAuthority',
        'rewardManager',
        'stakeVault',
        'delegate',
        'hook',
        'pendingHook',
    ],
    streamSlot: ['pendingFunder'],
    position: ['operator'],
    operatorSet: ['operator'],
    poolCreated: ['rewardManager', 'delegate'],
};

function account(node) {
    const tail = TAILS[node.name];
    const fields = node.data.fields.map((one) => field(one, node.name));
    const data = structTypeNode(tail ? [...fields, tailField(...tail)] : fields);
    return { ...node, data, size: tail ? undefined : node.size };
}

function tailField(name, item) {
    const length = prefixedCountNode(numberTypeNode('u64'));
    const docs = ['One entry per slot of the pool, used or not.'];
    return structFieldTypeNode({
        name,
        docs,
        type: arrayTypeNode(definedTypeLinkNode(item), length),
    });
}

function definedType(node) {
    if (node.name === 'pendingView') return { ...node, type: joinWords(node.type) };
    if (node.type.kind !== 'structTypeNode') return node;
    return { ...node, type: structTypeNode(node.type.fields.map((one) => field(one, node.name))) };
}

/** `owedQ64Lo` and `owedQ64Hi` are one number, as in the accounts. */
function joinWords(struct) {
    const [lo, ...rest] = struct.fields.filter((one) => one.name.startsWith('owedQ64'));
    const owed = structFieldTypeNode({
        name: 'owed',
        docs: ['All that is owed, the fraction included [2^-64 base units].'],
        type: numberTypeNode('u128'),
    });
    return structTypeNode(
        struct.fields.flatMap((one) => (one === lo ? [owed] : rest.includes(one) ? [] : [one])),
    );
}

function field(node, owner) {
    if (owner === 'page' && /^(name|text|link)$/.test(node.name))
        return { ...node, type: fixedSizeTypeNode(stringTypeNode('utf8'), node.type.size) };
    if (MAY_BE_NONE[owner]?.includes(node.name))
        return { ...node, type: zeroableOptionTypeNode(publicKeyTypeNode()) };
    return ENUM_OF[node.name] ? { ...node, type: numbered(node.type, ENUM_OF[node.name]) } : node;
}

// -------------------------------------------------------------- enumerations

/** Fields of one byte that count something. */
const ENUM_OF = {
    state: 'streamState',
    kind: 'streamKind',
    idlePolicy: 'idlePolicy',
    tokenProgram: 'tokenKind',
    stakeTokenProgram: 'tokenKind',
};

const ENUMS = [
    enumeration(
        'streamState',
        'Whether a slot holds a stream. An ending flow takes no deposits and streams what it has; a closing stream takes no more funding and pays what it owes.',
        'empty',
        'active',
        'ending',
        'closing',
    ),
    enumeration(
        'streamKind',
        'A curve of segments set by its funder, a flow that spreads each deposit over its window, or the flow of what leaving locks early costs, which is nobody’s.',
        'curve',
        'flow',
        'penalty',
    ),
    enumeration(
        'idlePolicy',
        'While nobody is staked: the curve waits, or what it emits returns to the funder.',
        'wait',
        'refund',
    ),
    enumeration('tokenKind', 'The token program of a mint.', 'splToken', 'token2022'),
];

// ------------------------------------------------------------------ addresses

const PDAS = {
    pool: pda(
        'pool',
        'pool',
        'A pool with a stake vault.',
        key('creator'),
        key('stakeMint'),
        number('id', 'u16'),
    ),
    delegatedPool: pda(
        'delegatedPool',
        'delegated_pool',
        'A delegated pool, by the key of what it stands for.',
        key('creator'),
        key('asset'),
        number('id', 'u16'),
    ),
    stakeVault: pda('stakeVault', 'stake_vault', "Holds a pool's principal.", key('pool')),
    rewardVault: pda(
        'rewardVault',
        'reward_vault',
        'Holds what a stream has still to pay.',
        key('pool'),
        key('mint'),
        number('slot', 'u8'),
    ),
    position: pda(
        'position',
        'position',
        'A position, by who opened it: it keeps its address when its owner changes.',
        key('pool'),
        key('opener'),
        number('index', 'u32'),
    ),
    page: pda('page', 'page', 'What a pool says of itself.', key('pool')),
    voteReceipt: pda(
        'voteReceipt',
        'vote',
        "A position's vote on a ballot, passed to a hook.",
        key('position'),
        key('hookProgram'),
        key('ballot'),
    ),
    voteAuthority: pda(
        'voteAuthority',
        'vote_authority',
        'The only signer of the votes that a pool passes to a hook.',
        key('pool'),
        key('hookProgram'),
    ),
};

const stakeVault = (pool = 'pool') => from('stakeVault', ['pool', pool]);
const rewardVault = from(
    'rewardVault',
    ['pool', 'pool'],
    ['mint', 'mint'],
    ['slot', 'slot', argumentValueNode],
);
const pool = from(
    'pool',
    ['creator', 'creator'],
    ['stakeMint', 'stakeMint'],
    ['id', 'id', argumentValueNode],
);
const delegatedPool = from(
    'delegatedPool',
    ['creator', 'creator'],
    ['asset', 'asset', argumentValueNode],
    ['id', 'id', argumentValueNode],
);
const voteAuthority = from('voteAuthority', ['pool', 'pool'], ['hookProgram', 'hookProgram']);
const receipt = from(
    'voteReceipt',
    ['position', 'position'],
    ['hookProgram', 'hookProgram'],
    ['ballot', 'ballot', argumentValueNode],
);

/** Claims name both token programs: `tokenProgram` is the older one. */
const SPL_TOKEN = publicKeyValueNode('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA', 'splToken');

/** Addresses that the asynchronous builders find by themselves. */
const DEFAULTS = {
    createPool: { pool, stakeVault: stakeVault() },
    createDelegatedPool: { pool: delegatedPool },
    openPosition: {
        position: from(
            'position',
            ['pool', 'pool'],
            ['opener', 'opener'],
            ['index', 'index', argumentValueNode],
        ),
    },
    setPage: { page: from('page', ['pool', 'pool']) },
    addStream: { vault: rewardVault },
    addFlowStream: { vault: rewardVault },
    extendStream: { vault: rewardVault },
    topUp: { vault: rewardVault },
    refundStream: { vault: rewardVault },
    retireStream: { vault: rewardVault },
    stake: { stakeVault: stakeVault() },
    unstake: { stakeVault: stakeVault() },
    leaveLockEarly: { stakeVault: stakeVault() },
    compound: { stakeVault: stakeVault() },
    reinvest: { stakeVault: stakeVault('toPool') },
    moveStake: { fromVault: stakeVault('fromPool'), toVault: stakeVault('toPool') },
    claim: { tokenProgram: SPL_TOKEN },
    pushClaim: { tokenProgram: SPL_TOKEN },
    castVote: { receipt, voteAuthority },
    withdrawVote: { voteAuthority },
};

// --------------------------------------------------------------- instructions

/** What follows the named accounts, and the argument that says it. */
const HELPERS = [
    definedTypeNode({
        name: 'reward',
        docs: ['A stream to be paid from, and where to.'],
        type: structTypeNode([
            structFieldTypeNode({
                name: 'slot',
                docs: ["The stream's slot."],
                type: numberTypeNode('u8'),
            }),
            structFieldTypeNode({
                name: 'vault',
                docs: ["The stream's vault."],
                type: publicKeyTypeNode(),
            }),
            structFieldTypeNode({
                name: 'destination',
                docs: ['A token account of the mint.'],
                type: publicKeyTypeNode(),
            }),
            structFieldTypeNode({
                name: 'mint',
                docs: ['The reward mint.'],
                type: publicKeyTypeNode(),
            }),
            structFieldTypeNode({
                name: 'tokenProgram',
                docs: ["The mint's token program."],
                type: definedTypeLinkNode('tokenKind'),
            }),
        ]),
    }),
    definedTypeNode({
        name: 'instead',
        docs: [
            'A canonical account that cannot take what a slot pays, which goes to another account.',
        ],
        type: structTypeNode([
            structFieldTypeNode({
                name: 'slot',
                docs: ["The stream's slot."],
                type: numberTypeNode('u8'),
            }),
            structFieldTypeNode({
                name: 'canonical',
                docs: ["The owner's associated token account of the mint."],
                type: publicKeyTypeNode(),
            }),
        ]),
    }),
    definedTypeNode({
        name: 'extraAccount',
        docs: ['An account that a hook wants beside those that every hook gets. None may sign.'],
        type: structTypeNode([
            structFieldTypeNode({
                name: 'address',
                docs: ['The account.'],
                type: publicKeyTypeNode(),
            }),
            structFieldTypeNode({
                name: 'writable',
                docs: ['Whether the hook writes to it.'],
                type: booleanTypeNode(),
            }),
        ]),
    }),
];

const list = (name, type) =>
    instructionArgumentNode({
        name,
        type: arrayTypeNode(definedTypeLinkNode(type), prefixedCountNode(numberTypeNode('u32'))),
    });
const resolver = (name, ...arguments_) =>
    resolverValueNode(name, { dependsOn: arguments_.map((one) => argumentValueNode(one)) });
const follow = (name, ...arguments_) =>
    instructionRemainingAccountsNode(resolver(name, ...arguments_));

const REWARDS = {
    extraArguments: [list('rewards', 'reward')],
    argumentDefaults: { streams: resolver('streamMask', 'rewards') },
};
const EXTRAS = {
    extraArguments: [list('extras', 'extraAccount')],
    remainingAccounts: [follow('extraAccounts', 'extras')],
};
const TAIL = {
    claim: { ...REWARDS, remainingAccounts: [follow('claimAccounts', 'rewards')] },
    pushClaim: {
        ...REWARDS,
        extraArguments: [...REWARDS.extraArguments, list('instead', 'instead')],
        remainingAccounts: [follow('pushAccounts', 'rewards', 'instead')],
    },
    castVote: EXTRAS,
    withdrawVote: EXTRAS,
    viewSolvency: {
        remainingAccounts: [instructionRemainingAccountsNode(argumentValueNode('vaults'))],
    },
};

function instruction(node) {
    const { extraArguments, remainingAccounts, argumentDefaults = {} } = TAIL[node.name] ?? {};
    return {
        ...node,
        accounts: node.accounts.map((one) => instructionAccount(one, DEFAULTS[node.name] ?? {})),
        arguments: node.arguments.map((one) => instructionArgument(one, argumentDefaults)),
        ...(extraArguments && { extraArguments }),
        ...(remainingAccounts && { remainingAccounts }),
    };
}

function instructionArgument(node, defaults) {
    const typed = field(node, '');
    return defaults[node.name] ? { ...typed, defaultValue: defaults[node.name] } : typed;
}
