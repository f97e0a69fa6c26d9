/** A gauge over a farm's pools, made by the CLI: its budget is split by the LPs' votes. */
import type { Address } from '@solana/kit';
import { fetchPool, formatAmount, gauge as gaugeProgram, gauges } from '@acequia/client';
import type { Chain } from '../chain/chain.js';
import type { Token } from '../chain/mints.js';
import type { Farm } from './farm.js';

/** A gauge on a chain. */
export interface Gauge {
    readonly address: Address;
    readonly farm: Farm;
    /** What is split. */
    readonly token: Token;
    /** What each epoch splits [base units]. */
    readonly budget: bigint;
}

/** What a gauge splits, and how often. */
export interface GaugeTerms {
    /** The place of its token in the farm's file. */
    readonly token: number;
    /** What each epoch splits [base units]. */
    readonly budget: bigint;
    /** As the CLI takes durations. */
    readonly epoch: string;
    /** How long before an epoch's end voting ends. */
    readonly closing: string;
    /** When the first epoch begins, from now. */
    readonly genesis: string;
}

const DAY = 86_400n;
/** How long LPs can see a hook coming. */
export const NOTICE_SECONDS = 2n * DAY + 60n;

/** Makes it: a reward of each pool that its shares go to, the first budget, and the hook announced
 *  that takes votes. `openVoting` is next, when the 48 hours are over. */
export async function makeGauge(chain: Chain, farm: Farm, terms: GaugeTerms): Promise<Gauge> {
    const { team, tokens, pools } = farm;
    const token = tokens[terms.token]!;
    const making = ['--epoch', terms.epoch, '--closing', terms.closing, '--genesis', terms.genesis];
    const { facts } = await team.run('gauge', 'create', '--mint', token.mint, ...making);
    const gauge = { address: facts['gauge'] as Address, farm, token, budget: terms.budget };
    for (const { address } of pools) {
        await team.run('gauge', 'add', gauge.address, address);
        await team.run('hook', 'propose', address, gaugeProgram.GAUGE_PROGRAM_ADDRESS);
        await announceAccounts(chain, farm, address);
    }
    await fund(gauge);
    await team.run('gauge', 'advance', gauge.address);
    return gauge;
}

/** The list of accounts that clients add to a vote, where any client finds it. */
async function announceAccounts(chain: Chain, { team }: Farm, pool: Address): Promise<void> {
    const list = { payer: team.signer, pool };
    await chain.send(team.signer, [
        await gaugeProgram.getInitializeExtraAccountMetasInstructionAsync(list),
    ]);
}

/** Makes the gauge the pools' hook, once it has been announced for 48 hours. */
export async function openVoting({ farm: { team, pools } }: Gauge): Promise<void> {
    for (const { address } of pools) await team.run('hook', 'activate', address);
}

/** Gives it the budget of one more epoch. */
export async function fund({ address, farm, token, budget }: Gauge): Promise<void> {
    await farm.team.run('gauge', 'fund', address, formatAmount(budget, token.decimals));
}

/** Does what is due, and sees that the epoch to come has a budget. */
export async function advance(chain: Chain, gauge: Gauge): Promise<number> {
    const { data } = await gauges.fetchGauge(chain.rpc, gauge.address);
    if (data.books.idle === 0n) await fund(gauge);
    const { transactions } = await gauge.farm.team.run('gauge', 'advance', gauge.address);
    return transactions;
}

/** When something is due next: voting ends, or an epoch does [unix s]. */
export async function nextDue(chain: Chain, gauge: Gauge, now: bigint): Promise<bigint> {
    const { data } = await gauges.fetchGauge(chain.rpc, gauge.address);
    const { genesis, epochSeconds, closingSeconds } = data.terms;
    if (now < genesis) return genesis;
    const [every, closing] = [BigInt(epochSeconds), BigInt(closingSeconds)];
    const end = genesis + ((now - genesis) / every + 1n) * every;
    return now < end - closing ? end - closing : end;
}

/** Whether a pool's votes go to the gauge by now. */
export async function takesVotes(chain: Chain, pool: Address): Promise<boolean> {
    const { data } = await fetchPool(chain.rpc, pool);
    const { hook } = data;
    return hook.__option === 'Some' && hook.value === gaugeProgram.GAUGE_PROGRAM_ADDRESS;
}
