/** Those who vote in a gauge: in each epoch anew, by taste. */
import type { Address, Instruction } from '@solana/kit';
import {
    closeVoteReceipt,
    findVoteReceipts,
    gauge as gaugeProgram,
    gauges,
    rules,
    type Holding,
    type PositionAccount,
} from '@acequia/client';
import type { Chain } from '../chain/chain.js';
import type { Gauge } from '../farm/gauge.js';
import { holdingIn } from './act.js';
import type { Random } from './random.js';
import type { ActivityLog } from './activityLog.js';
import type { Lp } from './storyRun.js';
import type { Timed } from './timed.js';

/** How long after the beginning of an epoch people vote, and how long one waits for another [s]. */
const [FIRST, EACH] = [6n * 3_600n, 3n * 3_600n];
/** All of a vote [bps]. */
const WHOLE = Number(rules.BPS);

export class Voters implements Timed {
    private next: bigint;
    private turn = 0;

    constructor(
        private readonly chain: Chain,
        private readonly gauge: Gauge,
        private readonly lps: readonly Lp[],
        private readonly random: Random,
        private readonly log: ActivityLog,
    ) {
        this.next = gauge.votingFrom;
    }

    get due(): bigint | undefined {
        return this.lps.length === 0 ? undefined : this.next;
    }

    /** One of them votes. */
    async catchUp(now: bigint): Promise<void> {
        if (now < this.next) return;
        this.next = now + EACH;
        const lp = this.lps[this.turn];
        try {
            const epoch = await runningEpoch(this.chain, this.gauge, now);
            if (!epoch || !lp) {
                this.turn = 0;
                this.next = await this.nextEpoch(now);
                return;
            }
            this.turn += 1;
            const told = await this.vote(epoch, lp);
            if (told) this.log.done(now, lp.name, told);
        } catch (error) {
            this.log.refused(now, lp?.name ?? 'voters', 'votes', error);
        }
    }

    /** Some hours into the next one that takes votes. */
    private async nextEpoch(now: bigint): Promise<bigint> {
        const { data } = await gauges.fetchGauge(this.chain.rpc, this.gauge.address);
        const { genesis, epochSeconds } = data.terms;
        const every = BigInt(epochSeconds);
        const begun = now < genesis ? 0n : (now - genesis) / every + 1n;
        return genesis + begun * every + FIRST;
    }

    private async vote(epoch: gauges.EpochAccount, lp: Lp): Promise<string | undefined> {
        const holding = await this.eligible(epoch, lp);
        if (!holding) return undefined;
        const shares = this.shares(gauges.poolsOf(epoch));
        const vote = { ...holding, voter: lp.signer, epoch, split: new Map(shares) };
        await this.chain.send(lp.signer, await gauges.voteInEpoch(vote));
        await this.tidy(lp, holding.position);
        return `votes ${shares.map((share) => this.worded(share)).join(', ')}`;
    }

    /** A position that was staked before the epoch began, in a pool of the gauge. */
    private async eligible(epoch: gauges.EpochAccount, lp: Lp): Promise<Holding | undefined> {
        const { chain, gauge } = this;
        for (const pool of gauge.farm.pools.keys()) {
            const seat = { chain, farm: gauge.farm, lp: lp.signer, pool };
            const holding = await holdingIn(seat);
            if (holding && gauges.votesOf(holding, epoch) > 0n) return holding;
        }
        return undefined;
    }

    /** By taste: most of it for one pool. */
    private shares(pools: readonly Address[]): [Address, number][] {
        const [first, ...others] = pools;
        if (!first || others.length === 0) return pools.map((pool) => [pool, WHOLE]);
        const favourite = this.random.pick(pools)!;
        const rest = pools.filter((pool) => pool !== favourite);
        const each = this.random.between(0, Math.floor(45 / rest.length)) * 100;
        return [
            [favourite, WHOLE - each * rest.length],
            ...rest.map((pool): [Address, number] => [pool, each]),
        ];
    }

    private worded([pool, bps]: [Address, number]): string {
        const name = this.gauge.farm.pools.find(({ address }) => address === pool)?.name;
        return `${bps / 100} % for ${name ?? pool}`;
    }

    /** Closes receipts and records of epochs that are over: their rent comes back. */
    private async tidy({ signer }: Lp, position: PositionAccount): Promise<void> {
        const now = await this.chain.now();
        const receipts = await findVoteReceipts(this.chain.rpc, { position: position.address });
        const over = receipts.filter(({ data }) => data.ballotEnd + EACH < now).slice(0, 4);
        const closing = await Promise.all(
            over.map(async (receipt): Promise<Instruction[]> => {
                const of = { epoch: receipt.data.ballot, position: position.address };
                const [record] = await gaugeProgram.findVoteRecordPda(of);
                const { rentPayer } = receipt.data;
                const accounts = { closer: signer, record, epoch: of.epoch, rentPayer };
                const closeRecord = gaugeProgram.getCloseVoteRecordInstruction(accounts);
                return [...closeVoteReceipt(receipt), closeRecord];
            }),
        );
        if (closing.length > 0) await this.chain.send(signer, closing.flat());
    }
}

/** The epoch that takes votes at a time of the chain. */
async function runningEpoch(
    chain: Chain,
    { address }: Gauge,
    now: bigint,
): Promise<gauges.EpochAccount | undefined> {
    const number = gauges.epochNumberAt(await gauges.fetchGauge(chain.rpc, address), now);
    const epoch =
        number === undefined ? undefined : await gauges.fetchEpoch(chain.rpc, address, number);
    return epoch && gauges.takesVotes(epoch, now) ? epoch : undefined;
}
