/** Addresses that programs own, which nobody has a key of. */
import { createHash } from 'node:crypto';
import { isOffCurveAddress, type Address } from '@solana/kit';
import { addressAt, bytesOf } from './address.js';

const MARK = 'ProgramDerivedAddress';

/** The first such address that follows from these seeds. */
export function derived(program: Address, seeds: readonly Address[]): Address {
    for (let bump = 255; bump >= 0; bump--) {
        const hash = createHash('sha256');
        for (const seed of seeds) hash.update(bytesOf(seed));
        const digest = hash
            .update(Uint8Array.of(bump))
            .update(bytesOf(program))
            .update(MARK)
            .digest();
        const address = addressAt(digest);
        if (isOffCurveAddress(address)) return address;
    }
    throw new Error(`no address of ${program} follows from these seeds`);
}
