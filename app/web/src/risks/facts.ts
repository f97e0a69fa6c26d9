/**
 * Who can do what to a pool, and what nobody can: from what is on chain, in plain words.
 *
 * `programs/acequia/AUTHORITIES.md` is the list of rights that these sentences are about.
 */
import {
    gauge,
    hookProposal,
    isDelegated,
    isPaused,
    realms,
    RISK_WORDS,
    risksOf,
    rules,
    streamsOf,
    StreamKind,
    type MintPowers,
    type PoolAccount,
    type PoolStream,
    type Upgradeability,
} from '@acequia/client';
import { isOffCurveAddress, unwrapOption, type Address } from '@solana/kit';
import { bps, duration, moment } from '../ui/format';

/** How a fact bears on those who stake: for them, neither way, or to be weighed. */
export type Tone = 'good' | 'note' | 'warning';

export interface Fact {
    readonly id: string;
    readonly tone: Tone;
    /** A few words, for a badge. */
    readonly title: string;
    readonly words: string;
    readonly who?: Address | undefined;
}

/** What is known about a pool. */
export interface Known {
    readonly pool: PoolAccount;
    /** The time of the chain [unix s]. */
    readonly now: bigint;
    readonly mints: ReadonlyMap<Address, MintPowers>;
    /** Of the farm's program. */
    readonly program: Upgradeability | undefined;
    readonly symbol: (mint: Address) => string;
    /** Positions in it whose owners let somebody act for them; not known yet where it is left out. */
    readonly operated?: number | undefined;
    /** An amount of a token, with its unit. */
    readonly words: (units: bigint, of: { mint: Address; decimals: number }) => string;
}

/** All facts, those to be weighed first. */
export function factsOf(known: Known): Fact[] {
    const facts = [
        ...programFacts(known),
        ...pauseFacts(known),
        ...authorityFacts(known),
        ...delegateFacts(known),
        ...hookFacts(known),
        ...mintFacts(known),
        ...commitmentFacts(known),
        ...lockFacts(known),
        ...operatorFacts(known),
    ];
    const order: Tone[] = ['warning', 'note', 'good'];
    return facts.sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
}

/** An address on the curve has a key; one off it belongs to a program, as a multisig's does. */
const holder = (who: Address): string =>
    isOffCurveAddress(who) ? "a program's address, such as a multisig" : 'a single key';

function programFacts({ program }: Known): Fact[] {
    if (program?.kind === 'final') {
        const words = 'Nobody can replace the bytes of the farm’s program.';
        return [{ id: 'program', tone: 'good', title: 'Program is final', words }];
    }
    if (program?.kind !== 'upgradeable') return [];
    const who = program.authority;
    const words = `Whoever holds the upgrade authority (${holder(who)}) can replace the farm’s program, and with it every rule on this page. Everything else here holds for the program as it is now.`;
    return [{ id: 'program', tone: 'warning', title: 'Program can be replaced', words, who }];
}

function pauseFacts({ pool }: Known): Fact[] {
    if (!isPaused(pool)) return [];
    const words =
        'Nothing can be staked for now. Unstaking, claiming and leaving work as ever: they cannot be paused.';
    return [{ id: 'paused', tone: 'warning', title: 'Deposits are paused', words }];
}

function authorityFacts({ pool }: Known): Fact[] {
    const authority = unwrapOption(pool.data.authority);
    const manager = unwrapOption(pool.data.rewardManager);
    const heir = unwrapOption(pool.data.pendingAuthority);
    const facts: Fact[] = [];
    if (authority === null) {
        const words = 'Nobody can change caps, pause deposits or replace the hook.';
        facts.push({ id: 'authority', tone: 'good', title: 'No authority', words });
    } else {
        const words = `The authority (${holder(authority)}) can set caps, pause deposits, name who adds rewards, change where votes go after 48 hours’ notice, and close the pool after 14 days’ notice, once nobody is staked. It cannot touch principal, what is owed, locks or schedules, and cannot stop anyone leaving.`;
        facts.push({
            id: 'authority',
            tone: 'note',
            title: 'Has an authority',
            words,
            who: authority,
        });
    }
    if (heir !== null) {
        const words = `The authority was offered to another (${holder(heir)}), who may accept it at any time.`;
        const title = 'Authority is being handed over';
        facts.push({ id: 'heir', tone: 'note', title, words, who: heir });
    }
    if (manager !== null) {
        const words = `The reward manager (${holder(manager)}) can add rewards in free slots. It cannot change or stop one that runs.`;
        facts.push({
            id: 'manager',
            tone: 'note',
            title: 'Has a reward manager',
            words,
            who: manager,
        });
    }
    return facts;
}

function delegateFacts({ pool }: Known): Fact[] {
    const delegate = unwrapOption(pool.data.delegate);
    if (!isDelegated(pool) || delegate === null) return [];
    const words = `This pool holds no deposits. A delegate (${holder(delegate)}) says how much each position counts for. It cannot touch what is owed.`;
    return [
        {
            id: 'delegate',
            tone: 'warning',
            title: 'Stakes are set by a delegate',
            words,
            who: delegate,
        },
    ];
}

const KNOWN_HOOKS: Record<Address, string> = {
    [gauge.GAUGE_PROGRAM_ADDRESS]: 'a gauge, in which votes split an emission budget',
    [realms.REALMS_PROGRAM_ADDRESS]: 'the adapter to SPL Governance',
};

