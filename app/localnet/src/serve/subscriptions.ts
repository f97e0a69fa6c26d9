/** What a websocket can follow. */
import type { Address } from '@solana/kit';
import type { Block, Commitment } from '../chain/blocks.js';
import { UNTIL_FINAL } from '../chain/blocks.js';
import type { Chain } from '../chain/chain.js';
import type { Landed } from '../chain/history.js';
import { described } from '../rpc/encode.js';
import { API_VERSION, type Methods } from '../rpc/context.js';
import { invalid } from '../rpc/errors.js';
import {
    address,
    commitmentIn,
    list,
    listed,
    optionsOf,
    signature,
    whole,
    type Options,
} from '../rpc/params.js';

/** Tells a follower something. */
export type Tell = (method: string, subscription: number, result: unknown) => void;

/** A transaction, and which accounts it wrote. */
interface Deed {
    readonly landed: Landed;
    readonly written: readonly Address[];
}

/** What a subscription does as things reach its commitment. */
interface Follower {
    readonly commitment: Commitment;
    deed?(deed: Deed): void;
    block?(block: Block): void;
}

/** Tells followers of each transaction thrice: as it runs, when its block is sealed, and when
 *  that is final. */
export class Followers {
    readonly all = new Map<number, Follower>();
    private open: Deed[] = [];
    /** Blocks that are not final yet, the oldest first. */
    private readonly young: { block: Block; deeds: readonly Deed[] }[] = [];
    private count = 0;

    constructor(chain: Chain) {
        chain.happenings.on('landed', (landed, written) => this.landed({ landed, written }));
        chain.happenings.on('sealed', (block) => this.sealed(block));
    }

    add(follower: Follower): number {
        this.all.set(++this.count, follower);
        return this.count;
    }

    private landed(deed: Deed): void {
        this.open.push(deed);
        this.tell('processed', [deed]);
    }

    private sealed(block: Block): void {
        this.young.push({ block, deeds: this.open });
        this.open = [];
        this.reached('confirmed', this.young.at(-1)!);
        if (this.young.length > UNTIL_FINAL) this.reached('finalized', this.young.shift()!);
    }

    private reached(
        commitment: Commitment,
        { block, deeds }: { block: Block; deeds: readonly Deed[] },
    ) {
        this.tell(commitment, deeds);
        for (const follower of this.at(commitment)) follower.block?.(block);
    }

    private tell(commitment: Commitment, deeds: readonly Deed[]): void {
        for (const deed of deeds) for (const follower of this.at(commitment)) follower.deed?.(deed);
    }

    private at(commitment: Commitment): Follower[] {
        return [...this.all.values()].filter((one) => one.commitment === commitment);
    }
}

/** The methods of one connection, which `tell` speaks to. `own` are its subscriptions. */
export function subscriptionsOf(followers: Followers, own: Set<number>, tell: Tell): Methods {
    const follow = (make: (id: () => number) => Follower): number => {
        let id = 0;
        id = followers.add(make(() => id));
        own.add(id);
        return id;
    };
    const end = (id: number): boolean => {
        followers.all.delete(id);
        return own.delete(id);
    };
    const unsubscribe = (_: Chain, params: unknown): boolean => {
        if (end(Number(whole(listed(params, 1)[0])))) return true;
        throw invalid('Invalid subscription id.');
    };
    return {
        accountSubscribe(chain, params) {
            const [at, given] = listed(params, 1);
            const [place, options] = [address(at), optionsOf(given)];
            return follow((id) => ({
                commitment: commitmentIn(options),
                deed({ landed, written }) {
                    if (!written.includes(place)) return;
                    const account = chain.vm.account(place);
                    const value = account ? described(chain.vm, account, options) : null;
                    tell('accountNotification', id(), inContext(landed.slot, value));
                },
            }));
        },

        logsSubscribe(_, params) {
            const [which, given] = listed(params, 1);
            const concerns = mentioned(which);
            return follow((id) => ({
                commitment: commitmentIn(optionsOf(given)),
                deed({ landed }) {
                    if (!concerns(landed)) return;
                    const { signature, err, meta, slot } = landed;
                    const value = { signature, err, logs: meta['logMessages'] };
                    tell('logsNotification', id(), inContext(slot, value));
                },
            }));
        },

        signatureSubscribe(chain, params) {
            const [which, given] = listed(params, 1);
            return followSignature(
                chain,
                follow,
                { end, tell },
                signature(which),
                optionsOf(given),
            );
        },

        slotSubscribe: (chain) =>
            follow((id) => ({
                commitment: 'confirmed',
                block({ slot }) {
                    const root = chain.blocks.at('finalized').slot;
                    tell('slotNotification', id(), { parent: slot, root, slot: slot + 1 });
                },
            })),

        rootSubscribe: () =>
            follow((id) => ({
                commitment: 'finalized',
                block: ({ slot }) => tell('rootNotification', id(), slot),
            })),

        accountUnsubscribe: unsubscribe,
        logsUnsubscribe: unsubscribe,
        signatureUnsubscribe: unsubscribe,
        slotUnsubscribe: unsubscribe,
        rootUnsubscribe: unsubscribe,
    };
}

const LEVELS: readonly Commitment[] = ['processed', 'confirmed', 'finalized'];

/** Tells of it once; at once where it has come as far already. */
function followSignature(
    chain: Chain,
    follow: (make: (id: () => number) => Follower) => number,
    { end, tell }: { end: (id: number) => boolean; tell: Tell },
    of: string,
    options: Options,
): number {
    const commitment = commitmentIn(options);
    const done = (id: number, { err, slot }: Pick<Landed, 'err' | 'slot'>) => {
        if (end(id)) tell('signatureNotification', id, inContext(slot, { err }));
    };
    const id = follow((id) => ({
        commitment,
        deed({ landed }) {
            if (landed.signature === of) done(id(), landed);
        },
    }));
    const found = chain.history.find(of);
    const level = found && chain.blocks.finality(found.slot).level;
    if (level && LEVELS.indexOf(level) >= LEVELS.indexOf(commitment)) {
        // Only after it was told which subscription it is.
        setImmediate(() => done(id, found));
    }
    return id;
}

const inContext = (slot: number, value: unknown) => ({
    context: { apiVersion: API_VERSION, slot },
    value,
});

/** Whose logs are asked for. */
function mentioned(which: unknown): (landed: Landed) => boolean {
    if (which === 'all' || which === 'allWithVotes') return () => true;
    const names = list(optionsOf(which)['mentions']).map(address);
    if (names.length !== 1) throw invalid('Invalid Request: Only 1 address supported');
    return ({ addresses }) => addresses.includes(names[0]!);
}
