/** Acequia in DefiLlama's list of yields: `src/adaptors/acequia/index.js` of their repository. Read from the chain alone: what each pool
 *  streams in the next 24 hours to who comes now and locks nothing, who gets the least. What leaving locks early costs
 *  is not promised, so it is not in it; nor is a pool that takes no deposits. */
const axios = require('axios');

const FARM = 'AceQ1aFarm1111111111111111111111111111111111';
const POOL_STARTS_WITH = 'hQrXeCntzbV';
const RPC = process.env.SOLANA_RPC || 'https://api.mainnet-beta.solana.com';
const PRICES = 'https://coins.llama.fi/prices/current/';
const DAY = 86_400;

/** Where it stands in a pool's account; in a slot of it; in the books of that. */
const POOL = { flags: 11, capacity: 14, stakeMint: 144, staked: 328, weight: 336, slots: 432 };
const SLOT = { mint: 0, books: 136, size: 576 };
const BOOKS = {
    state: 4,
    kind: 5,
    fullWeight: 104,
    leastWeight: 112,
    start: 128,
    cursor: 144,
    count: 145,
    durations: 152,
    amounts: 248,
};
/** Paused, delegated, or closed for good. */
const TAKES_NOTHING = 1 | 2 | 4;
const [ACTIVE, ENDING, PENALTY] = [1, 2, 2];

async function apy() {
    const params = [
        FARM,
        { encoding: 'base64', filters: [{ memcmp: { offset: 0, bytes: POOL_STARTS_WITH } }] },
    ];
    const { data } = await axios.post(RPC, {
        jsonrpc: '2.0',
        id: 1,
        method: 'getProgramAccounts',
        params,
    });
    if (data.error) throw new Error(data.error.message);
    const now = Math.floor(Date.now() / 1_000);
    const pools = data.result.map(({ pubkey, account }) =>
        readPool(pubkey, Buffer.from(account.data[0], 'base64'), now),
    );
    const open = pools.filter(({ takesDeposits }) => takesDeposits);
    const known = await pricesOf([
        ...new Set(
            open.flatMap(({ stake, rewards }) => [stake, ...rewards.map(({ mint }) => mint)]),
        ),
    ]);
    return open.flatMap((pool) => line(pool, known));
}

/** None without a price of what is staked. */
function line({ pool, stake, staked, weight, rewards }, known) {
    const token = known.get(stake);
    if (!token) return [];
    const paid = rewards.filter(({ mint, soon }) => soon > 0 && known.has(mint));
    const value = ({ mint, soon }) => worth(known.get(mint), soon) * 365;
    const apyReward = weight > 0 ? (sum(paid.map(value)) / worth(token, weight)) * 100 : 0;
    return [
        {
            pool: `${pool}-solana`,
            chain: 'Solana',
            project: 'acequia',
            symbol: token.symbol,
            tvlUsd: worth(token, staked),
            apyReward,
            rewardTokens: [...new Set(paid.map(({ mint }) => mint))],
            underlyingTokens: [stake],
            poolMeta: 'without a lock',
        },
    ];
}

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const worth = ({ price, decimals }, units) => (Number(units) / 10 ** decimals) * price;

async function pricesOf(mints) {
    if (mints.length === 0) return new Map();
    const { data } = await axios.get(PRICES + mints.map((mint) => `solana:${mint}`).join(','));
    return new Map(
        Object.entries(data.coins).map(([name, coin]) => [name.slice('solana:'.length), coin]),
    );
}

function readPool(pool, data, now) {
    const weight = data.readBigUInt64LE(POOL.weight);
    const slots = Array.from({ length: data[POOL.capacity] }, (_, nth) =>
        data.subarray(POOL.slots + nth * SLOT.size),
    );
    return {
        pool,
        takesDeposits: (data[POOL.flags] & TAKES_NOTHING) === 0,
        stake: key(data, POOL.stakeMint),
        staked: data.readBigUInt64LE(POOL.staked),
        weight,
        rewards: slots.flatMap((slot) => readStream(slot, weight, now)),
    };
}

function readStream(slot, weight, now) {
    const books = slot.subarray(SLOT.books);
    const isPaid = [ACTIVE, ENDING].includes(books[BOOKS.state]) && books[BOOKS.kind] !== PENALTY;
    if (!isPaid) return [];
    return [
        { mint: key(slot, SLOT.mint), soon: shared(books, emitted(books, now, now + DAY), weight) },
    ];
}

/** What its curve emits from a time up to another [base units]. */
function emitted(books, from, to) {
    let [start, all] = [Number(books.readBigUInt64LE(BOOKS.start)), 0];
    for (let nth = books[BOOKS.cursor]; nth < books[BOOKS.count]; nth += 1) {
        const seconds = books.readUInt32LE(BOOKS.durations + 4 * nth);
        const within = Math.min(start + seconds, to) - Math.max(start, from);
        all +=
            (Number(books.readBigUInt64LE(BOOKS.amounts + 8 * nth)) * Math.max(within, 0)) /
            seconds;
        start += seconds;
    }
    return all;
}

/** What of it stakers get, where the rate follows the stake. */
function shared(books, units, weight) {
    const [full, least] = [BOOKS.fullWeight, BOOKS.leastWeight].map((at) =>
        books.readBigUInt64LE(at),
    );
    if (weight >= full) return units;
    return (units * Number(weight > least ? weight : least)) / Number(full);
}

const key = (data, at) => base58(data.subarray(at, at + 32));

function base58(bytes) {
    const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    let text = '';
    for (let number = BigInt(`0x${bytes.toString('hex')}`); number > 0n; number /= 58n) {
        text = letters[Number(number % 58n)] + text;
    }
    return '1'.repeat(bytes.findIndex((byte) => byte !== 0)) + text;
}

module.exports = { timetravel: false, apy, url: 'https://github.com/acequia-farm/acequia' };
