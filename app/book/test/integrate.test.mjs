// docs/integrate.md says of each instruction what the IDL says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const { instructions } = JSON.parse(read('idl/acequia.json'));
const page = read('docs/integrate.md');

function typeOf(type) {
    if (typeof type === 'string') return type === 'pubkey' ? 'address' : type;
    if (type.vec === 'u8') return 'bytes';
    return type.vec ? `list of ${typeOf(type.vec)}` : type.defined.name;
}

function accountOf({ name, signer, writable, optional }) {
    const marks = [signer && 's', writable && 'w', optional && '?'].filter(Boolean).join('');
    return marks ? `${name} (${marks})` : name;
}

function rowOf({ name, accounts, args }) {
    const said = args.map((arg) => `${arg.name}: ${typeOf(arg.type)}`).join(', ');
    return `| \`${name}\` | ${accounts.map(accountOf).join(', ')} | ${said || '–'} |`;
}

for (const instruction of instructions) {
    test(`the row of ${instruction.name}`, () => {
        const row = rowOf(instruction);
        assert.ok(page.includes(`\n${row}\n`), `the IDL says: ${row}`);
    });
}
