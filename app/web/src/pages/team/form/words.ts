/** No words of the catalogue: what the reader of files says is wrong, in the words of the form that wrote it. */
import type { Fault } from '../../../ui/Field';

/** What the form calls the keys of a file. */
const FIELDS: Readonly<Record<string, string>> = {
    accepts: 'what the pool accepts',
    amount: 'the amount',
    budget: 'the budget',
    capacity: 'the room for rewards',
    committed: 'what LPs can rely on',
    every: 'how long a step lasts',
    falls_by: 'what each step falls by',
    for: 'how long it runs',
    from: 'the rate at the start',
    full_at: 'the stake for the full rate',
    half_life: 'the time in which it halves',
    id: 'the number',
    idle: 'what happens while nobody is staked',
    least: 'what is paid however little is staked',
    leave_early: 'what leaving costs',
    longest: 'the longest lock',
    most: 'the most that one earns',
    multiplier: 'what a lock multiplies by',
    pool: 'the most that the pool takes',
    position: 'the most by position',
    schedule: 'the schedule',
    segments: 'the number of steps',
    start: 'the start',
    to: 'the rate at the end',
    token: 'the token',
    window: 'over how long a deposit is spread',
};

/** The same, without keys, quotes and tables. */
export const inFormWords = ({ condition, remedy }: Fault): Fault => ({
    condition: plain(condition),
    remedy: plain(remedy),
    lang: 'en',
});

const plain = (words: string): string =>
    words
        .replace(/\. Tokens are declared under \[tokens\]/, '')
        .replace(
            /^add "(.+)" to the pool's `accepts`, which every client shows,/,
            'accept $1 above, which every client shows,',
        )
        .replace(/\b(\w+) = "\.\.\."/g, '`$1`')
        .replace(/\bwrite \w+ = /, 'write ')
        .replace(/`(\w+)`/g, (whole, key: string) => FIELDS[key] ?? whole)
        .replace(/, in quotes/, '')
        .replace(/(\d)_(?=\d)/g, '$1,')
        .replace(/["`]/g, '');
