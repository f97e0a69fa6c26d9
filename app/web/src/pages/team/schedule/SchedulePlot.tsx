/** A schedule as a plot: the rate as steps, and the sum. Where `change` is given its steps can be
 *  dragged; the table beside it is the same for a keyboard. */
import {
    cumulativePoints,
    DAY,
    endOf,
    lengthOf,
    perDay,
    ratePoints,
    totalOf,
    type Segment,
} from '@acequia/plan';
import { useRef, useState, type PointerEvent } from 'react';
import { Plot, type PlotScale } from '../../../ui/Plot';
import { cleanTop } from '../../../ui/plotData';
import { duration } from '../../../ui/format';
import { grainOf, roundedAmount, withAmount, withSeconds } from '../form/steps';
import styles from './schedule.module.css';

interface Props {
    readonly title: string;
    readonly segments: readonly Segment[];
    /** When the first begins [unix s]. */
    readonly start: bigint;
    readonly decimals: number;
    readonly symbol: string;
    /** Until when it is promised [unix s]. */
    readonly committedUntil?: bigint | undefined;
    /** The chain's clock, where it is to be marked [unix s]. */
    readonly now?: bigint | undefined;
    /** Takes what a drag has made of it. */
    readonly change?: ((segments: Segment[]) => void) | undefined;
    readonly keepsBudget?: boolean;
    readonly colour?: number;
}

/** What is held while it is dragged: which part, and the axes, so that they stand still. */
interface Drag {
    readonly nth: number;
    readonly part: 'top' | 'end';
    readonly top: number;
    readonly span: { readonly from: number; readonly to: number };
}

/** Room to drag the end and the top outwards. */
const ROOM = 1.12;

export function SchedulePlot({ title, symbol, ...props }: Props) {
    const { segments, decimals, committedUntil, now, change, colour = 1 } = props;
    const start = Number(props.start);
    const [drag, setDrag] = useState<Drag>();
    const room = change ? ROOM : 1;
    const peak = Math.max(...segments.map((one) => perDay(one, decimals)), 0);
    const top = drag?.top ?? cleanTop(peak * room);
    const end = start + lengthOf(segments) * room;
    const span = drag?.span ?? { from: start, to: end };
    const shade = committedUntil && {
        from: start,
        to: Math.min(Number(committedUntil), Number(endOf(segments, props.start))),
        label: 'committed',
    };
    const shared = {
        ...(now === undefined ? {} : { marks: [{ at: Number(now), label: 'now' }] }),
        ...(shade && shade.to > shade.from ? { shade } : {}),
        span,
        formatTime: (at: number) => afterStart(at - start),
    };
    const handles = (scale: PlotScale) => (
        <Handles {...props} scale={scale} drag={drag} hold={setDrag} axes={{ top, span }} />
    );
    return (
        <div className={styles.pair}>
            <Plot
                {...shared}
                title={title}
                unit={`${symbol} a day`}
                top={top}
                lines={[
                    {
                        label: 'rate',
                        shape: 'step',
                        filled: true,
                        colour,
                        points: ratePoints(segments, { start, decimals }),
                    },
                ]}
                {...(change ? { overlay: handles, withoutTable: true } : {})}
            />
            <Plot
                {...shared}
                title="In all"
                unit={symbol}
                withoutTable
                lines={[
                    {
                        label: 'in all',
                        shape: 'line',
                        colour,
                        points: cumulativePoints(segments, { start, decimals }),
                    },
                ]}
            />
        </div>
    );
}

/** A bar on each step's top and one at its end, which catch the pointer. */
function Handles({
    segments,
    start,
    decimals,
    change,
    keepsBudget = false,
    scale,
    drag,
    hold,
    axes,
}: Omit<Props, 'title' | 'symbol'> & {
    scale: PlotScale;
    drag: Drag | undefined;
    hold: (drag: Drag | undefined) => void;
    axes: Pick<Drag, 'top' | 'span'>;
}) {
    const box = useRef<HTMLDivElement>(null);
    const begin = useRef<readonly Segment[]>(segments);
    const take = (nth: number, part: Drag['part']) => (event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        begin.current = segments;
        hold({ nth, part, ...axes });
    };
    const move = (event: PointerEvent<HTMLElement>) => {
        if (!drag) return;
        const { left, top } = box.current!.getBoundingClientRect();
        const at = { x: event.clientX - left, y: event.clientY - top };
        change?.(dragged(begin.current, drag, at, { scale, start, decimals, keepsBudget }));
    };
    const letGo = () => hold(undefined);
    const edge = (nth: number) => scale.x(Number(start) + lengthOf(segments.slice(0, nth)));
    return (
        <div ref={box} className={styles.handles} aria-hidden="true">
            {segments.map((segment, nth) => {
                const [left, right] = [edge(nth), edge(nth + 1)];
                const y = scale.y(perDay(segment, decimals));
                const on = { onPointerMove: move, onPointerUp: letGo, onPointerCancel: letGo };
                const held = (part: Drag['part']) => drag?.nth === nth && drag.part === part;
                return (
                    <div key={nth}>
                        <div
                            className={styles.top}
                            data-held={held('top') || undefined}
                            data-handle={`top ${nth}`}
                            style={{
                                left: left + 8,
                                width: Math.max(right - left - 16, 4),
                                top: y - 8,
                            }}
                            onPointerDown={take(nth, 'top')}
                            {...on}
                        />
                        <div
                            className={styles.end}
                            data-held={held('end') || undefined}
                            data-handle={`end ${nth}`}
                            style={{ left: right - 7, top: Math.min(y, scale.height - 28) }}
                            onPointerDown={take(nth, 'end')}
                            {...on}
                        />
                    </div>
                );
            })}
        </div>
    );
}

/** The segments after a handle was dragged to a place, from what they were when it was taken. */
function dragged(
    segments: readonly Segment[],
    { nth, part }: Drag,
    at: { readonly x: number; readonly y: number },
    {
        scale,
        start,
        decimals,
        keepsBudget,
    }: { scale: PlotScale; start: bigint; decimals: number; keepsBudget: boolean },
): Segment[] {
    const { seconds } = segments[nth]!;
    if (part === 'top') {
        const tokens = (Math.max(scale.value(at.y), 0) * seconds) / DAY;
        const budget = totalOf(segments);
        const amount = roundedAmount(tokens, decimals);
        // Nothing at all would be no schedule.
        const some = segments.length === 1 && amount === 0n ? budget : amount;
        return withAmount(segments, nth, some, keepsBudget);
    }
    const before = lengthOf(segments.slice(0, nth));
    const grain = grainOf(segments);
    const wanted = scale.at(at.x) - Number(start) - before;
    return withSeconds(segments, nth, Math.max(Math.round(wanted / grain), 1) * grain);
}

/** "after 12 days": a moment of a schedule that has not begun has no date yet. */
function afterStart(seconds: number): string {
    return seconds < 1 ? 'at the start' : `after ${duration(Math.round(seconds))}`;
}
