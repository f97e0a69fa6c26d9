/** One reward of a pool: its token, where it comes from, and how it is spread over time. */
import { visible } from '@acequia/client';
import type { Token } from '@acequia/plan';
import { SelectField, TextField, type Fault } from '../../../ui/Field';
import type { RewardForm, WhenForm } from './model';
import { rescaled, ScheduleFields } from './ScheduleFields';
import { TokenPicker } from './TokenPicker';

interface Props {
    /** "Reward 1". */
    readonly title: string;
    readonly reward: RewardForm;
    readonly tokens: readonly Token[];
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
                    <TextField
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
                    disabled={reward.kind === 'curve' && reward.fullAt !== ''}
                    value={reward.kind === 'curve' && reward.fullAt !== '' ? 'refund' : reward.idle}
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
    now,
    colour,
    faultOf,
    set,
}: Pick<Props, 'reward' | 'now' | 'colour' | 'faultOf'> & {
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
            <div className="columns">
                <TextField
                    label="Full rate from that much stake on"
                    hint="Below it each staked unit earns the same, and what nobody earns comes back. Locked stake counts with its multiplier. Empty: the full rate always."
                    inputMode="decimal"
                    value={reward.fullAt}
                    fault={faultOf('full_at')}
                    onChange={(fullAt) => set({ fullAt })}
                />
                {reward.fullAt !== '' && (
                    <TextField
                        label="Paid however little is staked"
                        hint="A share of the rate, as 20%, or that much stake’s. Empty: nothing."
                        value={reward.least}
                        fault={faultOf('least')}
                        onChange={(least) => set({ least })}
                    />
                )}
            </div>
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
                <TextField
                    label="How long"
                    value={when.after}
                    fault={fault}
                    onChange={(after) => change({ ...when, after })}
                />
            )}
            {when.how === 'at' && (
                <TextField
                    label="Date and time, in UTC"
                    type="datetime-local"
                    value={when.at}
                    fault={fault}
                    onChange={(at) => change({ ...when, at })}
                />
            )}
        </div>
    );
}
