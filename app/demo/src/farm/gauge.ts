/** A gauge over a farm's pools, made by the CLI: its budget is split by the LPs' votes. */
import type { Address } from '@solana/kit';
import { fetchPool, formatAmount, gauge as gaugeProgram, gauges } from '@acequia/client';
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
    /** As the CLI takes durations. */
    readonly epoch: string;
    /** How long before an epoch's end voting ends. */
    readonly closing: string;
    /** When the first epoch begins, from now. */
    readonly genesis: string;
}

/** How long LPs can see a hook coming. */
const NOTICE_SECONDS = 2n * 86_400n + 60n;

/** Makes it: a reward of each pool that its shares go to, the first budget, and the hook announced
 *  that takes votes. `openVoting` is next, when the 48 hours are over. */
export async function makeGauge(chain: Chain, farm: Farm, terms: GaugeTerms): Promise<Gauge> {
    const { team, tokens, pools } = farm;
    const token = tokens[terms.token]!;
    const making = ['--epoch', terms.epoch, '--closing', terms.closing, '--genesis', terms.genesis];
    const { facts } = await team.run('gauge', 'create', '--mint', token.mint, ...making);
    const address = facts['gauge'] as Address;
    const gauge = { address, farm, token, budget: terms.budget, votingFrom: 0n };
    for (const { address: pool } of pools) {
        await team.run('gauge', 'add', address, pool);
        await team.run('hook', 'propose', pool, gaugeProgram.GAUGE_PROGRAM_ADDRESS);
        await announceAccounts(chain, farm, pool);
    }
    await advance(chain, gauge);
    return { ...gauge, votingFrom: (await chain.now()) + NOTICE_SECONDS };
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

/** Fills the next epoch's budget up. */
async function fund(chain: Chain, { address, farm, token, budget }: Gauge): Promise<void> {
    const { data } = await gauges.fetchGauge(chain.rpc, address);
    const missing = budget - data.books.idle;
    if (missing <= 0n) return;
    const { address: team } = farm.team.signer;
    await ensure(chain, team, token, missing);
    await ensureSol(chain, team, TEAM_PURSE); // each epoch's account costs some
    await farm.team.run('gauge', 'fund', address, formatAmount(missing, token.decimals));
}

/** Does what is due: settles, passes shares on, opens the epoch to come with a full budget. Says
 *  how many transactions that took. */
export async function advance(chain: Chain, gauge: Gauge): Promise<number> {
    await fund(chain, gauge);
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

/** Whether a pool's votes go to gauges by now. */
export async function isOpenToVotes(chain: Chain, pool: Address): Promise<boolean> {
    const { data } = await fetchPool(chain.rpc, pool);
    const { hook } = data;
    return hook.__option === 'Some' && hook.value === gaugeProgram.GAUGE_PROGRAM_ADDRESS;
}
