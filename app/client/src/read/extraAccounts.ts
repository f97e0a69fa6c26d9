/**
 * Which accounts a hook wants beside those that every hook gets.
 *
 * By the convention of `spl-tlv-account-resolution`, an account of the hook's program at the PDA
 * of "extra-account-metas" and the pool lists them. `crates/acequia-vote-hook` says how a vote
 * uses it: accounts 0 to 3 are vote authority, pool, position and voter, the first extra is 4,
 * and seeds may be taken from the data of the vote.
 */
import {
    containsBytes,
    fetchEncodedAccount,
    getAddressDecoder,
    getAddressEncoder,
    getProgramDerivedAddress,
    type Address,
    type ReadonlyUint8Array,
} from '@solana/kit';
import type { ExtraAccount } from '../generated/acequia/types/extraAccount.js';
import { findVoteAuthorityPda } from '../generated/acequia/pdas/voteAuthority.js';
import {
    getReceiveVoteInstructionDataEncoder,
    RECEIVE_VOTE_DISCRIMINATOR,
} from '../generated/gauge/instructions/receiveVote.js';
import { ClientFailure } from '../explain/failure.js';
import type { ReadRpc } from '../types.js';

/** The start of SHA-256("acequia-vote-hook:cast"): of a vote's data, and of the list's entry. The gauge
 *  receives votes by it, as every hook does. */
export const CAST_DISCRIMINATOR = RECEIVE_VOTE_DISCRIMINATOR;

/** A kind, 32 bytes of configuration, whether it signs, whether it is written. */
const META_BYTES = 35;
/** What only the farm knows of a vote: weight and previous weight, and the sequence number. */
const UNKNOWN = [
    [40, 56],
    [72, 80],
] as const;

/** The parts of a vote that extra accounts may depend on. */
export interface VoteOf {
    readonly pool: Address;
    readonly position: Address;
    /** The position's owner. */
    readonly voter: Address;
    readonly hookProgram: Address;
    readonly ballot: Address;
    /** When the ballot starts, as the hook knows it [unix s]. */
    readonly ballotStart: bigint;
    /** When the ballot ends, as the hook knows it [unix s]. */
    readonly ballotEnd: bigint;
    /** What is said to the hook. */
    readonly payload: ReadonlyUint8Array;
}

/** Where a hook lists the extra accounts for the votes of a pool. */
export async function findExtraAccountMetasPda(
    hookProgram: Address,
    pool: Address,
): Promise<Address> {
    const seeds = ['extra-account-metas', getAddressEncoder().encode(pool)];
    const [found] = await getProgramDerivedAddress({ programAddress: hookProgram, seeds });
    return found;
}

/** The extra accounts of a vote, none where the hook lists none. Throws a `ClientFailure` where
 *  the list breaks the convention. */
export async function fetchExtraAccounts(rpc: ReadRpc, vote: VoteOf): Promise<ExtraAccount[]> {
    const list = await findExtraAccountMetasPda(vote.hookProgram, vote.pool);
    const account = await fetchEncodedAccount(rpc, list);
    if (!account.exists) return [];
    const resolving = await Resolving.begin(rpc, vote);
    for (const meta of metasIn(account.data)) await resolving.add(meta);
    return resolving.extras;
}

/** The metas of the entry for votes. */
function metasIn(data: ReadonlyUint8Array): Uint8Array[] {
    const bytes = Uint8Array.from(data);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at + 12 <= bytes.length; at += 12 + view.getUint32(at + 8, true)) {
        if (!containsBytes(bytes, RECEIVE_VOTE_DISCRIMINATOR, at)) continue;
        const count = at + 16 <= bytes.length ? view.getUint32(at + 12, true) : 0;
        const end = at + 16 + count * META_BYTES;
        if (end > bytes.length) throw broken('it ends too early');
        const nth = (index: number) => at + 16 + index * META_BYTES;
        return Array.from({ length: count }, (_, index) => bytes.slice(nth(index), nth(index + 1)));
    }
    return [];
}

/** The accounts and the data of a vote, as far as they are known. */
class Resolving {
    readonly extras: ExtraAccount[] = [];
    private readonly contents = new Map<Address, Uint8Array>();

    private constructor(
        private readonly rpc: ReadRpc,
        private readonly hook: Address,
        private readonly accounts: Address[],
        private readonly data: Uint8Array,
    ) {}