function hookFacts({ pool, now }: Known): Fact[] {
    const hook = unwrapOption(pool.data.hook);
    const pending = unwrapOption(pool.data.pendingHook);
    const facts: Fact[] = [];
    if (hook !== null) {
        const what = KNOWN_HOOKS[hook] ?? 'a program we do not know';
        const words = `Votes go to ${what}. A vote holds your stake until its ballot ends, 14 days at most, unless you withdraw it. The program gets no power over your stake and is never asked when you leave.`;
        facts.push({ id: 'hook', tone: 'note', title: 'Stake votes', words, who: hook });
    }
    const { is, until } = hookProposal(pool, now);
    if (pending !== null && is !== 'expired') {
        const when = is === 'waiting' ? `from ${moment(until)} on` : 'at any moment';
        const words = `Another program is to receive the votes ${when}. Votes that are open then hold until their ballots end, or until they are withdrawn.`;
        facts.push({
            id: 'pending-hook',
            tone: 'warning',
            title: 'Votes are to go elsewhere',
            words,
            who: pending,
        });
    }
    return facts;
}

function mintFacts({ pool, mints, symbol }: Known): Fact[] {
    const all = [...new Set([pool.data.stakeMint, ...streamsOf(pool).map(({ mint }) => mint)])];
    const found = all.flatMap((mint) => {
        const risks = mints.get(mint)?.risks ?? [];
        if (risks.length === 0) return [];
        const isStake = mint === pool.data.stakeMint;
        const words = `${symbol(mint)}: ${risks.map((risk) => RISK_WORDS[risk]).join('; ')}. ${
            isStake
                ? 'This is the token you stake: its issuer has power over your principal that no pool can take away.'
                : 'If this reward is stopped, the others and your principal are not.'
        }`;
        const title = isStake
            ? 'Issuer’s powers over the stake'
            : `Issuer’s powers over ${symbol(mint)}`;
        const tone: Tone = isStake ? 'warning' : 'note';
        return [{ id: `mint-${mint}`, tone, title, words, who: mint }];
    });
    const accepted = risksOf(pool.data.acceptedRisks);
    const words =
        accepted.length === 0
            ? 'The pool takes no token whose issuer can freeze, seize, pause or charge.'
            : `The pool takes tokens of which: ${accepted.map((risk) => RISK_WORDS[risk]).join('; ')}. Rewards added later may have these powers too, and no others.`;
    const tone: Tone = accepted.length === 0 ? 'good' : 'note';
    const title = accepted.length === 0 ? 'No token risks accepted' : 'Accepted token risks';
    return [...found, { id: 'accepted', tone, title, words }];
}

function commitmentFacts({ pool, now, symbol, words }: Known): Fact[] {
    const settled = rules.settledTo(pool.data, now);
    return streamsOf({ ...pool, data: settled }).flatMap((stream) => {
        if (stream.books.kind !== StreamKind.Curve || rules.isFinished(stream.books.schedule))
            return [];
        return [commitmentOf(stream, now, nameOf(stream, pool, symbol), words)];
    });
}

/** Of several streams of one token, each is named with its slot. */
function nameOf({ mint, slot }: PoolStream, pool: PoolAccount, symbol: Known['symbol']): string {
    const isOnlyOne = streamsOf(pool).filter((stream) => stream.mint === mint).length === 1;
    return isOnlyOne ? symbol(mint) : `${symbol(mint)} (slot ${slot})`;
}

function commitmentOf(
    stream: PoolStream,
    now: bigint,
    symbol: string,
    amount: Known['words'],
): Fact {
    const { slot, books, funder } = stream;
    const { committedUntil, schedule } = books;
    const from = committedUntil > now ? committedUntil : now;
    const open = rules.scheduledBeyond(schedule, now, from);
    const id = `commitment-${slot}`;
    if (open === 0n) {
        const words = `Everything that ${symbol} still has to stream is committed: nobody can take it back.`;
        return { id, tone: 'good', title: `${symbol} is committed`, words };
    }
    const until =
        committedUntil > now
            ? `What streams before ${moment(committedUntil)} is committed.`
            : 'Nothing of it is committed.';
    const words = `Of ${symbol}, ${amount(open, stream)} can still be taken back by whoever funded it (${holder(funder)}). ${until} What you have earned stays yours.`;
    const tone: Tone = committedUntil > now ? 'note' : 'warning';
    return { id, tone, title: `${symbol} can be cut short`, words, who: funder };
}

function lockFacts({ pool }: Known): Fact[] {
    const { maxSeconds, earlyLeaveBps } = pool.data.lock;
    if (maxSeconds === 0) {
        const words = 'This pool offers no locks: you can leave at any moment.';
        return [{ id: 'locks', tone: 'good', title: 'No locks', words }];
    }
    const early =
        earlyLeaveBps === 0
            ? 'A lock cannot be left early.'
            : `Leaving a lock early costs up to ${bps(earlyLeaveBps)} of the principal, by the time that is left of it; it goes to those who stay, as a reward.`;
    const words = `You may lock for up to ${duration(maxSeconds)} to weigh more. Only your signature starts a lock. ${early}`;
    return [{ id: 'locks', tone: 'note', title: 'Locks are offered', words }];
}

/** Whom owners have named: a power over single positions that no other position bears. */
function operatorFacts({ operated }: Known): Fact[] {
    const many =
        operated === undefined
            ? ''
            : ` Of the positions here, ${operated === 1 ? 'one has' : `${operated} have`} one now.`;
    const words = `An owner may name one key or program to act for a position, within what they tick: claim to their own accounts; compound and reinvest where no lock runs; vote, which holds principal until the ballot ends, 14 days at most. It can pay nobody but them, and cannot unstake, lock or hand over; they remove it by one signature.${many}`;
    return [{ id: 'operators', tone: 'note', title: 'Owners may name operators', words }];
}
