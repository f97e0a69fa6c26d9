// What Anchor's IDL of the gauge does not say: its enumerations, the seeds of its addresses, and
// the accounts that follow the named ones.
import {
    argumentValueNode,
    instructionRemainingAccountsNode,
    publicKeyTypeNode,
    publicKeyValueNode,
    structTypeNode,
    zeroableOptionTypeNode,
} from 'codama';
import { enumeration, from, instructionAccount, key, number, numbered, pda } from './nodes.mjs';

/** Adds it all. @param {import('codama').ProgramNode} program */
export function gauge(program) {
    return {
        ...program,
        accounts: program.accounts.map((node) => ({ ...node, data: fields(node.data, node.name) })),
        definedTypes: [...program.definedTypes.map(definedType), ...ENUMS],
        instructions: program.instructions.map((node) => ({
            ...node,
            accounts: node.accounts.map((one) =>
                instructionAccount(one, DEFAULTS[node.name] ?? {}),
            ),
            ...(TAIL[node.name] && { remainingAccounts: TAIL[node.name] }),
        })),
        pdas: Object.values(PDAS),
    };
}

const ENUM_OF = {
    epochBooks: { state: 'epochState' },
    epochView: { state: 'epochState' },
    shareView: { state: 'shareState' },
    gauge: { tokenProgram: 'tokenKind' },
};

const ENUMS = [
    enumeration(
        'epochState',
        'An open epoch takes votes; the shares of a settled one are fixed.',
        'open',
        'settled',
    ),
    enumeration('shareState', 'What became of a share.', 'neither', 'applied', 'givenBack'),
    enumeration('tokenKind', 'The token program of a mint.', 'splToken', 'token2022'),
];

/** Addresses that are zero when there is none. */
const MAY_BE_NONE = { gauge: ['pendingAuthority', 'powerManager', 'pendingPowerManager'] };

function definedType(node) {
    return node.type.kind === 'structTypeNode'
        ? { ...node, type: fields(node.type, node.name) }
        : node;
}

function fields(struct, owner) {
    return structTypeNode(
        struct.fields.map((node) => {
            if (MAY_BE_NONE[owner]?.includes(node.name)) {
                return { ...node, type: zeroableOptionTypeNode(publicKeyTypeNode()) };
            }
            const name = ENUM_OF[owner]?.[node.name];
            return name ? { ...node, type: numbered(node.type, name) } : node;
        }),
    );
}

const PDAS = {
    gauge: pda(
        'gauge',
        'gauge',
        'A gauge.',
        key('creator'),
        key('rewardMint'),
        number('id', 'u16'),
    ),
    budget: pda('budget', 'budget', "Holds a gauge's budget.", key('gauge')),
    epoch: pda(
        'epoch',
        'epoch',
        'An epoch: the ballot that is voted on.',
        key('gauge'),
        number('number', 'u64'),
    ),
    voteRecord: pda(
        'voteRecord',
        'vote',
        "A position's vote in an epoch.",
        key('epoch'),
        key('position'),
    ),
    extraAccountMetas: pda(
        'extraAccountMetas',
        'extra-account-metas',
        'Lists what a vote from a pool needs.',
        key('pool'),
    ),
};

const budget = from('budget', ['gauge', 'gauge']);
const record = from('voteRecord', ['epoch', 'epoch'], ['position', 'position']);

const farmProgram = publicKeyValueNode('AceQ1aFarm1111111111111111111111111111111111', 'acequia');

const TAIL = {
    windDownStream: [instructionRemainingAccountsNode(argumentValueNode('epochs'))],
};

/** Addresses that the asynchronous builders find by themselves. */
const DEFAULTS = {
    createGauge: {
        gauge: from(
            'gauge',
            ['creator', 'creator'],
            ['rewardMint', 'rewardMint'],
            ['id', 'id', argumentValueNode],
        ),
        budget,
    },
    openEpoch: {
        epoch: from('epoch', ['gauge', 'gauge'], ['number', 'number', argumentValueNode]),
    },
    openVoteRecord: { record },
    initializeExtraAccountMetas: { extraAccountMetas: from('extraAccountMetas', ['pool', 'pool']) },
    fundGauge: { budget },
    refundGauge: { budget },
    closeGauge: { budget },
    applyShare: { budget, farmProgram },
    refundStream: { budget, farmProgram },
    windDownStream: { farmProgram },
    retireStream: { budget, farmProgram },
};
