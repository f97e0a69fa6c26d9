/** A gauge over a farm's pools: its budget is split by the LPs' votes. */
import type { Address } from '@solana/kit';
import { acequia, fetchPool, gauge as gaugeProgram, gauges } from '@acequia/client';
import type { Chain } from '../chain/chain.js';
import { ensure, ensureSol, type Token } from '../chain/mints.js';
import { TEAM_PURSE, type Farm } from './farm.js';

export interface Gauge {
    readonly address: Address;
    readonly farm: Farm;
    /** What is split. */
    readonly token: Token;
    /** What each epoch splits [base units]. */
    readonly budget: bigint;
    /** When the pools may be opened to votes [unix s]. */
    readonly votingFrom: bigint;
}

/** What a gauge splits, and how often. */
export interface GaugeTerms {
    /** The place of its token in the farm's file. */
    readonly token: number;
    /** What each epoch splits [base units]. */
    readonly budget: bigint;
    /** How long an epoch lasts [s]. */
    readonly epochSeconds: number;
    /** How long before an epoch's end voting ends [s]. */
    readonly closingSeconds: number;
    /** When the first epoch begins, from now [s]. */
    readonly firstIn: number;
}

/** How long LPs can see a hook coming. */
const NOTICE_SECONDS = 2n * 86_400n + 60n;

/** Makes it: a reward of each pool that its shares go to, the first budget, and the hook announced
 *  that takes votes. `openVoting` is next, when the 48 hours are over. */
export async function makeGauge(chain: Chain, farm: Farm, terms: GaugeTerms): Promise<Gauge> {
    const { team, tokens } = farm;
    const { epochSeconds, closingSeconds, budget } = terms;
    const token = tokens[terms.token]!;
    const genesis = (await chain.now()) + BigInt(terms.firstIn);
    const of = {
        epochBudget: budget,
        creator: team,
        reward: token,
        genesis,
        epochSeconds,
        closingSeconds,
    };
    const { gauge: address, instructions } = await gauges.createGauge(of);
    await chain.send(team, instructions);
    await listPools(chain, farm, await gauges.fetchGauge(chain.rpc, address));
    const gauge = { address, farm, token, budget, votingFrom: 0n };
    await advance(chain, gauge);
    return { ...gauge, votingFrom: (await chain.now()) + NOTICE_SECONDS };
}

/** Lists a farm's pools, each of which announces the gauge as its hook. */
async function listPools(
    chain: Chain,
    { team, pools }: Farm,
    gauge: gauges.GaugeAccount,
): Promise<void> {
    const hookProgram = gaugeProgram.GAUGE_PROGRAM_ADDRESS;
    const steps = pools.map(async ({ address }) => [
        ...(await gauges.addGaugePool({
            gauge,
            pool: await fetchPool(chain.rpc, address),
            authority: team,
        })),
        acequia.getProposeHookInstruction({ authority: team, pool: address, hookProgram }),
    ]);
    await chain.sendAll(team, await chain.pack(team, await Promise.all(steps)));
}

/** Makes the gauge the pools' hook, once it has been announced for 48 hours. */
export async function openVoting(chain: Chain, { farm: { team, pools } }: Gauge): Promise<void> {
    const steps = pools.map(({ address: pool }) => [
        acequia.getActivateHookInstruction({ authority: team, pool }),
    ]);
    await chain.sendAll(team, await chain.pack(team, steps));
}

/** Fills the next epoch's budget up. */
async function fund(chain: Chain, { address, farm, token, budget }: Gauge): Promise<void> {
    const { team } = farm;
    const gauge = await gauges.fetchGauge(chain.rpc, address);
    const missing = budget - gauge.data.books.idle;
    if (missing <= 0n) return;
    await ensure(chain, team.address, token, missing);
    await ensureSol(chain, team.address, TEAM_PURSE); // each epoch's account costs some
    await chain.send(team, await gauges.fundGauge({ gauge, funder: team, amount: missing }));
}

/** Does what is due: settles, passes shares on, opens the epoch to come with a full budget. Says
 *  how many transactions that took. */
export async function advance(chain: Chain, gauge: Gauge): Promise<number> {
    await fund(chain, gauge);
    const { team } = gauge.farm;
    const of = { gauge: gauge.address, payer: team };
    const due = await gauges.advanceGauge(chain.rpc, of);
    await chain.sendAll(team, due);
    return due.length;
}

/** When something is due next [unix s]. */
export async function nextDue(chain: Chain, { address }: Gauge, now: bigint): Promise<bigint> {
    return gauges.nextTurn(await gauges.fetchGauge(chain.rpc, address), now);
}

/** Whether a pool's votes go to gauges by now. */
export async function isOpenToVotes(chain: Chain, pool: Address): Promise<boolean> {
    const { data } = await fetchPool(chain.rpc, pool);
    const { hook } = data;
    return hook.__option === 'Some' && hook.value === gaugeProgram.GAUGE_PROGRAM_ADDRESS;
}
