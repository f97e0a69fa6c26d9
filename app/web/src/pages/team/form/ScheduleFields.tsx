/** The schedule of a reward: its shape, its plot, and its steps where it has some. */
import { visible } from '@acequia/client';
import { lengthOf, resolve, totalOf, type Curve, type Segment, type Token } from '@acequia/plan';
import { useState } from 'react';
import { CheckField, SelectField, TextField, type Fault } from '../../../ui/Field';
import { duration, grouped } from '../../../ui/format';
import { readHere, writeHere } from '../../../ui/marks';
import { Notice } from '../../../ui/notice';
import { SchedulePlot } from '../schedule/SchedulePlot';
import { StepTable } from '../schedule/StepTable';
import { shapeInWords } from './shapeInWords';
import { SpanField } from './SpanField';
import { stepsText, sumText, type RewardForm, type ScheduleForm } from './model';
import { withAmount, withBudget } from './steps';
import { readCurve } from './text';

interface Props {
    readonly reward: RewardForm;
    readonly token: Token | undefined;
    /** The chain's clock when the page was opened [unix s]. */
    readonly now: bigint;
    readonly faultOf: (field: string) => Fault | undefined;
    readonly change: (reward: Partial<RewardForm>) => void;
    readonly colour: number;
}

const SHAPES: Record<ScheduleForm['shape'], string> = {
    constant: 'Constant: the same rate throughout',
    steps: 'Steps: as you draw them',
    halving: 'Halving: the rate halves every so often',
    falling: 'Falling: the rate falls by a share with every step',
    ramp: 'Ramp: the rate rises or falls linearly',
};

export function ScheduleFields({ reward, token, now, faultOf, change, colour }: Props) {
    const { schedule } = reward;
    const curve = readCurve(reward, token);
    const [keepsBudget, setKeepsBudget] = useState(true);
    const set = (part: Partial<ScheduleForm>) => change({ schedule: { ...schedule, ...part } });
    const choose = (shape: ScheduleForm['shape']) => {
        const steps =
            curve && token ? stepsText(curve.segments, token.decimals) : firstSteps(reward);
        set(shape === 'steps' ? { shape, steps } : { shape });
    };
    const setSegments = (segments: Curve['segments']) => {
        if (!token) return;
        const { decimals } = token;
        const steps = stepsText(segments, decimals);
        change({ budget: sumText(segments, decimals), schedule: { ...schedule, steps } });
    };
    const setSteps = (steps: ScheduleForm['steps']) => {
        const next = { ...reward, schedule: { ...schedule, steps } };
        const isCounted = steps.length !== schedule.steps.length;
        change({ ...next, ...(isCounted && token ? afterCount(next, token, keepsBudget) : {}) });
    };
    const isSteps = schedule.shape === 'steps';
    const fault = (field: string) => faultOf(`schedule ${field}`);
    return (
        <div className="stack">
            <SelectField
                label="Schedule"
                value={schedule.shape}
                fault={faultOf('schedule') ?? fault('shape') ?? fault('steps')}
                onChange={(shape) => choose(shape as ScheduleForm['shape'])}
            >
                {Object.entries(SHAPES).map(([shape, words]) => (
                    <option key={shape} value={shape}>
                        {words}
                    </option>
                ))}
            </SelectField>
            {!isSteps && <ShapeFields schedule={schedule} fault={fault} set={set} />}
            {curve && token ? (
                <>
                    <SchedulePlot
                        title={isSteps ? 'Rate: drag the steps' : 'Rate'}
                        segments={curve.segments}
                        start={resolve(curve.start, now)}
                        decimals={token.decimals}
                        symbol={visible(token.symbol)}
                        committedUntil={curve.committedUntil && resolve(curve.committedUntil, now)}
                        colour={colour}
                        keepsBudget={keepsBudget}
                        change={isSteps ? setSegments : undefined}
                    />
                    <Summary curve={curve} token={token} />
                    {!isSteps && (
                        <div>
                            <button type="button" onClick={() => choose('steps')}>
                                Edit it as steps
                            </button>
                        </div>
                    )}
                </>
            ) : (
                <Notice kind="hint">
                    The plot appears here once there are a token, a budget and a schedule.
                </Notice>
            )}
            {isSteps && token && (
                <>
                    <StepTable
                        steps={schedule.steps}
                        segments={curve?.segments}
                        decimals={token.decimals}
                        symbol={visible(token.symbol)}
                        faultOf={fault}
                        change={setSteps}
                        settle={(nth) => change(afterStep(reward, token, nth, keepsBudget))}
                    />
                    <CheckField
                        label="Keep the budget when a step changes"
                        hint="The other steps give or take in proportion. Without it, the budget is what the steps add up to."
                        checked={keepsBudget}
                        onChange={setKeepsBudget}
                    />
                </>
            )}
        </div>
    );
}

