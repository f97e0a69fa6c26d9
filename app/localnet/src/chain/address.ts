/** Addresses as text and as bytes. The same few come up again and again, and base 58 is slow. */
import { getAddressDecoder, getAddressEncoder, type Address } from '@solana/kit';

const MOST = 20_000;
const [encoder, decoder] = [getAddressEncoder(), getAddressDecoder()];

/** A memory of so many answers; then it begins anew. */
function remembering<TKey, TAnswer>(known: Map<TKey, TAnswer>, key: TKey, find: () => TAnswer) {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const answer = find();
    known.set(key, answer);
    return answer;
}

const bytes = new Map<Address, Uint8Array>();
const texts = new Map<string, Address>();

/** The 32 bytes of an address. They are shared: nobody may change them. */
export function bytesOf(address: Address): Uint8Array {
    return remembering(bytes, address, () => Uint8Array.from(encoder.encode(address)));
}

/** The address that stands at a place. */
export function addressAt(data: Uint8Array, at = 0): Address {
    const key = Buffer.from(data.buffer, data.byteOffset + at, 32).toString('latin1');
    return remembering(texts, key, () => decoder.decode(data, at));
}
