/** One reward of a pool: its token, where it comes from, and how it is spread over time. */
import { visible } from '@acequia/client';
import { writeInstant, type Token } from '@acequia/plan';
import { SelectField, TextField, type Fault } from '../../../ui/Field';
import { readLocal } from '../../../ui/localTime';
import { MomentField } from '../../../ui/MomentField';
import { followsStake, type RewardForm, type WhenForm } from './model';
import { RateTable } from './RateTable';
import { rescaled, ScheduleFields } from './ScheduleFields';
import { SpanField } from './SpanField';
import { forecastsOf } from './text';
import { TokenPicker } from './TokenPicker';

interface Props {
    /** "Reward 1". */
    readonly title: string;
    readonly reward: RewardForm;
    readonly tokens: readonly Token[];
    /** What is staked, as far as it is chosen. */
    readonly stake: Pick<Token, 'symbol' | 'decimals'> | undefined;
    readonly now: bigint;
    readonly colour: number;
    readonly faultOf: (field: string) => Fault | undefined;
    readonly change: (reward: RewardForm, added?: Token) => void;
    readonly remove?: (() => void) | undefined;
}

export function RewardFields({ title, reward, tokens, faultOf, change, remove, ...rest }: Props) {
    const token = tokens.find(({ symbol }) => symbol === reward.token);
    const set = (part: Partial<RewardForm>) => change({ ...reward, ...part });
    return (
        <fieldset>
            <legend>
                {title}
                {token && `: ${visible(token.symbol)}`}
            </legend>
            <div className="stack">
                <div className="columns">
                    <div>
                        <TokenPicker
                            label="Token that is paid"
                            tokens={tokens}
                            value={reward.token}
                            fault={faultOf('token') ?? faultOf('')}
                            choose={(symbol, added) => change({ ...reward, token: symbol }, added)}
                        />
                    </div>
                    <SelectField
                        label="Where it comes from"
                        value={reward.kind}
                        fault={faultOf('kind')}
                        onChange={(kind) => set({ kind: kind as RewardForm['kind'] })}
                    >
                        <option value="curve">A budget, moved up front</option>
                        <option value="flow">Revenue, as it comes</option>
                    </SelectField>
                </div>
                {reward.kind === 'flow' ? (
                    <SpanField
                        label="Each deposit is spread over"
                        hint="A deposit can never be taken back."
                        value={reward.window}
                        fault={faultOf('window')}
                        onChange={(window) => set({ window })}
                    />
                ) : (
                    <CurveFields {...rest} {...{ reward, token, faultOf, set }} />
                )}
                <SelectField
                    label="While nobody is staked"
                    disabled={followsStake(reward)}
                    value={followsStake(reward) ? 'refund' : reward.idle}
                    fault={faultOf('idle')}
                    onChange={(idle) => set({ idle: idle as RewardForm['idle'] })}
                >
                    <option value="wait">the schedule waits</option>
                    <option value="refund">what is emitted comes back to the team</option>
                </SelectField>
                {remove && (
                    <div className="buttons">
                        <button type="button" onClick={remove}>
                            Remove this reward
                        </button>
                    </div>
                )}
            </div>
        </fieldset>
    );
}

function CurveFields({
    reward,
    token,
    stake,
    now,
    colour,
    faultOf,
    set,
}: Pick<Props, 'reward' | 'stake' | 'now' | 'colour' | 'faultOf'> & {
    token: Token | undefined;
    set: (part: Partial<RewardForm>) => void;
}) {
    const { committed } = reward;
    return (
        <>
            <div className="columns">
                <TextField
                    label="Budget"
                    suffix={token && visible(token.symbol)}
                    inputMode="decimal"
                    value={reward.budget}
                    fault={faultOf('budget')}
                    onChange={(budget) => set({ budget })}
                    onBlur={() => set(rescaled(reward, token))}
                />
                <WhenFields
                    label="Starts"
                    when={reward.start}
                    choices={{ now: 'at once', after: 'later, after', at: 'at a date' }}
                    fault={faultOf('start')}
                    change={(start) => set({ start })}
                />
            </div>
            <ScheduleFields {...{ reward, token, now, faultOf, colour }} change={set} />
            <div className="columns">
                <SelectField
                    label="What LPs can rely on"
                    hint="What is committed can be neither taken back nor rescheduled. It only grows."
                    value={committed.how}
                    fault={committed.how === 'when' ? undefined : faultOf('committed')}
                    onChange={(how) =>
                        set({ committed: { ...committed, how: how as typeof committed.how } })
                    }
                >
                    <option value="all">All of it</option>
                    <option value="when">Until some time</option>
                    <option value="none">Nothing: the rest may be taken back at any time</option>
                </SelectField>
                {committed.how === 'when' && (
                    <WhenFields
                        label="Committed"
                        when={committed.when}
                        choices={{ after: 'from its start, for', at: 'until a date' }}
                        fault={faultOf('committed')}
                        change={(when) => set({ committed: { ...committed, when } })}
                    />
                )}
            </div>
            <FollowFields {...{ reward, token, stake, faultOf, set }} />
        </>
    );
}

