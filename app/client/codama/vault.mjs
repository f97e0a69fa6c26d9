// The vault (programs/autocompounder), a native program without an IDL: what its instruction files say. Both
// its reasons, and the vectors that the builders are held to, are written by crates/acequia-vault-interface.
import { readFileSync } from 'node:fs';
import {
    accountNode,
    arrayTypeNode,
    booleanTypeNode,
    bytesTypeNode,
    bytesValueNode,
    definedTypeLinkNode,
    definedTypeNode,
    fieldDiscriminatorNode,
    fixedSizeTypeNode,
    instructionAccountNode,
    instructionArgumentNode,
    instructionNode,
    numberTypeNode,
    numberValueNode,
    optionTypeNode,
    prefixedCountNode,
    programNode,
    publicKeyTypeNode,
    publicKeyValueNode,
    structFieldTypeNode,
    structTypeNode,
} from 'codama';
import { enumeration, key, number, pda } from './nodes.mjs';

const VECTORS = new URL('../test/vectors/vault.json', import.meta.url);

/** Every reason by its number, as other programs' errors are given. */
export const vaultErrors = () =>
    Object.entries(JSON.parse(readFileSync(VECTORS, 'utf8')).reasons).map(
        ([code, [name, message]]) => ({
            code: Number(code),
            name: name[0].toLowerCase() + name.slice(1),
            message,
        }),
    );

const N = (format) => numberTypeNode(format);
const field = (name, type, docs) => structFieldTypeNode({ name, type, docs: docs ? [docs] : [] });
const list = (name, of, docs) =>
    field(name, arrayTypeNode(definedTypeLinkNode(of), prefixedCountNode(N('u32'))), docs);

const PROGRAMS = {
    systemProgram: '11111111111111111111111111111111',
    associatedTokenProgram: 'ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL',
    splToken: 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
    token2022: 'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb',
    farmProgram: 'AceQ1aFarm1111111111111111111111111111111111',
};

/** `name`, with `!` where it signs, and `*` where it is changed. */
function account(written) {
    const name = written.replace(/[!*]/g, '');
    const known = PROGRAMS[name];
    return instructionAccountNode({
        name,
        isSigner: written.includes('!'),
        isWritable: written.includes('*'),
        ...(known && { defaultValue: publicKeyValueNode(known, name) }),
    });
}

const SEAT = '*vault *pool *position';
const PRINCIPAL = '*stakeVault *stakeAccount stakeMint tokenProgram farmProgram';

/** In the order of their numbers. */
const INSTRUCTIONS = [
    [
        'createVault',
        'Makes a vault, its position in a pool, and its account for the stake mint.',
        `!*payer ${SEAT} *stakeAccount stakeMint tokenProgram associatedTokenProgram systemProgram farmProgram`,
        ['id', N('u16'), 'Tells apart the vaults of a pool.'],
    ],
    ['openAccount', 'Opens an account of shares.', '!*payer *vault *shares owner systemProgram'],
    [
        'deposit',
        'Stakes tokens, and gives shares for them.',
        `!depositor *vault *shares *source *pool *position ${PRINCIPAL}`,
        ['amount', N('u64'), '[base units]'],
        ['leastShares', N('u128'), 'Fewer are refused.'],
    ],
    [
        'withdraw',
        'Burns shares, and unstakes their part.',
        `!owner *vault *shares *destination *pool *position ${PRINCIPAL}`,
        ['burnt', N('u128'), 'How many shares.'],
        ['leastAmount', N('u64'), 'Less is refused [base units].'],
    ],
    [
        'harvest',
        'Claims what a stream owes into the vault.',
        `${SEAT} *rewardVault *rewardAccount rewardMint splToken token2022 farmProgram`,
        ['slot', N('u8'), 'Of the stream in the pool.'],
    ],
    [
        'compound',
        'Stakes what a stream of the stake mint owes.',
        `${SEAT} *rewardVault ${PRINCIPAL}`,
        ['slot', N('u8'), 'Of the stream in the pool.'],
    ],
    [
        'claim',
        'Pays out what a reward owes to an account of shares.',
        '!owner *vault *shares *rewardAccount *destination rewardMint tokenProgram',
    ],
    [
        'closeAccount',
        'Closes an account of shares that holds none.',
        '!closer *vault *shares *rentPayer',
        ['forfeit', booleanTypeNode(), 'Gives up whole units that are owed.'],
    ],
    ['emergencyExit', 'Fetches all principal from the farm.', `${SEAT} ${PRINCIPAL}`],
    [
        'closeVault',
        'Closes a vault in which nobody has an account.',
        '!*rentPayer *vault *pool *position *stakeAccount stakeMint tokenProgram farmProgram',
        ['forfeit', booleanTypeNode(), 'Gives up whole units that the farm owes.'],
    ],
    ['announce', 'Says that the farm does not pay.', '!owner *vault shares'],
    ['callOff', 'Shows that it does.', `${SEAT} ${PRINCIPAL}`],
    [
        'giveAway',
        'Sends what is nobody’s to a flow of the pool.',
        `${SEAT} *stakeVault *account *mint tokenProgram *flowVault farmProgram`,
        ['flow', optionTypeNode(N('u8')), 'Its slot; none where it is burnt.'],
    ],
];

