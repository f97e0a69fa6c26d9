/** Figures as people read them. What formats is made once: to make one takes longer than a render. */
import { formatAmount, formatShown, rules, type Shown } from '@acequia/client';
import { DATES_IN, LANGUAGE } from './language';

const BPS = Number(rules.BPS);
const upTo = (places: number) => new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: places });
/** By how many places after the point they show. */
const PLACES = [upTo(0), upTo(1), upTo(2)] as const;
const FIVE_DIGITS = new Intl.NumberFormat(LANGUAGE, { maximumSignificantDigits: 5 });
const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const DAYS = new Intl.DateTimeFormat(DATES_IN, DATE);
const MOMENTS = new Intl.DateTimeFormat(DATES_IN, { ...DATE, hour: '2-digit', minute: '2-digit' });

/** 1234567n of a token with 3 decimals is "1,234.567". Exact. */
export const grouped = (units: bigint, decimals: number): string =>
    parted(formatAmount(units, decimals));

/** The same as wallets show it at a time [unix s]; not exact. */
export const groupedShown = (
    units: bigint,
    of: { readonly decimals: number; readonly shown: Shown },
    now: bigint,
): string => parted(formatShown(units, of, now));

function parted(text: string): string {
    const [whole = '', fraction] = text.split('.');
    const thousands = whole.replace(/\d+/, (digits) => PLACES[0].format(BigInt(digits)));
    return fraction === undefined ? thousands : thousands + POINT + fraction;
}

/** What stands before decimals. */
const POINT = PLACES[1].format(0.5).replace(/\d/g, '');
const ZEROS = new RegExp(`\\${POINT}?0+$`);

/** A figure, cut (never rounded up) to so many places after the point. */
export function cut(exact: string, places: number): string {
    const point = exact.indexOf(POINT);
    if (point < 0 || exact.length - point - 1 <= places) return exact;
    return exact.slice(0, places === 0 ? point : point + 1 + places).replace(ZEROS, '') || '0';
}

/** 0.1234 is "12.34 %", 12 is "1,200 %". */
export function percent(part: number): string {
    const places = part < 0.1 ? 2 : part < 10 ? 1 : 0;
    return `${PLACES[places].format(part * 100)} %`;
}

export const bps = (points: number | bigint): string => percent(Number(points) / BPS);

/** 10,000 bps is "1×", 25,000 is "2.5×". */
export const times = (points: number | bigint): string =>
    `${PLACES[2].format(Number(points) / BPS)}×`;

const PLURAL = new Intl.PluralRules(LANGUAGE);

/** "1 day", "2 days"; of what has another plural than by an s, `forms` are both. */
export function counted(many: number | bigint, what: string, forms?: string): string {
    const isOne = PLURAL.select(Number(many)) === 'one';
    return `${many.toLocaleString(LANGUAGE)} ${isOne ? what : (forms ?? `${what}s`)}`;
}

const LIST = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });

/** "RIO, SEED, and USDC". */
export const listed = (names: readonly string[]): string => LIST.format(names);

const UNITS = [
    [86_400, (many: number) => counted(many, 'day')],
    [3_600, (many: number) => counted(many, 'hour')],
    [60, (many: number) => counted(many, 'minute')],
    [1, (many: number) => counted(many, 'second')],
] as const;

/** "12 days 3 hours": the two largest units. */
export function duration(seconds: bigint | number): string {
    let left = Number(seconds);
    if (left <= 0) return counted(0, 'second');
    const parts: string[] = [];
    for (const [size, words] of UNITS) {
        const count = Math.floor(left / size);
        left -= count * size;
        if (count > 0) parts.push(words(count));
        else if (parts.length > 0) break;
        if (parts.length === 2) break;
    }
    return parts.join(' ');
}

/** A rate, to five digits: 1928.5714 is "1,928.6". Rates are estimates; amounts are not. */
export const rate = (value: number): string => FIVE_DIGITS.format(value);

/** A moment [unix s], in the reader's zone: "15 Jun 2026, 17:46". */
export const moment = (time: bigint): string => MOMENTS.format(Number(time) * 1_000);

/** The day of a moment [unix s]: "15 Jun 2026". */
export const day = (time: bigint): string => DAYS.format(Number(time) * 1_000);

export const sol = (lamports: bigint): string => grouped(lamports, 9);