const FOLLOWS: Record<RewardForm['follows'], string> = {
    nothing: 'The full rate, however much is staked',
    stake: 'Less below a stake: each unit earns the same',
    most: 'As much as no token of the stake earns too much by',
};

/** How the rate follows the stake, and what that pays. */
function FollowFields({
    reward,
    token,
    stake,
    faultOf,
    set,
}: Pick<Props, 'reward' | 'stake' | 'faultOf'> & {
    token: Token | undefined;
    set: (part: Partial<RewardForm>) => void;
}) {
    const { follows } = reward;
    const forecasts = token && stake ? forecastsOf(reward, token, stake.decimals) : [];
    const unit = stake && visible(stake.symbol);
    return (
        <>
            <div className="columns">
                <SelectField
                    label="What is paid by what is staked"
                    hint={
                        follows === 'nothing'
                            ? undefined
                            : 'What nobody earns comes back to you. Locked stake counts with its multiplier.'
                    }
                    value={follows}
                    onChange={(next) => set({ follows: next as RewardForm['follows'] })}
                >
                    {Object.entries(FOLLOWS).map(([how, words]) => (
                        <option key={how} value={how}>
                            {words}
                        </option>
                    ))}
                </SelectField>
                {follows === 'stake' && (
                    <TextField
                        label="Full rate from that much stake on"
                        inputMode="decimal"
                        suffix={unit}
                        value={reward.fullAt}
                        fault={faultOf('full_at')}
                        onChange={(fullAt) => set({ fullAt })}
                    />
                )}
                {follows === 'most' && (
                    <TextField
                        label="Most that one staked token earns in a year"
                        inputMode="decimal"
                        suffix={token && visible(token.symbol)}
                        value={reward.most}
                        fault={faultOf('most')}
                        onChange={(most) => set({ most })}
                    />
                )}
                {follows !== 'nothing' && (
                    <TextField
                        label="Paid however little is staked"
                        hint="A share of the rate, as 20%, or that much stake’s. Empty: nothing."
                        value={reward.least}
                        fault={faultOf('least')}
                        onChange={(least) => set({ least })}
                    />
                )}
            </div>
            {token && stake && forecasts.length > 0 && (
                <RateTable forecasts={forecasts} token={token} stake={stake} />
            )}
        </>
    );
}

/** A moment: one of some ways to say it, and then it. */
function WhenFields({
    label,
    when,
    choices,
    fault,
    change,
}: {
    label: string;
    when: WhenForm;
    choices: Partial<Record<WhenForm['how'], string>>;
    fault: Fault | undefined;
    change: (when: WhenForm) => void;
}) {
    return (
        <div className="stack">
            <SelectField
                label={label}
                value={when.how}
                fault={when.how === 'now' ? fault : undefined}
                onChange={(how) => change({ ...when, how: how as WhenForm['how'] })}
            >
                {Object.entries(choices).map(([how, words]) => (
                    <option key={how} value={how}>
                        {words}
                    </option>
                ))}
            </SelectField>
            {when.how === 'after' && (
                <SpanField
                    label="How long"
                    value={when.after}
                    fault={fault}
                    onChange={(after) => change({ ...when, after })}
                />
            )}
            {when.how === 'at' && (
                <MomentField
                    label="Date and time"
                    time={readLocal(when.at)}
                    fault={fault}
                    change={(at) =>
                        change({ ...when, at: at === undefined ? '' : writeInstant(at) })
                    }
                />
            )}
        </div>
    );
}
