/** Who sees that a gauge's epochs go on, as a timer on a server would. */
import type { Chain } from '../chain/chain.js';
import { advance, isOpenToVotes, nextDue, openVoting, type Gauge } from '../farm/gauge.js';
import type { Diary } from './diary.js';
import type { Timed } from './timed.js';

/** When something failed, it is tried again so much later [s]. */
const AGAIN = 3_600n;

/** A gauge's keeper. */
export class Keeper implements Timed {
    private constructor(
        private readonly chain: Chain,
        private readonly gauge: Gauge,
        private readonly diary: Diary,
        private next: bigint,
    ) {}

    /** From now on. */
    static async of(chain: Chain, gauge: Gauge, diary: Diary): Promise<Keeper> {
        return new Keeper(chain, gauge, diary, gauge.votingFrom);
    }

    get due(): bigint {
        return this.next;
    }

    async catchUp(now: bigint): Promise<void> {
        if (now < this.next) return;
        const { chain, gauge, diary } = this;
        this.next = now + AGAIN;
        try {
            await this.open(now);
            const done = await advance(chain, gauge);
            if (done > 0) diary.done(now, 'the keeper', `advances the gauge: ${done} transactions`);
            this.next = await nextDue(chain, gauge, await chain.now());
        } catch (error) {
            diary.refused(now, 'the keeper', 'advances the gauge', error);
        }
    }

    private async open(now: bigint): Promise<void> {
        const [pool] = this.gauge.farm.pools;
        if (now < this.gauge.votingFrom || !pool) return;
        if (await isOpenToVotes(this.chain, pool.address)) return;
        await openVoting(this.chain, this.gauge);
        this.diary.done(now, 'the team', 'opens the pools to votes');
    }
}
