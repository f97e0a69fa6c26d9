/** The people of a farm's own story, each deed at its second of the chain's clock. */
import type { KeyPairSigner } from '@solana/kit';
import type { Chain } from '../chain/chain.js';
import { give, type Gift } from '../chain/mints.js';
import type { Farm } from '../farm/farm.js';
import type { Deed } from '../farm/script.js';
import { act } from './act.js';
import type { ActivityLog } from './activityLog.js';
import { actAsTeam } from './team.js';
import type { Timed } from './timed.js';

/** What an LP has to begin with [lamports]. */
export const LP_SOL = 2_000_000_000n;

export interface Lp {
    readonly name: string;
    readonly signer: KeyPairSigner;
}

export class StoryRun implements Timed {
    private next = 0;

    private constructor(
        private readonly chain: Chain,
        readonly farm: Farm,
        readonly lps: readonly Lp[],
        private readonly deeds: readonly Deed[],
        private readonly log: ActivityLog,
    ) {}

    /** Wallets for its people, with SOL and with what they stake in the course of it. */
    static async begin(chain: Chain, farm: Farm, log: ActivityLog): Promise<StoryRun> {
        const { name, story } = farm.script;
        const lps = await Promise.all(
            (story?.lps ?? []).map(async (lp) => ({
                name: lp.name,
                signer: await chain.wallet(`${lp.name} of ${name}`),
            })),
        );
        const deeds = story?.deeds ?? [];
        await give(
            chain,
            lps.map(({ signer }, place) => giftFor(farm, deeds, place, signer)),
        );
        return new StoryRun(chain, farm, lps, deeds, log);
    }

    /** When the next deed is due [unix s]; `undefined` at the end. */
    get due(): bigint | undefined {
        const deed = this.deeds[this.next];
        return deed && this.farm.began + BigInt(deed.at);
    }

    /** Does everything that is due by a time of the chain [unix s]. */
    async catchUp(now: bigint): Promise<void> {
        while (this.due !== undefined && this.due <= now)
            await this.perform(this.deeds[this.next++]!);
    }

    private async perform(deed: Deed): Promise<void> {
        const { chain, farm, log } = this;
        const at = farm.began + BigInt(deed.at);
        const who = deed.who === 'team' ? 'the team' : this.lps[deed.who]!.name;
        try {
            const told =
                deed.who === 'team'
                    ? await actAsTeam(chain, farm, deed.pool, deed)
                    : await act(
                          { chain, farm, lp: this.lps[deed.who]!.signer, pool: deed.pool },
                          deed,
                      );
            if (told) log.done(at, who, told);
        } catch (error) {
            log.refused(at, who, deed.deed, error);
        }
    }
}

/** SOL, and of each token all that the LP stakes in the story. */
function giftFor(farm: Farm, deeds: readonly Deed[], who: number, to: KeyPairSigner): Gift {
    const sums = new Map<number, bigint>();
    for (const deed of deeds) {
        if (deed.who !== who || deed.deed !== 'stake') continue;
        const { stake } = farm.script.pools[deed.pool]!;
        sums.set(stake, (sums.get(stake) ?? 0n) + deed.units);
    }
    const tokens = [...sums].map(([token, amount]) => ({ token: farm.tokens[token]!, amount }));
    return { to: to.address, sol: LP_SOL, tokens };
}
