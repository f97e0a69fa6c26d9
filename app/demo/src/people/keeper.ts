/** Who sees that a gauge's epochs go on, as a timer on a server would. */
import type { Chain } from '../chain/chain.js';
import { advance, isOpenToVotes, nextDue, openVoting, type Gauge } from '../farm/gauge.js';
import type { ActivityLog } from './activityLog.js';
import type { Timed } from './timed.js';

/** When something failed, it is tried again so much later [s]. */
const AGAIN = 3_600n;

export class Keeper implements Timed {
    private constructor(
        private readonly chain: Chain,
        private readonly gauge: Gauge,
        private readonly log: ActivityLog,
        private next: bigint,
    ) {}

    static async of(chain: Chain, gauge: Gauge, log: ActivityLog): Promise<Keeper> {
        return new Keeper(chain, gauge, log, gauge.votingFrom);
    }

    get due(): bigint {
        return this.next;
    }

    async catchUp(now: bigint): Promise<void> {
        if (now < this.next) return;
        const { chain, gauge, log } = this;
        this.next = now + AGAIN;
        try {
            await this.open(now);
            const done = await advance(chain, gauge);
            if (done > 0) log.done(now, 'the keeper', `advances the gauge: ${done} transactions`);
            this.next = await nextDue(chain, gauge, await chain.now());
        } catch (error) {
            log.refused(now, 'the keeper', 'advances the gauge', error);
        }
    }

    private async open(now: bigint): Promise<void> {
        const [pool] = this.gauge.farm.pools;
        if (now < this.gauge.votingFrom || !pool) return;
        if (await isOpenToVotes(this.chain, pool.address)) return;
        await openVoting(this.chain, this.gauge);
        this.log.done(now, 'the team', 'opens the pools to votes');
    }
}
