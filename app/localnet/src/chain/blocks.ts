/** Blocks: which there are, how final each is, and which blockhashes still live. */
import { createHash } from 'node:crypto';
import { getBase58Decoder } from '@solana/kit';

/** How sure it is that a block stays. */
export type Commitment = 'processed' | 'confirmed' | 'finalized';

/** A block; its time [unix s]. */
export interface Block {
    readonly slot: number;
    readonly height: number;
    readonly hash: string;
    readonly time: bigint;
}

/** A blockhash lives for so many blocks. */
export const MAX_AGE = 150;
/** A block is final when so many stand on it. */
export const UNTIL_FINAL = 31;
/** How many the sysvar of slot hashes remembers. */
const REMEMBERED = 512;
/** A slot and its hash. */
const HASH_BYTES = 40;

const digest = (of: Uint8Array | string): Buffer => createHash('sha256').update(of).digest();

/** The blocks that still matter. */
export class Blocks {
    /** The oldest first. */
    private readonly sealed: Block[] = [];
    /** The sysvar of slot hashes: a count, then slots and hashes, the newest first. */
    readonly slotHashes = Buffer.alloc(8 + REMEMBERED * HASH_BYTES);

    /** Begins with a block that follows from the seed. */
    constructor(time: bigint, seed: Uint8Array) {
        this.add({ slot: 0, height: 0, time }, digest(seed));
    }

    /** The newest that nothing is added to. */
    get last(): Block {
        return this.sealed.at(-1)!;
    }

    /** The slot of the block that is being filled. */
    get openSlot(): number {
        return this.last.slot + 1;
    }

    /** Seals the open block. Slots up to `slot` are left out. */
    seal(time: bigint, slot = this.openSlot): Block {
        const { height, hash } = this.last;
        return this.add({ slot, height: height + 1, time }, digest(`${hash} ${slot}`));
    }

    private add(at: Omit<Block, 'hash'>, hash: Buffer): Block {
        const block = { ...at, hash: getBase58Decoder().decode(hash) };
        this.sealed.push(block);
        if (this.sealed.length > REMEMBERED) this.sealed.shift();
        this.slotHashes.copyWithin(8 + HASH_BYTES, 8);
        this.slotHashes.writeBigUInt64LE(BigInt(this.sealed.length));
        this.slotHashes.writeBigUInt64LE(BigInt(at.slot), 8);
        this.slotHashes.set(hash, 16);
        return block;
    }

    /** The newest block of a commitment. */
    at(commitment: Commitment): Block {
        if (commitment !== 'finalized') return this.last;
        return this.sealed.at(-1 - UNTIL_FINAL) ?? this.sealed[0]!;
    }

    /** The slot that a reader of that commitment is at. */
    slotAt(commitment: Commitment): number {
        return commitment === 'processed' ? this.openSlot : this.at(commitment).slot;
    }

    /** How high the chain is for such a reader. */
    heightAt(commitment: Commitment): number {
        return this.at(commitment).height + (commitment === 'processed' ? 1 : 0);
    }

    /** Whether a transaction with that blockhash may stand in the open block. */
    takes(hash: string): boolean {
        const open = this.last.height + 1;
        const block = this.sealed.findLast((one) => one.hash === hash);
        return block !== undefined && open - block.height <= MAX_AGE;
    }

    /** How final a slot is, and how many blocks stand on it; `null` of a final one. */
    finality(slot: number): { level: Commitment; confirmations: number | null } {
        if (slot > this.last.slot) return { level: 'processed', confirmations: 0 };
        if (slot <= this.at('finalized').slot) return { level: 'finalized', confirmations: null };
        const above = this.sealed.length - 1 - this.sealed.findIndex((one) => one.slot >= slot);
        return { level: 'confirmed', confirmations: above };
    }
}