function ShapeFields({
    schedule,
    fault,
    set,
}: {
    schedule: ScheduleForm;
    fault: (field: string) => Fault | undefined;
    set: (part: Partial<ScheduleForm>) => void;
}) {
    const { shape } = schedule;
    const of = (key: keyof ScheduleForm, name: string) => ({
        value: schedule[key] as string,
        fault: fault(name),
        onChange: (text: string) => set({ [key]: text }),
    });
    return (
        <div className="columns">
            <SpanField label="Runs for" hint="As “90 days” or “12 weeks”" {...of('for', 'for')} />
            {shape === 'halving' && (
                <SpanField label="The rate halves every" {...of('halfLife', 'half_life')} />
            )}
            {shape === 'falling' && (
                <>
                    <SpanField label="Each step lasts" {...of('every', 'every')} />
                    <TextField label="and falls by" hint="As “5%”" {...of('fallsBy', 'falls_by')} />
                </>
            )}
            {shape === 'ramp' && (
                <>
                    <TextField
                        label="From a rate of"
                        hint="In proportion to the end"
                        {...of('from', 'from')}
                    />
                    <TextField label="to a rate of" {...of('to', 'to')} />
                </>
            )}
            {(shape === 'halving' || shape === 'ramp') && (
                <TextField label="In steps" hint="From 2 to 24" {...of('segments', 'segments')} />
            )}
        </div>
    );
}

function Summary({ curve, token }: { curve: Curve; token: Token }) {
    const { segments } = curve;
    const words = shapeInWords(curve);
    const count = segments.length === 1 ? 'one segment' : `${segments.length} segments`;
    return (
        <p className="small">
            {grouped(totalOf(segments), token.decimals)} {visible(token.symbol)} over{' '}
            {duration(lengthOf(segments))}: {words}, in {count} on chain.
        </p>
    );
}

/** Step `nth` was typed: the others make room for it, or the budget follows. */
function afterStep(
    reward: RewardForm,
    token: Token,
    nth: number,
    keepsBudget: boolean,
): Partial<RewardForm> {
    const read = readSteps(reward, token);
    if (!read || read.budget === totalOf(read.steps)) return {};
    const { steps, budget } = read;
    if (!keepsBudget || budget === undefined) return written(reward, token, steps);
    // Before it was typed the steps added up: what it had is what the others leave.
    const others = totalOf(steps) - steps[nth]!.amount;
    const had = budget > others ? budget - others : 0n;
    const before = steps.map((one, at) => (at === nth ? { ...one, amount: had } : one));
    return written(reward, token, withAmount(before, nth, steps[nth]!.amount, true));
}

/** A step was added or removed: all are brought to the budget, or the budget follows. */
function afterCount(reward: RewardForm, token: Token, keepsBudget: boolean): Partial<RewardForm> {
    const read = readSteps(reward, token);
    if (!read) return {};
    const { steps, budget } = read;
    const brought = keepsBudget && budget !== undefined ? withBudget(steps, budget) : steps;
    return written(reward, token, brought);
}

/** The budget of a schedule in steps was typed: they follow in proportion. */
export function rescaled(reward: RewardForm, token: Token | undefined): Partial<RewardForm> {
    if (!token || reward.schedule.shape !== 'steps') return {};
    const read = readSteps(reward, token);
    if (!read || read.budget === undefined) return {};
    return written(reward, token, withBudget(read.steps, read.budget));
}

/** The amounts of steps and the budget as numbers; nothing where a step is none. */
function readSteps({ schedule, budget }: RewardForm, { decimals }: Token) {
    const read = (text: string) => readHere(text, decimals);
    const steps = schedule.steps.flatMap(({ amount }): Segment[] => {
        const units = read(amount);
        return typeof units === 'bigint' ? [{ seconds: 1, amount: units }] : [];
    });
    if (steps.length !== schedule.steps.length) return undefined;
    const whole = read(budget);
    return { steps, budget: typeof whole === 'bigint' && whole > 0n ? whole : undefined };
}

/** The amounts put back into the form; how long steps last stays as it was typed. */
function written(
    { schedule }: RewardForm,
    { decimals }: Token,
    segments: readonly Segment[],
): Partial<RewardForm> {
    const steps = schedule.steps.map((step, at) => ({
        ...step,
        amount: writeHere(segments[at]!.amount, decimals),
    }));
    return { budget: sumText(segments, decimals), schedule: { ...schedule, steps } };
}

/** Steps to begin with, where there is no curve yet to make steps of. */
const firstSteps = ({ budget, schedule }: RewardForm): ScheduleForm['steps'] => [
    { for: schedule.for, amount: budget === '' ? '0' : budget },
];
