/** A chain: accounts that transactions change, in blocks, by a clock that is set. */
import { EventEmitter } from 'node:events';
import { randomBytes } from 'node:crypto';
import type { Address } from '@solana/kit';
import type { Account } from './account.js';
import { addressAt } from './address.js';
import { balancesOf, type Balances } from './balances.js';
import { Blocks, type Block } from './blocks.js';
import { History, type Landed } from './history.js';
import { metaOf } from './meta.js';
import { advanced, livesBy, nonceAccountOf } from './nonce.js';
import { refused, type Outcome, type TransactionError } from './outcome.js';
import { Prices } from './prices.js';
import { isWritable, type Loaded, type Received } from './transaction.js';
import { Vm, type Rehearsal } from './vm.js';

/** How a chain begins. */
export interface ChainOptions {
    /** Its clock [unix s]; the present unless named. */
    readonly time?: bigint | undefined;
    /** Whether each transaction has a block of its own. */
    readonly blockEach?: boolean | undefined;
}

/** What is told of as it happens. */
interface Happenings {
    /** A transaction is in the open block. */
    landed: [Landed, written: readonly Address[]];
    /** The open block was sealed. */
    sealed: [Block];
    /** An account was changed by a cheat. */
    changed: [Address];
}

const SLOTS_IN_EPOCH = 432_000;
const TABLE_HEADER = 56;
const NONE: Loaded = { writable: [], readonly: [] };

export class Chain {
    readonly vm = new Vm();
    readonly history = new History();
    readonly prices = new Prices();
    readonly happenings = new EventEmitter<Happenings>();
    readonly blocks: Blocks;
    readonly genesis: string;
    private readonly began: bigint;
    private readonly blockEach: boolean;
    private time: bigint;

    constructor({ time = BigInt(Math.floor(Date.now() / 1_000)), blockEach = true }: ChainOptions) {
        this.happenings.setMaxListeners(0);
        this.began = this.time = time;
        this.blockEach = blockEach;
        this.blocks = new Blocks(time, randomBytes(32));
        this.genesis = this.blocks.last.hash;
        this.history.addBlock(0, time);
        this.turn();
    }

    /** The clock [unix s]. */
    get now(): bigint {
        return this.time;
    }

    /** The epoch, and how far it is. */
    epochAt(slot: number): { epoch: number; slotIndex: number; slotsInEpoch: number } {
        const epoch = Math.floor(slot / SLOTS_IN_EPOCH);
        return { epoch, slotIndex: slot % SLOTS_IN_EPOCH, slotsInEpoch: SLOTS_IN_EPOCH };
    }

    /** Seals the open block and begins the next, at that time [unix s] and slot. */
    seal(time = this.time, slot?: number): Block {
        const block = this.blocks.seal(this.time, slot === undefined ? undefined : slot - 1);
        this.history.addBlock(block.slot, block.time);
        this.time = time;
        this.turn();
        this.happenings.emit('sealed', block);
        return block;
    }

    /** Tells the machine which block is open. */
    private turn(): void {
        const slot = this.blocks.openSlot;
        const epoch = BigInt(this.epochAt(slot).epoch);
        const moment = { slot: BigInt(slot), epoch, began: this.began, time: this.time };
        this.vm.set(moment, this.blocks.slotHashes);
    }

    /** Puts an account where it stands, whatever the rules say. */
    put(address: Address, account: Account): void {
        this.vm.put(address, account);
        this.happenings.emit('changed', address);
    }

    /** Carries a transaction out. What fails in its instructions is in the block all the same. */
    send(transaction: Received): Outcome {
        const objection = this.objection(transaction);
        if (objection) return refused(objection);
        const { loaded, addresses } = this.accountsOf(transaction);
        const before = balancesOf(this.vm, addresses);
        const outcome = this.run(transaction);
        const after = balancesOf(this.vm, addresses);
        if (feeOf(before, after) > 0n) {
            const meta = metaOf({ outcome, loaded, before, after, fee: feeOf(before, after) });
            this.land(transaction, { outcome, meta, addresses, loaded });
        }
        return outcome;
    }

