/** The demo: a chain, farms from their files, a past, people who live on, and the app. */
import { existsSync } from 'node:fs';
import { Chain } from './chain/chain.js';
import type { Token } from './chain/mints.js';
import { makeFarm, type Farm } from './farm/farm.js';
import { makeGauge, type Gauge } from './farm/gauge.js';
import { readScript } from './farm/script.js';
import { dice } from './people/chance.js';
import { writtenDiary, type Diary } from './people/diary.js';
import { Keeper } from './people/keeper.js';
import { BUSY, Living, NEIGHBOURS, QUIET, type Pace } from './people/living.js';
import { LP_SOL, Play, type Lp } from './people/story.js';
import { live, playTo, type Timed } from './people/timed.js';
import { Voters } from './people/voters.js';
import { give } from './chain/mints.js';
import { pricesOf } from './prices.js';
import { packageFile, repositoryFile } from './repository.js';
import { clusterOf, type Cluster } from './serve/cluster.js';
import { Faucet } from './serve/faucet.js';
import { serve } from './serve/server.js';

/** What is to be shown. */
export interface DemoOptions {
    /** Farm files. The first has the gauge. */
    readonly farms: readonly string[];
    /** How many times faster than a clock on the wall. */
    readonly speed: number;
    /** A block every so many milliseconds. */
    readonly blockMs: number;
    /** How many days are behind the farms when the app opens. */
    readonly past: number;
    /** Where the app is served, if that port is free. */
    readonly port?: number | undefined;
    /** Chance and wallets follow from it. */
    readonly seed?: string | undefined;
    /** Hears how far it has come. */
    readonly say: (line: string) => void;
    /** Hears what people do. */
    readonly tell: (line: string) => void;
}

/** A demo that runs. */
export interface Demo {
    /** Where the app is. */
    readonly url: string;
    readonly cluster: Cluster;
    /** Resolves when the chain has ended, whoever ended it. */
    readonly ended: Promise<void>;
    /** Ends all of it. */
    stop(): Promise<void>;
}

/** A farm with its people. */
interface Village {
    readonly farm: Farm;
    readonly play: Play;
    readonly living: Living;
}

/** Epochs of the gauge over the first farm. */
const GAUGE = { epoch: '7 days', closing: '1 day', genesis: '3 days' };
/** What each epoch splits, in whole tokens. */
const GAUGE_BUDGET = 20_000n;
const DAY = 86_400n;

/** Starts everything; resolves when the app can be opened. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
    const { farms: files, blockMs, speed, seed, say } = options;
    await Promise.all(files.map(readScript)); // what is wrong with them is said before all else
    const chain = await Chain.start({ blockMs, speed, seed });
    say(`chain: ${chain.network.name} at ${chain.network.rpc}`);
    const stopping = new AbortController();
    try {
        const { villages, gauge, timed } = await chain.hurry(() => settle(chain, options));
        const farms = villages.map(({ farm }) => farm);
        const faucet = await Faucet.open(chain, stakeTokens(farms));
        const cluster = clusterOf(chain, farms, gauge ? [gauge] : []);
        const prices = pricesOf(farms.flatMap(({ tokens }) => tokens));
        const site = await serve({
            dist: appFolder(),
            cluster,
            prices,
            faucet,
            port: options.port,
        });
        const { signal } = stopping;
        const lives = [
            live(chain, timed, signal),
            ...villages.map(({ living }) => living.live(signal)),
        ];
        const stop = async () => {
            stopping.abort();
            await site.stop();
            await Promise.race([Promise.allSettled(lives), waited(STOP_MS)]);
            await chain.stop();
            await Promise.all(farms.map(({ team }) => team.leave()));
        };
        return { url: site.url, cluster, ended: chain.network.ended, stop };
    } catch (error) {
        stopping.abort();
        await chain.stop();
        throw error;
    }
}

/** For people to finish what they are doing [ms]. */
const STOP_MS = 3_000;

