/** Puts a program where it is to be, as if the loader had deployed it in an earlier block. */
import type { Address } from '@solana/kit';
import { LOADER } from './account.js';
import { bytesOf } from './address.js';
import type { Chain } from './chain.js';
import { derived } from './derived.js';

/** The loader's kinds of accounts. */
const [PROGRAM, PROGRAM_DATA] = [2, 3];
/** Its kind, the slot, and an authority or none. */
const HEADER_BYTES = 4 + 8 + 33;

/** Nobody can upgrade it. */
export function deploy(chain: Chain, program: Address, elf: Uint8Array): void {
    const place = derived(LOADER, [program]);
    put(chain, place, Buffer.concat([header(PROGRAM_DATA, HEADER_BYTES), elf]), false);
    const pointer = Buffer.concat([header(PROGRAM, 4), bytesOf(place)]);
    put(chain, program, pointer, true);
}

function put(chain: Chain, at: Address, data: Uint8Array, executable: boolean): void {
    const lamports = chain.vm.rent(BigInt(data.length));
    chain.put(at, { lamports, owner: LOADER, data, executable });
}

function header(kind: number, bytes: number): Buffer {
    const header = Buffer.alloc(bytes);
    header.writeUInt32LE(kind);
    return header;
}
