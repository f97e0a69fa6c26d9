/** Errors in words. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
    getSolanaErrorFromJsonRpcError,
    SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR,
    SolanaError,
} from '@solana/kit';
import {
    acequia,
    ClientFailure,
    ACEQUIA_PROGRAM_ADDRESS,
    customError,
    explain,
    explainFailure,
    gauge,
    ownError,
    realms,
    SPL_TOKEN,
    TOKEN_2022,
    type Explanation,
} from '@acequia/client';
import { repositoryFile } from './harness/files.js';

const SYSTEM = '11111111111111111111111111111111';

/** A failure of the first instruction, by the program named, if any. */
function refused(reason: unknown, program?: string): Explanation {
    const logs = program ? [`Program ${program} invoke [1]`, `Program ${program} failed: x`] : [];
    return explainFailure({ err: { InstructionError: [0, reason] }, logs });
}

test('every error of the programs here names the condition and the remedy', () => {
    const programs = [
        ['farm', ACEQUIA_PROGRAM_ADDRESS, acequia.ACEQUIA_ERRORS],
        ['gauge', gauge.GAUGE_PROGRAM_ADDRESS, gauge.GAUGE_ERRORS],
        ['realms', realms.REALMS_PROGRAM_ADDRESS, realms.REALMS_ERRORS],
    ] as const;
    for (const [kind, program, errors] of programs) {
        for (const { code, name } of errors) {
            const said = refused({ Custom: code }, program);
            assert.deepEqual([said.kind, said.code, said.name], [kind, code, name]);
            assert.match(said.condition, /^[A-Z].*\.$/);
            assert.match(said.remedy, /^[A-Z].*\.$/, name);
        }
    }
    assert.equal(ownError(5_999), undefined);
});

test('one number means what the program that reported it means', () => {
    assert.equal(refused({ Custom: 1 }, SPL_TOKEN).kind, 'funds');
    assert.match(refused({ Custom: 1 }, TOKEN_2022).condition, /token account holds less/);
    assert.match(refused({ Custom: 1 }, SYSTEM).condition, /too little SOL/);
    const foreign = 'Other11111111111111111111111111111111111111';
    assert.deepEqual([refused({ Custom: 6001n }, foreign).kind], ['program']);
    assert.match(refused({ Custom: 6001n }, foreign).condition, /Other1.* its error 6001/);
    assert.equal(refused({ Custom: 6001n }).name, 'insufficientStake');
});

test('of nested programs the innermost is the one that refused', () => {
    const logs = [
        `Program ${ACEQUIA_PROGRAM_ADDRESS} invoke [1]`,
        `Program ${SPL_TOKEN} invoke [2]`,
        `Program ${SPL_TOKEN} failed: custom program error: 0x11`,
        `Program ${ACEQUIA_PROGRAM_ADDRESS} failed: custom program error: 0x11`,
    ];
    const said = explainFailure({ err: { InstructionError: [2, { Custom: 17n }] }, logs });
    assert.deepEqual([said.kind, said.program], ['token', SPL_TOKEN]);
    assert.match(said.condition, /frozen/);
});

test('a refused payment is said with the slot that the log names', () => {
    const logged = (code: number, ...lines: string[]) => {
        const logs = [
            `Program ${ACEQUIA_PROGRAM_ADDRESS} invoke [1]`,
            ...lines,
            `Program ${ACEQUIA_PROGRAM_ADDRESS} consumed 9000 of 200000 compute units`,
            `Program ${ACEQUIA_PROGRAM_ADDRESS} failed: custom program error: 0x1825`,
        ];
        return explainFailure({ err: { InstructionError: [0, { Custom: code }] }, logs }).condition;
    };
    const frozen = "A stream's vault or its destination is frozen";
    assert.equal(logged(6181, 'Program log: slot 12'), `${frozen} (slot 12).`);
    assert.equal(logged(6181), `${frozen}; the log names the slot.`);
    assert.equal(
        logged(6180, 'Program log: slot 03'),
        'A destination is of another mint than the stream pays (slot 3).',
    );
    // Whatever it refuses a payment for, it names the slot.
    assert.equal(
        logged(6124, 'Program log: slot 00'),
        'The destination belongs to the pool itself (slot 0).',
    );
    // What another program says is nobody's slot here.
    const other = ['Program log: slot 07', `Program ${SPL_TOKEN} success`];
    assert.equal(logged(6181, ...other), `${frozen}; the log names the slot.`);
    assert.equal(logged(6112, 'Program log: slots 03'), 'The pool takes no deposits at present.');
});