    /** By a nonce where it has one, which is advanced whatever comes of the rest. */
    private run(transaction: Received): Outcome {
        const nonce = nonceAccountOf(transaction);
        if (!nonce) return this.vm.run(transaction);
        this.vm.nextBlockhash();
        const outcome = this.vm.run(transaction);
        const account = this.vm.account(nonce);
        if (outcome.err && livesBy(account, transaction)) {
            this.vm.put(nonce, advanced(account!, this.blocks.last.hash));
        }
        return outcome;
    }

    private land(
        transaction: Received,
        done: { outcome: Outcome; meta: Landed['meta']; addresses: Address[]; loaded: Loaded },
    ): void {
        const { outcome, meta, addresses, loaded } = done;
        const { signature, wire } = transaction;
        const [slot, time] = [this.blocks.openSlot, this.time];
        const landed = { signature, slot, time, err: outcome.err, wire, meta, addresses };
        this.history.add(landed);
        const written = addresses.filter((_, place) => isWritable(transaction, loaded, place));
        this.prices.add(slot, transaction, written);
        this.happenings.emit('landed', landed, written);
        if (this.blockEach) this.seal();
    }

    /** Carries it out and takes it back. `anyBlockhash`: as if its blockhash were the latest. */
    simulate(
        transaction: Received,
        { verify, anyBlockhash = false }: { verify: boolean; anyBlockhash?: boolean },
    ): Rehearsal {
        const objection = anyBlockhash ? undefined : this.objection(transaction);
        if (objection) return { ...refused(objection), after: [] };
        if (nonceAccountOf(transaction)) this.vm.nextBlockhash();
        return this.vm.rehearse(transaction, verify);
    }

    /** What stands against a transaction before it is looked into. */
    private objection(transaction: Received): TransactionError | undefined {
        if (!this.lives(transaction)) return 'BlockhashNotFound';
        return this.history.has(transaction.signature) ? 'AlreadyProcessed' : undefined;
    }

    /** By its blockhash, or by its nonce. */
    private lives(transaction: Received): boolean {
        if (this.blocks.takes(transaction.blockhash)) return true;
        const nonce = nonceAccountOf(transaction);
        return !!nonce && livesBy(this.vm.account(nonce), transaction);
    }

    /** Every account of a transaction, those of lookup tables last. */
    accountsOf({ message }: Received): { loaded: Loaded; addresses: Address[] } {
        const named = [...message.staticAccounts];
        const lookups = 'addressTableLookups' in message ? (message.addressTableLookups ?? []) : [];
        if (!lookups.length) return { loaded: NONE, addresses: named };
        const writable = lookups.flatMap((one) =>
            this.lookUp(one.lookupTableAddress, one.writableIndexes),
        );
        const readonly = lookups.flatMap((one) =>
            this.lookUp(one.lookupTableAddress, one.readonlyIndexes),
        );
        return { loaded: { writable, readonly }, addresses: [...named, ...writable, ...readonly] };
    }

    private lookUp(table: Address, places: readonly number[]): Address[] {
        const data = this.vm.account(table)?.data ?? new Uint8Array();
        const starts = places.map((place) => TABLE_HEADER + 32 * place);
        const there = starts.filter((start) => start + 32 <= data.length);
        return there.map((start) => addressAt(data, start));
    }

    close(): void {
        this.happenings.removeAllListeners();
        this.history.close();
    }
}

/** Lamports only move between a transaction's accounts, so what is missing is the fee; nothing
 *  where it did not come into a block. */
const feeOf = (before: Balances, after: Balances): bigint =>
    sum(before.lamports) - sum(after.lamports);

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, one) => all + one, 0n);