function instruction([name, docs, accounts, ...args], nth) {
    const discriminator = instructionArgumentNode({
        name: 'discriminator',
        type: N('u8'),
        defaultValue: numberValueNode(nth),
        defaultValueStrategy: 'omitted',
    });
    const given = args.map(([name, type, docs]) =>
        instructionArgumentNode({ name, type, docs: [docs] }),
    );
    return instructionNode({
        name,
        docs: [docs],
        accounts: accounts.split(' ').map(account),
        arguments: [discriminator, ...given],
        discriminators: [fieldDiscriminatorNode('discriminator')],
    });
}

function stored(name, tag, docs, fields, address) {
    const hex = Buffer.from(tag).toString('hex');
    const bytes = fixedSizeTypeNode(bytesTypeNode(), tag.length);
    const head = structFieldTypeNode({
        name: 'discriminator',
        type: bytes,
        defaultValue: bytesValueNode('base16', hex),
        defaultValueStrategy: 'omitted',
    });
    const version = [field('version', N('u8'), 'The layout.'), field('bump', N('u8'))];
    return accountNode({
        name,
        docs: [docs],
        data: structTypeNode([head, ...version, ...fields]),
        discriminators: [fieldDiscriminatorNode('discriminator')],
        pda: address,
    });
}

const P = publicKeyTypeNode();

export const vault = programNode({
    name: 'vault',
    publicKey: 'AceQ1aVauLt111111111111111111111111111111111',
    version: '0.1.0',
    accounts: [
        stored('vault', 'acqvault', 'A vault over one position of the farm.', [
            field('id', N('u16'), 'Tells apart the vaults of a pool.'),
            field('pool', P),
            field('position', P, 'The vault’s, in the pool.'),
            field('stakeMint', P),
            field('tokenProgram', P),
            field('stakeAccount', P, 'The vault’s, for the stake mint.'),
            field('rentPayer', P, 'Who created it.'),
            field('shares', N('u128'), 'Of all accounts together.'),
            field('assets', N('u64'), 'What the shares are of, as counted [base units].'),
            field('atHand', N('u64'), 'Of these, what is not staked [base units].'),
            field('accounts', N('u32'), 'How many accounts of shares are open.'),
            field('phase', definedTypeLinkNode('phase')),
            field('announcedAt', N('u64'), 'When the emergency that stands was [unix s].'),
            list('sources', 'source', 'One for each slot of the pool.'),
            list('rewards', 'vaultReward', 'One for each mint that is passed on.'),
        ]),
        stored('shareAccount', 'acqshare', 'Somebody’s shares of a vault.', [
            field('vault', P),
            field('owner', P, 'Who may withdraw and claim.'),
            field('rentPayer', P),
            field('shares', N('u128')),
            list('checkpoints', 'shareCheckpoint', 'One for each of the vault’s rewards.'),
        ]),
    ],
    definedTypes: [
        enumeration('phase', 'Whether a vault is in the farm.', 'running', 'announced', 'left'),
        definedTypeNode({
            name: 'source',
            docs: ['What of a stream has been credited.'],
            type: structTypeNode([
                field('generation', N('u32')),
                field('isStake', booleanTypeNode(), 'Whether it pays the stake mint.'),
                field('seen', N('u64'), 'Of what the farm owes, the units already seen.'),
                field('index', N('u128'), '[2^-64 base units per weight]'),
            ]),
        }),
        definedTypeNode({
            name: 'vaultReward',
            docs: ['A reward that is passed on.'],
            type: structTypeNode([
                field('mint', P),
                field('index', N('u128'), '[2^-64 base units per share]'),
                field('carry', N('u128'), '[2^-64 base units]'),
                field('waiting', N('u64'), 'For whoever holds shares next [base units].'),
                field('credited', N('u64'), '[base units]'),
                field('paid', N('u64'), '[base units]'),
            ]),
        }),
        definedTypeNode({
            name: 'shareCheckpoint',
            docs: ['What an account is owed by a reward.'],
            type: structTypeNode([
                field('index', N('u128'), '[2^-64 base units per share]'),
                field('owed', N('u128'), '[2^-64 base units]'),
            ]),
        }),
    ],
    instructions: INSTRUCTIONS.map(instruction),
    pdas: [
        pda('vault', 'vault', 'A vault.', key('pool'), number('id', 'u16')),
        pda('shares', 'shares', 'Somebody’s shares of a vault.', key('vault'), key('owner')),
    ],
});
