/** Farms with their people, and their past: what there is before the app opens. */
import { comesWithPool } from '@acequia/plan';
import type { Chain } from './chain/chain.js';
import { give } from './chain/mints.js';
import { makeFarm, type Farm } from './farm/farm.js';
import { makeGauge, type Gauge } from './farm/gauge.js';
import type { Deed } from './farm/script.js';
import { activityLog, type ActivityLog } from './people/activityLog.js';
import { Keeper } from './people/keeper.js';
import { seededRandom } from './people/random.js';
import { BUSY, NEIGHBOURS, QUIET, RandomLps, type Pace } from './people/randomLps.js';
import { LP_SOL, StoryRun, type Lp } from './people/storyRun.js';
import { playTo, type Timed } from './people/timed.js';
import { Voters } from './people/voters.js';
import { daysOf } from './people/words.js';

export type Log = (line: string) => void;

export interface SceneOptions {
    /** Farm files. The first has the gauge. */
    readonly farms: readonly string[];
    /** How many days are behind the farms when the app opens. */
    readonly past: number;
    /** How far it has come. */
    readonly say: Log;
    /** What people do. */
    readonly tell: Log;
}

export interface Scene {
    readonly liveFarms: readonly LiveFarm[];
    /** Over the first farm, where that has pools to split a budget among. */
    readonly gauge: Gauge | undefined;
    /** What is still to happen, at times of the chain's clock. */
    readonly timed: readonly Timed[];
}

export interface LiveFarm {
    readonly farm: Farm;
    readonly story: StoryRun;
    readonly others: RandomLps;
    readonly lps: readonly Lp[];
}

/** Epochs of the gauge over the first farm. */
const GAUGE = { epochSeconds: 7 * 86_400, closingSeconds: 86_400, firstIn: 3 * 86_400 };
/** What each epoch splits, in whole tokens. */
const GAUGE_BUDGET = 20_000n;
const DAY = 86_400n;

/** Farms, people and their past. */
export async function setScene(chain: Chain, options: SceneOptions): Promise<Scene> {
    const { farms, past, say } = options;
    const log = activityLog(await chain.now(), options.tell);
    const liveFarms = await Promise.all(
        farms.map((file, place) =>
            makeLiveFarm(chain, file, place === 0 ? BUSY : QUIET, { log, say }),
        ),
    );
    const { gauge, timed } = await governed(chain, liveFarms[0], { log, say });
    const stories = liveFarms.map(({ story }) => story);
    if (chain.network.travelTo && past > 0) {
        say(`past: the first ${past} days of each farm's story`);
        const end = (await chain.now()) + BigInt(past) * DAY;
        const others = liveFarms.map((one) => one.others);
        await playTo(chain, [...stories, ...timed, ...others], end);
    }
    return { liveFarms, gauge, timed: [...stories, ...timed, ...liveFarms.map(afterwards)] };
}

interface Listeners {
    readonly log: ActivityLog;
    readonly say: Log;
}

async function makeLiveFarm(
    chain: Chain,
    file: string,
    pace: Pace,
    { log, say }: Listeners,
): Promise<LiveFarm> {
    const farm = await makeFarm(chain, file);
    const { script } = farm;
    say(
        `farm: ${script.name}, ${script.pools.map(({ name }) => name).join(' and ')}, from its file`,
    );
    const story = await StoryRun.begin(chain, farm, log);
    const others = new RandomLps(chain, farm, seededRandom(story.lps.length), log, pace);
    const lps = await neighbours(chain, script.name);
    others.join(...lps);
    return { farm, story, others, lps };
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

/** The gauge over a farm, with its keeper and those who vote. */
async function governed(
    chain: Chain,
    liveFarm: LiveFarm | undefined,
    { log, say }: Listeners,
): Promise<{ gauge?: Gauge; timed: Timed[] }> {
    const gauge = liveFarm && (await gaugeOver(chain, liveFarm.farm, say));
    if (!gauge) return { timed: [] };
    const keeper = await Keeper.of(chain, gauge, log);
    return { gauge, timed: [keeper, votersOf(chain, liveFarm, gauge, log)] };
}

/** Splits what the farm's last pool pays first. */
async function gaugeOver(chain: Chain, farm: Farm, say: Log): Promise<Gauge | undefined> {
    const reward = farm.script.pools.at(-1)?.rewards.find((one) => !comesWithPool(one));
    if (!reward || farm.pools.length < 2) return undefined;
    const { decimals, symbol } = farm.tokens[reward.token]!;
    const budget = GAUGE_BUDGET * 10n ** BigInt(decimals);
    say(`gauge: ${GAUGE_BUDGET} ${symbol} every ${daysOf(GAUGE.epochSeconds)}, split by votes`);
    return makeGauge(chain, farm, { ...GAUGE, token: reward.token, budget });
}

/** Whoever takes stake out by the story would find it held by a vote: the others vote. */
function votersOf(chain: Chain, of: LiveFarm, gauge: Gauge, log: ActivityLog): Voters {
    const { story } = of.farm.script;
    const steadfast = of.story.lps.filter((_, place) => {
        const own = story?.deeds.filter(({ who }) => who === place) ?? [];
        return !story?.lps[place]?.inCrowd && own.every(({ deed }) => STAYING.has(deed));
    });
    return new Voters(chain, gauge, [...steadfast, ...of.lps], seededRandom(7), log);
}

const STAYING = new Set<Deed['deed']>([
    'stake',
    'lock',
    'claim',
    'compound',
    'reinvest',
    'release',
]);

/** When its story has ended, its people live on with the neighbours. */
function afterwards({ farm, story, others }: LiveFarm): Timed {
    let joined = false;
    return {
        get due() {
            return joined ? undefined : farm.began + BigInt(farm.script.story?.seconds ?? 0);
        },
        catchUp: async () => {
            joined = true;
            others.join(...story.lps);
        },
    };
}