const waited = (ms: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Farms, people and their past. */
async function settle(chain: Chain, { farms, past, say, tell }: DemoOptions) {
    const diary = writtenDiary(await chain.now(), tell);
    const villages: Village[] = [];
    for (const file of farms) {
        const pace = villages.length === 0 ? BUSY : QUIET;
        villages.push(await makeVillage(chain, file, pace, { diary, say }));
    }
    const [first] = villages;
    const gauge = first && (await gaugeOver(chain, first.farm, say));
    const timed: Timed[] = villages.map(({ play }) => play);
    if (first && gauge) {
        timed.push(await Keeper.of(chain, gauge, diary), votersOf(chain, first, gauge, diary));
    }
    const end = (await chain.now()) + BigInt(past) * DAY;
    if (chain.network.travelTo && past > 0) {
        say(`past: the first ${past} days of each farm's story`);
        await playTo(chain, [...timed, ...villages.map(({ living }) => living)], end);
    }
    timed.push(...villages.map(afterwards));
    return { villages, gauge, timed };
}

async function makeVillage(
    chain: Chain,
    file: string,
    pace: Pace,
    { diary, say }: { diary: Diary; say: DemoOptions['say'] },
): Promise<Village> {
    const farm = await makeFarm(chain, file);
    const { script } = farm;
    say(
        `farm: ${script.name}, ${script.pools.map(({ name }) => name).join(' and ')}, by acequia pool create`,
    );
    const play = await Play.cast(chain, farm, diary);
    const living = new Living(chain, farm, dice(play.lps.length), diary, pace);
    living.join(...(await neighbours(chain, script.name)));
    return { farm, play, living };
}

async function neighbours(chain: Chain, farm: string): Promise<Lp[]> {
    const lps = await Promise.all(
        NEIGHBOURS.map(async (name) => ({
            name,
            signer: await chain.wallet(`${name} of ${farm}`),
        })),
    );
    await give(
        chain,
        lps.map(({ signer }) => ({ to: signer.address, sol: LP_SOL, tokens: [] })),
    );
    return lps;
}

/** Splits what the farm's last pool pays first. */
async function gaugeOver(
    chain: Chain,
    farm: Farm,
    say: DemoOptions['say'],
): Promise<Gauge | undefined> {
    const reward = farm.script.pools.at(-1)?.rewards[0];
    if (!reward || farm.pools.length < 2) return undefined;
    const { decimals, symbol } = farm.tokens[reward.token]!;
    const budget = GAUGE_BUDGET * 10n ** BigInt(decimals);
    say(
        `gauge: ${GAUGE_BUDGET} ${symbol} every ${GAUGE.epoch}, split by votes, by acequia gauge create`,
    );
    return makeGauge(chain, farm, { ...GAUGE, token: reward.token, budget });
}

function votersOf(chain: Chain, { farm, play }: Village, gauge: Gauge, diary: Diary): Voters {
    const named = play.lps.filter((_, place) => !farm.script.story?.lps[place]?.crowd);
    return new Voters(chain, gauge, named, dice(7), diary);
}

/** When its story has ended, its people live on with the neighbours. */
function afterwards({ farm, play, living }: Village): Timed {
    let joined = false;
    return {
        get due() {
            return joined ? undefined : farm.began + BigInt(farm.script.story?.seconds ?? 0);
        },
        catchUp: async () => {
            joined = true;
            living.join(...play.lps);
        },
    };
}

/** What can be staked, each once. */
function stakeTokens(farms: readonly Farm[]): Token[] {
    const all = farms.flatMap(({ script, tokens }) =>
        script.pools.map(({ stake }) => tokens[stake]!),
    );
    return [...new Set(all)];
}

/** The built app; a page that says how to build it where there is none. */
function appFolder(): string {
    const built = repositoryFile('app/web/dist');
    return existsSync(built) ? built : packageFile('placeholder');
}
