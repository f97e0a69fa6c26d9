/** Plots in time: steps, lines and areas, in the colours of the theme. What they show stands in a
 *  table too, for those who do not see it. */
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { moment } from './format';
import { DATES_IN } from './language';
import styles from './Plot.module.css';
import { cleanTop, columnsOf, shortFigure, type Columns, type PlotLine } from './plotData';
import { colour, useTheme } from './theme';

/** Where things are in a plot [px from its upper left corner], for what is laid over it. */
export interface PlotScale {
    readonly width: number;
    readonly height: number;
    readonly x: (at: number) => number;
    readonly y: (value: number) => number;
    readonly at: (x: number) => number;
    readonly value: (y: number) => number;
}

export interface PlotProps {
    readonly title: string;
    /** What the figures are: "USDC a day". */
    readonly unit: string;
    readonly lines: readonly PlotLine[];
    /** [px]; 180 unless named. */
    readonly height?: number;
    /** Upright lines, as "now". */
    readonly marks?: readonly { readonly at: number; readonly label: string }[];
    /** Times that are shaded, as what is committed. */
    readonly shade?: { readonly from: number; readonly to: number; readonly label: string };
    /** The times at both ends; those of the lines unless named. */
    readonly span?: { readonly from: number; readonly to: number } | undefined;
    /** The top of the axis; a clean number above all values unless named. */
    readonly top?: number | undefined;
    /** Whether it counts: then the axis has whole numbers alone. */
    readonly counts?: boolean;
    /** A figure in words; short unless named. */
    readonly format?: (value: number) => string;
    /** A moment in words; the date unless named. */
    readonly formatTime?: (at: number) => string;
    /** Is laid over the plot: handles to drag. Only what it makes catches the pointer. */
    readonly overlay?: (scale: PlotScale) => ReactNode;
    /** Leaves out the table, where the page has one. */
    readonly withoutTable?: boolean;
}

/** Steps between whole numbers. */
const WHOLE = Array.from({ length: 9 }, (_, power) =>
    [1, 2, 5].map((one) => one * 10 ** power),
).flat();
const DASHES: readonly number[][] = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 6], [1, 4]];
const MOST_ROWS = 60;

const inWords = (at: number): string => moment(BigInt(Math.round(at)));

/** A plot with its caption, its legend and its table. */
export function Plot(props: PlotProps) {
    const { title, unit, lines, format = shortFigure, formatTime = inWords } = props;
    const [cursor, setCursor] = useState<number>();
    const columns = useMemo(() => columnsOf(lines), [lines]);
    const at = cursor === undefined ? undefined : columns[0][cursor];
    return (
        <figure className={styles.plot}>
            <figcaption className={styles.caption}>
                <span>
                    {title} <span className={styles.unit}>{unit}</span>
                </span>
                <span className={styles.readout} aria-hidden="true">
                    {at !== undefined &&
                        [
                            formatTime(at),
                            ...lines.flatMap(({ label }, nth) => {
                                const value = columns[nth + 1]?.[cursor!];
                                if (value === null || value === undefined) return [];
                                return lines.length > 1
                                    ? `${label} ${format(value)}`
                                    : format(value);
                            }),
                        ].join(' · ')}
                </span>
            </figcaption>
            <Canvas {...props} columns={columns} follow={setCursor} />
            {(lines.length > 1 || props.shade) && <Legend lines={lines} shade={props.shade} />}
            {!props.withoutTable && <Figures {...props} format={format} formatTime={formatTime} />}
        </figure>
    );
}

