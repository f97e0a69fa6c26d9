/** Farms with their people, and their past: what there is before the app opens. */
import type { Chain } from './chain/chain.js';
import { give } from './chain/mints.js';
import { makeFarm, type Farm } from './farm/farm.js';
import { makeGauge, type Gauge } from './farm/gauge.js';
import type { Deed } from './farm/script.js';
import { dice } from './people/chance.js';
import { writtenDiary, type Diary } from './people/diary.js';
import { Keeper } from './people/keeper.js';
import { BUSY, Living, NEIGHBOURS, QUIET, type Pace } from './people/living.js';
import { LP_SOL, Play, type Lp } from './people/story.js';
import { playTo, type Timed } from './people/timed.js';
import { Voters } from './people/voters.js';
import { daysOf } from './people/words.js';

/** Hears a line. */
export type Ear = (line: string) => void;

/** What is to be there. */
export interface SceneOptions {
    /** Farm files. The first has the gauge. */
    readonly farms: readonly string[];
    /** How many days are behind the farms when the app opens. */
    readonly past: number;
    /** Hears how far it has come. */
    readonly say: Ear;
    /** Hears what people do. */
    readonly tell: Ear;
}

/** What is there. */
export interface Scene {
    readonly villages: readonly Village[];
    /** Over the first farm, where that has pools to split a budget among. */
    readonly gauge: Gauge | undefined;
    /** What is still to happen, at times of the chain's clock. */
    readonly timed: readonly Timed[];
}

/** A farm with its people. */
export interface Village {
    readonly farm: Farm;
    readonly play: Play;
    readonly living: Living;
    /** Its neighbours. */
    readonly lps: readonly Lp[];
}

/** Epochs of the gauge over the first farm. */
const GAUGE = { epochSeconds: 7 * 86_400, closingSeconds: 86_400, firstIn: 3 * 86_400 };
/** What each epoch splits, in whole tokens. */
const GAUGE_BUDGET = 20_000n;
const DAY = 86_400n;

/** Farms, people and their past. */
export async function settle(chain: Chain, options: SceneOptions): Promise<Scene> {
    const { farms, past, say } = options;
    const diary = writtenDiary(await chain.now(), options.tell);
    const villages = await Promise.all(
        farms.map((file, place) =>
            makeVillage(chain, file, place === 0 ? BUSY : QUIET, { diary, say }),
        ),
    );
    const { gauge, timed } = await governed(chain, villages[0], { diary, say });
    const plays = villages.map(({ play }) => play);
    if (chain.network.travelTo && past > 0) {
        say(`past: the first ${past} days of each farm's story`);
        const end = (await chain.now()) + BigInt(past) * DAY;
        const livings = villages.map(({ living }) => living);
        await playTo(chain, [...plays, ...timed, ...livings], end);
    }
    return { villages, gauge, timed: [...plays, ...timed, ...villages.map(afterwards)] };
}

interface Listeners {
    readonly diary: Diary;
    readonly say: Ear;
}

async function makeVillage(
    chain: Chain,
    file: string,
    pace: Pace,
    { diary, say }: Listeners,
): Promise<Village> {
    const farm = await makeFarm(chain, file);
    const { script } = farm;
    say(`farm: ${script.name}, ${script.pools.map(({ name }) => name).join(' and ')}, from its file`);
    const play = await Play.cast(chain, farm, diary);
    const living = new Living(chain, farm, dice(play.lps.length), diary, pace);
    const lps = await neighbours(chain, script.name);
    living.join(...lps);
    return { farm, play, living, lps };
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
    village: Village | undefined,
    { diary, say }: Listeners,
): Promise<{ gauge?: Gauge; timed: Timed[] }> {
    const gauge = village && (await gaugeOver(chain, village.farm, say));
    if (!gauge) return { timed: [] };
    const keeper = await Keeper.of(chain, gauge, diary);
    return { gauge, timed: [keeper, votersOf(chain, village, gauge, diary)] };
}

/** Splits what the farm's last pool pays first. */
async function gaugeOver(chain: Chain, farm: Farm, say: Ear): Promise<Gauge | undefined> {
    const reward = farm.script.pools.at(-1)?.rewards[0];
    if (!reward || farm.pools.length < 2) return undefined;
    const { decimals, symbol } = farm.tokens[reward.token]!;
    const budget = GAUGE_BUDGET * 10n ** BigInt(decimals);
    say(`gauge: ${GAUGE_BUDGET} ${symbol} every ${daysOf(GAUGE.epochSeconds)}, split by votes`);
    return makeGauge(chain, farm, { ...GAUGE, token: reward.token, budget });
}

/** Whoever takes stake out by the story would find it held by a vote: the others vote. */
function votersOf(chain: Chain, { farm, play, lps }: Village, gauge: Gauge, diary: Diary): Voters {
    const { story } = farm.script;
    const steadfast = play.lps.filter((_, place) => {
        const own = story?.deeds.filter(({ who }) => who === place) ?? [];
        return !story?.lps[place]?.inCrowd && own.every(({ deed }) => STAYING.has(deed));
    });
    return new Voters(chain, gauge, [...steadfast, ...lps], dice(7), diary);
}

const STAYING = new Set<Deed['deed']>(['stake', 'lock', 'claim', 'compound', 'release']);

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