    static async begin(rpc: ReadRpc, vote: VoteOf): Promise<Resolving> {
        const { pool, position, voter, hookProgram } = vote;
        const [authority] = await findVoteAuthorityPda({ pool, hookProgram });
        return new Resolving(rpc, hookProgram, [authority, pool, position, voter], voteData(vote));
    }

    async add(meta: Uint8Array): Promise<void> {
        const [kind, config, signs, writes] = [meta[0]!, meta.slice(1, 33), meta[33], meta[34]];
        if (signs) throw broken('it wants a signer, which no hook gets');
        const address = await this.addressOf(kind, config);
        this.accounts.push(address);
        this.extras.push({ address, writable: writes === 1 });
    }

    private async addressOf(kind: number, config: Uint8Array): Promise<Address> {
        if (kind === 0) return getAddressDecoder().decode(config);
        if (kind === 2) return getAddressDecoder().decode(await this.keyData(config));
        const program = kind === 1 ? this.hook : this.account(kind - 128);
        const seeds = await this.seeds(config);
        const [found] = await getProgramDerivedAddress({ programAddress: program, seeds });
        return found;
    }

    private async seeds(config: Uint8Array): Promise<Uint8Array[]> {
        const seeds: Uint8Array[] = [];
        for (let at = 0; at < config.length && config[at] !== 0;) {
            const [a, b, c] = [config[at + 1]!, config[at + 2]!, config[at + 3]!];
            switch (config[at]) {
                case 1:
                    seeds.push(config.slice(at + 2, at + 2 + a));
                    at += 2 + a;
                    break;
                case 2:
                    seeds.push(this.known(a, b));
                    at += 3;
                    break;
                case 3:
                    seeds.push(Uint8Array.from(getAddressEncoder().encode(this.account(a))));
                    at += 2;
                    break;
                case 4:
                    seeds.push(await this.content(a, b, c));
                    at += 4;
                    break;
                default:
                    throw broken(`it has a seed of the unknown kind ${config[at]}`);
            }
        }
        return seeds;
    }

    private keyData(config: Uint8Array): Promise<Uint8Array> | Uint8Array {
        const [kind, a, b] = [config[0], config[1]!, config[2]!];
        if (kind === 1) return this.known(a, 32);
        if (kind === 2) return this.content(a, b, 32);
        throw broken(`it has a key of the unknown kind ${kind}`);
    }

    private account(at: number): Address {
        const found = this.accounts[at];
        if (found === undefined) throw broken(`it refers to account ${at} before that is known`);
        return found;
    }

    /** Bytes of the vote's data that are known before the farm runs. */
    private known(from: number, length: number): Uint8Array {
        const to = from + length;
        if (to > this.data.length || UNKNOWN.some(([start, end]) => from < end && start < to)) {
            throw broken(`it takes a seed from bytes ${from} to ${to}, which nobody knows yet`);
        }
        return this.data.slice(from, to);
    }

    private async content(at: number, from: number, length: number): Promise<Uint8Array> {
        const address = this.account(at);
        const data = this.contents.get(address) ?? (await this.read(address));
        if (from + length > data.length) throw broken(`the account ${address} is too short`);
        return data.slice(from, from + length);
    }

    private async read(address: Address): Promise<Uint8Array> {
        const account = await fetchEncodedAccount(this.rpc, address);
        if (!account.exists) throw broken(`it reads the account ${address}, which is not there`);
        const data = Uint8Array.from(account.data);
        this.contents.set(address, data);
        return data;
    }
}

/** The data that the hook will get, zeros where only the farm knows it. */
function voteData({ ballot, ballotStart, ballotEnd, payload }: VoteOf): Uint8Array {
    const unknown = { weight: 0n, previousWeight: 0n, sequence: 0n };
    const known = { ballot, ballotStart, ballotEnd, payload };
    return Uint8Array.from(getReceiveVoteInstructionDataEncoder().encode({ ...known, ...unknown }));
}

function broken(why: string): ClientFailure {
    return new ClientFailure({
        kind: 'account',
        condition: `The hook's list of extra accounts cannot be followed: ${why}.`,
        remedy: "Ask the hook's authors, or pass the extra accounts yourself.",
    });
}
