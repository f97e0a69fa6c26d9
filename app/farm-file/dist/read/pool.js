/** `[[pool]]`: what is staked, on which terms, for which rewards. */
import { MAX_STREAMS } from '../limits.js';
import { NO_CAPS, NO_LOCKS } from '../model.js';
import { checkRisks, readRisks, tokenNamed } from './context.js';
import { readReward } from './reward.js';
import { readCaps, readLockRule } from './terms.js';
/** Reads every pool. What is wrong in one does not keep the others from being read. */
export function readPools(field, at) {
    const pools = [];
    (field?.list() ?? []).forEach((one, nth) => {
        const pool = readPool(one, nth, at);
        if (!pool)
            return;
        checkIsUnique(one, pool, pools);
        pools.push(pool);
    });
    return pools;
}
/** Neither a name nor an id may be taken twice. */
function checkIsUnique(field, { name, id }, earlier) {
    const twin = earlier.find((pool) => pool.name === name || pool.id === id);
    if (!twin)
        return;
    field.wrong(`two pools are called \`${twin.name}\` or have the id ${twin.id}`, 'give each a name and an id of its own');
}
function readPool(field, nth, at) {
    const section = field.section('this pool');
    if (!section)
        return undefined;
    const name = section.need('name', 'add name = "..."')?.text();
    if (name !== undefined)
        section.name = `the pool "${name}"`;
    const acceptedRisks = section.getOr('accepts', 0, readRisks) ?? 0;
    const stake = readStake(section, acceptedRisks, at);
    const id = section.getOr('id', BigInt(nth), (f) => f.integer(0n, 65535n));
    const lock = section.getOr('lock', NO_LOCKS, readLockRule);
    const stakeToken = stake === undefined ? undefined : at.tokens[stake];
    const caps = section.getOr('caps', NO_CAPS, (f) => readCaps(f, stakeToken));
    const list = section.get('reward')?.list() ?? [];
    const capacity = readCapacity(section, list.length);
    const rewards = list.flatMap((one) => readReward(one, acceptedRisks, at) ?? []);
    section.done(undefined);
    if (name === undefined || stake === undefined)
        return undefined;
    const pool = {
        name,
        id: Number(id ?? nth),
        stake,
        capacity: capacity ?? MAX_STREAMS,
        lock: lock ?? NO_LOCKS,
        caps: caps ?? NO_CAPS,
        acceptedRisks,
        rewards,
    };
    if (rewards.length === list.length)
        checkPenalty(pool, section, at);
    return pool;
}
/** The staked token, whose risks the pool must accept. */
function readStake(section, accepted, at) {
    const field = section.need('stake', 'add stake = "SYMBOL", the token that LPs stake');
    const token = field && tokenNamed(field, at);
    if (token !== undefined)
        checkRisks(field, at.tokens[token], accepted);
    return token;
}
/** As many slots as rewards, unless the team wants room for more. */
function readCapacity(section, rewards) {
    if (rewards > MAX_STREAMS) {
        section.wrong(`${section.name} has ${rewards} rewards`, `a pool has at most ${MAX_STREAMS}: put the rest into a second pool`);
    }
    const field = section.get('capacity');
    if (!field)
        return Math.min(Math.max(rewards, 1), MAX_STREAMS);
    const capacity = field.integer(1n, BigInt(MAX_STREAMS));
    if (capacity === undefined || capacity >= BigInt(Math.min(rewards, MAX_STREAMS))) {
        return capacity === undefined ? undefined : Number(capacity);
    }
    return field.wrong(`a capacity of ${capacity} has no room for ${rewards} rewards`, `write capacity = ${rewards} or more; it is fixed when the pool is created`);
}
/** Without a flow of the stake token the program refuses every early leave. */
function checkPenalty({ lock, rewards, stake }, section, at) {
    const takes = ({ token, emission }) => token === stake && emission.kind === 'flow';
    if (lock.earlyLeaveBps === 0 || rewards.some(takes))
        return;
    const { symbol } = at.tokens[stake];
    section.wrong(`${section.name} offers to leave a lock early, but its penalty has no place to go`, `add a reward with token = "${symbol}" and kind = "flow", or remove \`leave_early\``);
}
