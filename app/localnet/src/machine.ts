#!/usr/bin/env node
/**
 * Machines for a program in another language (tests/harness/runtime/prebuilt.rs): a line of JSON on standard
 * input asks, a line on standard output answers, in order. It ends when its input does.
 *
 * Each question names what is done, and in which machine; bytes are in base 64.
 */
import { createInterface } from 'node:readline';
import type { Address } from '@solana/kit';
import { NOTHING, type Account } from './chain/account.js';
import { readTransaction } from './chain/transaction.js';
import { Vm, type Moment } from './chain/vm.js';
import { read, write } from './json.js';

/** An account as it goes over the wire. */
interface WireAccount {
    readonly address: Address;
    readonly lamports: bigint | number;
    readonly owner: Address;
    readonly data: string;
    readonly executable: boolean;
}

const machines = new Map<number, Vm>();
let made = 0;

const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');
const text = (data: Uint8Array): string => Buffer.from(data).toString('base64');
const placed = (address: Address, { data, ...rest }: Account = NOTHING): WireAccount => ({
    ...rest,
    address,
    data: text(data),
});

/** Logs stay whole: whoever reads events out of them misses none. */
function keep(vm: Vm): number {
    vm.keepLogsWhole();
    machines.set(++made, vm);
    return made;
}

/** What can be asked. */
const ANSWERS = {
    begin: () => keep(new Vm()),
    fork: (vm: Vm) => keep(vm.copy()),
    end: (_: Vm, { machine }: { machine: number }) => machines.delete(machine),
    moment: (vm: Vm) => vm.moment,
    set: (vm: Vm, at: Record<keyof Moment, bigint | number>) => {
        const [slot, epoch, began, time] = [at.slot, at.epoch, at.began, at.time].map(BigInt);
        vm.set({ slot: slot!, epoch: epoch!, began: began!, time: time! });
    },
    deploy: (vm: Vm, { address, elf }: { address: Address; elf: string }) =>
        vm.deploy(address, bytes(elf)),
    put: (vm: Vm, { account }: { account: WireAccount }) => {
        const { address, lamports, data, owner, executable } = account;
        vm.put(address, { lamports: BigInt(lamports), owner, data: bytes(data), executable });
    },
    rent: (vm: Vm, { size }: { size: number }) => vm.rent(BigInt(size)),
    trust: (vm: Vm, { signatures }: { signatures: boolean }) => vm.trust(signatures),
    send: (vm: Vm, { wire, touched }: { wire: string; touched: Address[] }) => {
        const { err, logs, units, returned } = vm.run(readTransaction(bytes(wire)));
        const after = touched.map((address) => placed(address, vm.account(address)));
        return { err, logs, units, returned: text(returned?.data ?? new Uint8Array()), after };
    },
};

function answer(line: string): unknown {
    const asked = read(line) as { ask: keyof typeof ANSWERS; machine: number };
    return ANSWERS[asked.ask](machines.get(asked.machine)!, asked as never) ?? null;
}

for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${write(answer(line))}\n`);
}