test('what people meet is said in words', () => {
    const met: [unknown, RegExp][] = [
        ['BlockhashNotFound', /came too late.*never will/],
        ['InsufficientFundsForFee', /too little SOL/],
        ['AccountNotFound', /too little SOL/],
        ['ProgramAccountNotFound', /not on this cluster/],
        [{ InsufficientFundsForRent: { account_index: 1 } }, /too little SOL to exist/],
        [{ InstructionError: [0, 'ComputationalBudgetExceeded'] }, /ran out of compute units/],
        [{ InstructionError: [0, 'MissingRequiredSignature'] }, /who must sign has not/],
        [{ InstructionError: [0, 'IncorrectProgramId'] }, /Token-2022 needs Token-2022/],
        ['WouldExceedMaxBlockCostLimit', /too busy.*priority fee/],
        ['SomethingNew', /The transaction failed: SomethingNew/],
    ];
    for (const [err, words] of met) {
        const { condition, remedy } = explainFailure({ err: err as never });
        assert.match(`${condition} ${remedy}`, words);
    }
});

test('a program that stopped for want of compute units is said to have', () => {
    const logs = [
        `Program ${ACEQUIA_PROGRAM_ADDRESS} failed: exceeded CUs meter at BPF instruction`,
    ];
    const err = { InstructionError: [0, 'ProgramFailedToComplete'] };
    assert.equal(explainFailure({ err, logs }).kind, 'limits');
});

test('what Anchor checks before the farm runs is said in words', () => {
    const said = customError(2040, ACEQUIA_PROGRAM_ADDRESS);
    assert.match(said.condition, /was named twice/);
    // Anchor 1's, which nothing here reports.
    for (const code of [2006, 3002, 3007, 3008, 3012]) {
        assert.equal(customError(code, ACEQUIA_PROGRAM_ADDRESS).kind, 'program', String(code));
    }
});

test('every error that the documentation lists has words', () => {
    const page = readFileSync(repositoryFile('docs/integrate/errors.md'), 'utf8');
    const [, table = ''] = /\*\*Anchor and Solana\*\*\n([^]*?)\*\*Of programs called/.exec(page)!;
    const rows = [...table.matchAll(/^\| `?(\w+)`? \|/gm)].map(([, name]) => name!);
    const errors = rows.filter((name) => !['error', '---'].includes(name));
    assert.ok(errors.length >= 12);
    for (const name of errors) {
        const reason = /^\d+$/.test(name) ? { Custom: Number(name) } : name;
        const logs = [`Program ${ACEQUIA_PROGRAM_ADDRESS} failed: x`];
        const { kind } = explainFailure({ err: { InstructionError: [0, reason] }, logs });
        assert.ok(kind !== 'unknown' && kind !== 'program', name);
    }
});

test('wallets and nodes are told apart', () => {
    const kinds: [unknown, string][] = [
        [Object.assign(new Error('User rejected the request.'), { code: 4001 }), 'wallet'],
        [
            Object.assign(new Error('x'), {
                name: 'WalletSignTransactionError',
                cause: new Error('User declined'),
            }),
            'wallet',
        ],
        [new TypeError('fetch failed'), 'network'],
        [new TypeError('Failed to fetch'), 'network'],
        [new TypeError('NetworkError when attempting to fetch resource.'), 'network'],
        [new TypeError('Load failed'), 'network'],
        [new TypeError('Failed to fetch: NetworkError'), 'network'],
        [new DOMException('The operation timed out', 'TimeoutError'), 'network'],
        [httpError(429), 'network'],
        [httpError(503), 'network'],
        [httpError(400), 'unknown'],
        [new TypeError('x is not a function'), 'unknown'],
        ['a word', 'unknown'],
    ];
    for (const [thrown, kind] of kinds) assert.equal(explain(thrown).kind, kind, String(thrown));
    assert.match(explain(httpError(429)).condition, /no more requests for now/);
});

test('a node’s refusal is told in its own words', () => {
    const answer = { code: -32602n, message: 'this node takes no transactions' };
    const said = explain(getSolanaErrorFromJsonRpcError(answer));
    assert.equal(said.condition, 'The node refuses: this node takes no transactions');
});

function httpError(statusCode: number): Error {
    const headers = new Headers();
    const message = 'answer';
    return new SolanaError(SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR, {
        headers,
        message,
        statusCode,
    });
}

test('an error of this client is an error whose message says it all', () => {
    const error = new ClientFailure({ kind: 'input', condition: 'No.', remedy: 'Yes.' });
    assert.equal(error.message, 'No. Yes.');
    assert.equal(explain(error), error);
    const { kind, condition, remedy } = error;
    assert.deepEqual(explain({ kind, condition, remedy }), { kind, condition, remedy });
    assert.ok(error instanceof Error);
});
