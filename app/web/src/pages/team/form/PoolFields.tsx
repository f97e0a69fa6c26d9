/** A pool: what is staked and on which terms, then its rewards. */
import { visible } from '@acequia/client';
import { RISK_NAMES, type Token } from '@acequia/plan';
import { CheckField, TextField, type Fault } from '../../../ui/Field';
import { Notice } from '../../../ui/notice';
import { NEW_REWARD, type PoolForm, type RewardForm } from './model';
import { RewardFields } from './RewardFields';
import { SpanField } from './SpanField';
import { TokenPicker } from './TokenPicker';

interface Props {
    readonly title: string;
    readonly pool: PoolForm;
    readonly tokens: readonly Token[];
    readonly now: bigint;
    readonly faultOf: (field: string) => Fault | undefined;
    /** A number that no pool of the wallet's and that stake has; else the one it has. */
    readonly freeId: (stake: Token | undefined, id: string) => string;
    readonly change: (pool: PoolForm, added?: Token) => void;
    readonly remove?: (() => void) | undefined;
}

const MOST_REWARDS = 16;

export function PoolFields({ title, pool, tokens, now, faultOf, freeId, change, remove }: Props) {
    const set = (part: Partial<PoolForm>) => change({ ...pool, ...part });
    const setReward = (nth: number, reward: RewardForm, added?: Token) => {
        const rewards = pool.rewards.map((one, at) => (at === nth ? reward : one));
        change({ ...pool, rewards }, added);
    };
    return (
        <section className="card stack" aria-label={title}>
            <h2>{title}</h2>
            <div className="columns">
                <TextField
                    label="Name of the pool"
                    value={pool.name}
                    fault={faultOf('name') ?? faultOf('')}
                    onChange={(name) => set({ name })}
                />
                <div>
                    <TokenPicker
                        label="What LPs stake"
                        tokens={tokens}
                        value={pool.stake}
                        fault={faultOf('stake')}
                        choose={(stake, added) => {
                            const token = added ?? tokens.find(({ symbol }) => symbol === stake);
                            change({ ...pool, stake, id: freeId(token, pool.id) }, added);
                        }}
                    />
                </div>
            </div>
            <Risks {...{ pool, tokens, set }} fault={faultOf('accepts')} />
            <Terms {...{ pool, tokens, faultOf, set }} />
            <h3>Rewards</h3>
            {pool.rewards.map((reward, nth) => (
                <RewardFields
                    key={nth}
                    title={`Reward ${nth + 1}`}
                    reward={reward}
                    tokens={tokens}
                    stake={tokens.find(({ symbol }) => symbol === pool.stake)}
                    now={now}
                    colour={(nth % 6) + 1}
                    faultOf={(field) => faultOf(`reward ${nth} ${field}`.trim())} // no words
                    change={(next, added) => setReward(nth, next, added)}
                    remove={
                        pool.rewards.length > 1
                            ? () => set({ rewards: pool.rewards.filter((_, at) => at !== nth) })
                            : undefined
                    }
                />
            ))}
            <div className="row">
                <button
                    type="button"
                    disabled={pool.rewards.length >= MOST_REWARDS}
                    onClick={() => set({ rewards: [...pool.rewards, NEW_REWARD] })}
                >
                    Add a reward
                </button>
                {remove && (
                    <button type="button" onClick={remove}>
                        Remove this pool
                    </button>
                )}
            </div>
        </section>
    );
}

/** Powers that issuers have over the tokens of the pool, to be accepted by name. */
function Risks({
    pool,
    tokens,
    fault,
    set,
}: {
    pool: PoolForm;
    tokens: readonly Token[];
    set: (part: Partial<PoolForm>) => void;
    fault: Fault | undefined;
}) {
    const used = [pool.stake, ...pool.rewards.map(({ token }) => token)];
    const of = (bit: number) =>
        tokens.filter(({ symbol, risks }) => used.includes(symbol) && (risks & bit) !== 0);
    const present = RISK_NAMES.filter(([bit]) => of(bit).length > 0 || (pool.accepts & bit) !== 0);
    if (present.length === 0) return null;
    return (
        <fieldset>
            <legend>Powers that issuers have over these tokens</legend>
            <div className="stack">
                {present.map(([bit, name]) => (
                    <CheckField
                        key={bit}
                        label={
                            <>
                                Accept: <strong>{name}</strong>
                                {of(bit).length > 0 &&
                                    ` (${of(bit)
                                        .map(({ symbol }) => symbol)
                                        .join(', ')})`}
                            </>
                        }
                        hint={MEANING[bit]}
                        checked={(pool.accepts & bit) !== 0}
                        onChange={(accepted) =>
                            set({ accepts: accepted ? pool.accepts | bit : pool.accepts & ~bit })
                        }
                    />
                ))}
                {fault && (
                    <Notice kind="problem">
                        {fault.condition}: {fault.remedy}.
                    </Notice>
                )}
                <p className="small">
                    What a pool accepts is fixed when it is created, and every client shows it to
                    those who stake.
                </p>
            </div>
        </fieldset>
    );
}

const MEANING: Readonly<Record<number, string>> = {
    1: 'The issuer can freeze accounts.',
    2: 'The issuer can take tokens out of any account.',
    4: 'The issuer can stop all transfers.',
    8: 'A share of every transfer is withheld.',
    16: 'The issuer can close the mint.',
    32: 'The issuer can put a program between sender and receiver.',
};

/** Locks, caps, and the numbers that most leave as they are. */
function Terms({
    pool,
    tokens,
    faultOf,
    set,
}: {
    pool: PoolForm;
    tokens: readonly Token[];
    faultOf: (field: string) => Fault | undefined;
    set: (part: Partial<PoolForm>) => void;
}) {
    const stake = tokens.find(({ symbol }) => symbol === pool.stake);
    const field = (label: string, key: keyof PoolForm, name: string, more: object = {}) => (
        <TextField
            label={label}
            value={pool[key] as string}
            fault={faultOf(name)}
            onChange={(text) => set({ [key]: text })}
            {...more}
        />
    );
    const cap = {
        suffix: stake && visible(stake.symbol),
        placeholder: 'no cap',
        inputMode: 'decimal',
    };
    return (
        <>
            <CheckField
                label="LPs may lock their stake, for more weight"
                hint="The terms of locking are fixed when the pool is created."
                checked={pool.locks}
                onChange={(locks) => set({ locks })}
            />
            {pool.locks && (
                <div className="columns">
                    <SpanField
                        label="Longest lock"
                        value={pool.longest}
                        fault={faultOf('longest')}
                        onChange={(longest) => set({ longest })}
                    />
                    {field('What it multiplies the weight by', 'multiplier', 'multiplier')}
                    {field('Leaving the longest lock at once costs', 'leaveEarly', 'leave_early', {
                        hint: 'A share of the principal. It is less the less time is left, and goes to those who stay, through a flow that the pool is made with. 0% offers no early leave.',
                    })}
                </div>
            )}
            <details>
                <summary>Caps, room for later rewards, number of the pool</summary>
                <div className="columns">
                    {field('Most that the pool takes', 'capPool', 'cap_pool', cap)}
                    {field('Most by position', 'capPosition', 'cap_position', cap)}
                    {field('Room for rewards', 'capacity', 'capacity', {
                        hint: 'From 1 to 16, for good. Empty: as many as there are below.',
                        inputMode: 'numeric',
                    })}
                    {field('Number', 'id', 'id', {
                        hint: 'Tells apart your pools of one staked token.',
                        inputMode: 'numeric',
                    })}
                </div>
            </details>
        </>
    );
}
