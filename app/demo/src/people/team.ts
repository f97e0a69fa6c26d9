/** What a team does with a farm that runs: deposits, refunds, and further budgets. */
import {
    extendStream,
    fetchPool,
    refundStream,
    rules,
    streamsOf,
    topUp,
    type PoolAccount,
    type PoolStream,
} from '@acequia/client';
import { lengthOf } from '@acequia/plan';
import type { Chain } from '../chain/chain.js';
import { ensure, type Token } from '../chain/mints.js';
import type { Farm } from '../farm/farm.js';
import type { Act } from '../farm/script.js';
import type { Done } from './act.js';
import { amountOf, daysOf } from './words.js';

/** A curve that runs dry sooner is extended, a flow gets its next deposit [s]. */
const SOON = 3n * 86_400n;
/** For how long a curve is extended [s]. */
const FURTHER = 30 * 86_400;

/** Does what the story says. */
export async function actAsTeam(chain: Chain, farm: Farm, pool: number, deed: Act): Done {
    if (deed.deed !== 'topUp' && deed.deed !== 'refund') {
        throw new Error(`"${deed.deed}" is for LPs`);
    }
    const signer = farm.team;
    const at = await fetchPool(chain.rpc, farm.pools[pool]!.address);
    const token = farm.tokens[farm.script.pools[pool]!.rewards[deed.slot]!.token]!;
    const { slot } = deed;
    if (deed.deed === 'refund') {
        await chain.send(signer, await refundStream({ pool: at, slot, funder: signer }));
        return `takes back what is not committed of ${token.symbol}`;
    }
    const amount = deed.units;
    await ensure(chain, signer.address, token, amount);
    await chain.send(signer, await topUp({ pool: at, slot, giver: signer, amount }));
    return `adds ${amountOf(amount, token)}`;
}

/** Sees that no stream of a pool runs dry that the team funds. */
export async function keepFlowing(chain: Chain, farm: Farm, pool: number): Done {
    const at = await fetchPool(chain.rpc, farm.pools[pool]!.address);
    const now = await chain.now();
    const { address } = farm.team;
    const told: string[] = [];
    for (const stream of streamsOf(at).filter(({ funder }) => funder === address)) {
        if (rules.endsAt(stream.books.schedule) >= now + SOON) continue;
        told.push(await feed(chain, farm, { place: pool, pool: at, stream }));
    }
    return told.length > 0 ? `${told.join(', ')} in ${farm.pools[pool]!.name}` : undefined;
}

interface Dry {
    readonly place: number;
    readonly pool: PoolAccount;
    readonly stream: PoolStream;
}

async function feed(chain: Chain, farm: Farm, { place, pool, stream }: Dry): Promise<string> {
    const signer = farm.team;
    const { slot, mint } = stream;
    const token = farm.tokens.find((one) => one.mint === mint)!;
    const curve = farm.script.pools[place]!.rewards[slot]?.emission;
    if (curve?.kind !== 'curve') {
        const amount = depositOf(farm, place, slot, token);
        await ensure(chain, signer.address, token, amount);
        await chain.send(signer, await topUp({ pool, slot, giver: signer, amount }));
        return `deposits ${amountOf(amount, token)}`;
    }
    // As much a day as the file's budget was on average.
    const amount = (curve.budget * BigInt(FURTHER)) / BigInt(lengthOf(curve.segments));
    await ensure(chain, signer.address, token, amount);
    const segments = [{ seconds: FURTHER, amount }];
    await chain.send(signer, await extendStream({ pool, slot, funder: signer, segments }));
    return `extends ${token.symbol} by ${amountOf(amount, token)} over ${daysOf(FURTHER)}`;
}

/** As much as the story's team deposits at a time, else a thousand tokens [base units]. */
function depositOf({ script }: Farm, pool: number, slot: number, { decimals }: Token): bigint {
    for (const deed of script.story?.deeds ?? []) {
        if (deed.deed === 'topUp' && deed.pool === pool && deed.slot === slot) {
            return deed.units;
        }
    }
    return 1_000n * 10n ** BigInt(decimals);
}