function Canvas({
    columns,
    follow,
    ...props
}: PlotProps & { columns: Columns; follow: (cursor: number | undefined) => void }) {
    const { lines, height = 180, overlay } = props;
    const theme = useTheme();
    const box = useRef<HTMLDivElement>(null);
    const plot = useRef<uPlot>(undefined);
    const [scale, setScale] = useState<PlotScale>();
    const looks = JSON.stringify([
        theme,
        height,
        props.marks,
        props.shade,
        lines.map(({ label, shape, colour: at, filled }) => [label, shape, at, filled]),
    ]);
    const latest = useRef(props);
    useEffect(() => {
        latest.current = props;
    });
    useEffect(() => {
        const at = box.current!;
        const made = new uPlot(options(latest, at.clientWidth, follow, setScale), columns, at);
        plot.current = made;
        const resized = new ResizeObserver(() => made.setSize({ width: at.clientWidth, height }));
        resized.observe(at);
        return () => {
            resized.disconnect();
            made.destroy();
        };
        // Built anew where it looks different; new figures are set below.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [looks]);
    useEffect(
        () => plot.current?.setData(columns),
        [columns, props.top, props.span?.from, props.span?.to],
    );
    return (
        <div className={styles.canvas}>
            <div ref={box} aria-hidden="true" />
            {overlay && scale && (
                <Overlay of={plot} scale={scale}>
                    {overlay(scale)}
                </Overlay>
            )}
        </div>
    );
}

function Overlay({
    of,
    scale,
    children,
}: {
    of: React.RefObject<uPlot | undefined>;
    scale: PlotScale;
    children: ReactNode;
}) {
    const over = of.current?.over;
    const place = { width: scale.width, height: scale.height };
    const corner = { left: over?.offsetLeft ?? 0, top: over?.offsetTop ?? 0 };
    return (
        <div className={styles.overlay} style={{ ...place, ...corner }}>
            {children}
        </div>
    );
}

function options(
    latest: React.RefObject<PlotProps>,
    width: number,
    follow: (cursor: number | undefined) => void,
    place: (scale: PlotScale) => void,
): uPlot.Options {
    const { lines, height = 180, counts } = latest.current;
    const axis: uPlot.Axis = {
        stroke: colour('--faint'),
        grid: { stroke: colour('--line'), width: 1 },
        ticks: { show: false },
        font: `12px ${colour('--sans')}`,
    };
    const figures = (value: number) => (latest.current.format ?? shortFigure)(value);
    return {
        width,
        height,
        legend: { show: false },
        padding: [8, 12, 0, 0],
        cursor: { drag: { x: false, y: false }, y: false },
        scales: {
            x: { time: true, range: (_, min, max) => spanOf(latest.current, min, max) },
            y: { range: (_, __, max) => [0, topOf(latest.current, max)] },
        },
        axes: [
            { ...axis, space: 70, size: 30, values: (_, splits) => dates(splits) },
            {
                ...axis,
                size: (_, values) => 14 + 7 * Math.max(...(values ?? ['']).map((v) => v.length), 2),
                space: 34,
                ...(counts && { incrs: WHOLE }),
                values: (_, splits) =>
                    splits.map((split) => (split === null ? '' : figures(split))),
            },
        ],
        series: [{}, ...lines.map(series)],
        hooks: {
            setCursor: [(plot) => follow(plot.cursor.idx ?? undefined)],
            drawClear: [(plot) => drawShade(plot, latest.current)],
            draw: [
                (plot) => {
                    drawMarks(plot, latest.current);
                    place(scaleOf(plot));
                },
            ],
        },
    };
}

/** The top of the axis: as named, else a clean number above all values and above nothing. */
function topOf({ top }: PlotProps, max: number | null): number {
    return top ?? cleanTop(max ?? 0);
}

/** The times at both ends of the axis. */
function spanOf({ span }: PlotProps, min: number, max: number): [number, number] {
    return span ? [span.from, span.to] : [min, max === min ? min + 1 : max];
}

function series({ label, shape, colour: at, filled }: PlotLine, nth: number): uPlot.Series {
    const stroke = colour(`--plot-${at ?? (nth % 6) + 1}`);
    return {
        label,
        stroke,
        width: 2,
        dash: DASHES[nth % DASHES.length]!,
        points: { show: false },
        ...(filled ? { fill: `${stroke}2e` } : {}),
        ...(shape === 'step' ? { paths: uPlot.paths.stepped!({ align: 1 }) } : {}),
    };
}

function scaleOf(plot: uPlot): PlotScale {
    const { clientWidth: width, clientHeight: height } = plot.over;
    return {
        width,
        height,
        x: (at) => plot.valToPos(at, 'x'),
        y: (value) => plot.valToPos(value, 'y'),
        at: (x) => plot.posToVal(x, 'x'),
        value: (y) => plot.posToVal(y, 'y'),
    };
}

const DAY = 86_400;

/** Times of an axis: hours within two days, then days, then months of years. */
function dates(splits: readonly number[]): string[] {
    const span = (splits.at(-1) ?? 0) - (splits[0] ?? 0);
    const hours = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
    const days = { day: 'numeric', month: 'short' } as const;
    const months = { month: 'short', year: 'numeric' } as const;
    const format = span < 2 * DAY ? hours : span < 500 * DAY ? days : months;
    return splits.map((at) => new Date(at * 1_000).toLocaleString(DATES_IN, format));
}

function drawShade(plot: uPlot, { shade }: PlotProps): void {
    if (!shade) return;
    const { ctx, bbox } = plot;
    const edge = (at: number) =>
        Math.min(Math.max(plot.valToPos(at, 'x', true), bbox.left), bbox.left + bbox.width);
    const [from, to] = [edge(shade.from), edge(shade.to)];
    ctx.save();
    ctx.fillStyle = colour('--water-soft');
    ctx.fillRect(from, bbox.top, to - from, bbox.height);
    ctx.restore();
}

function drawMarks(plot: uPlot, { marks = [] }: PlotProps): void {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.strokeStyle = colour('--text');
    ctx.lineWidth = devicePixelRatio;
    for (const { at, label } of marks) {
        const x = plot.valToPos(at, 'x', true);
        if (x < bbox.left || x > bbox.left + bbox.width) continue;
        ctx.beginPath();
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
        write(plot, label, x, x > bbox.left + bbox.width * 0.8 ? 'right' : 'left');
    }
    ctx.restore();
}

function write({ ctx, bbox }: uPlot, text: string, x: number, side: 'left' | 'right'): void {
    // no words
    ctx.font = `${12 * devicePixelRatio}px ${colour('--sans')}`;
    ctx.fillStyle = colour('--faint');
    ctx.textAlign = side;
    const gap = (side === 'left' ? 5 : -5) * devicePixelRatio;
    ctx.fillText(text, x + gap, bbox.top + 13 * devicePixelRatio);
}

function Legend({ lines, shade }: Pick<PlotProps, 'lines' | 'shade'>) {
    return (
        <ul className={styles.legend}>
            {shade && (
                <li>
                    <svg width="24" height="12" aria-hidden="true">
                        <rect
                            width="24"
                            height="12"
                            fill="var(--water-soft)"
                            stroke="var(--line)"
                        />
                    </svg>
                    {shade.label}
                </li>
            )}
            {(lines.length > 1 ? lines : []).map(({ label, colour: at }, nth) => (
                <li key={label}>
                    <svg width="24" height="8" aria-hidden="true">
                        <line
                            x1="0"
                            x2="24"
                            y1="4"
                            y2="4"
                            stroke={`var(--plot-${at ?? (nth % 6) + 1})`}
                            strokeWidth="2"
                            strokeDasharray={DASHES[nth % DASHES.length]!.join(' ')}
                        />
                    </svg>
                    {label}
                </li>
            ))}
        </ul>
    );
}

/** The same figures as a table, for those who do not see the plot. */
function Figures({
    title,
    unit,
    lines,
    format,
    formatTime,
}: PlotProps & Required<Pick<PlotProps, 'format' | 'formatTime'>>) {
    return (
        <div className="unseen">
            <table>
                <caption>
                    {title}, {unit}
                </caption>
                <thead>
                    <tr>
                        {lines.length > 1 && <th scope="col">Line</th>}
                        <th scope="col">When</th>
                        <th scope="col">How much</th>
                    </tr>
                </thead>
                <tbody>
                    {lines.flatMap(({ label, points }) =>
                        thinned(points).map(({ at, value }, nth) => (
                            <tr key={`${label} ${nth}`}>
                                {lines.length > 1 && <td>{label}</td>}
                                <td>{formatTime(at)}</td>
                                <td>{format(value)}</td>
                            </tr>
                        )),
                    )}
                </tbody>
            </table>
        </div>
    );
}

/** At most so many of a list, evenly, the last one among them. */
function thinned<T>(list: readonly T[]): readonly T[] {
    const every = Math.ceil(list.length / MOST_ROWS);
    return every <= 1 ? list : list.filter((_, nth) => (list.length - 1 - nth) % every === 0);
}
