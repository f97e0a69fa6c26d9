/** Counted nouns: none, one, two. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { counted } from '../src/ui/format';

const SOURCE = new URL('../src/', import.meta.url);
const files = (readdirSync(SOURCE, { recursive: true }) as string[])
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(new URL(file, SOURCE), 'utf8')] as const);

/** What pages count by `counted`: the one, and the many where it is not said by an s. */
const nouns = new Map(
    files.flatMap(([, text]) =>
        [...text.matchAll(/\bcounted\([^;]*?, '([^']+)'(?:, '([^']+)')?\)/g)].map(
            ([, one, many]) => [one!, many ?? `${one!}s`] as const,
        ),
    ),
);

test('each noun that pages count has its form for none, one and two', () => {
    expect(nouns.size).toBeGreaterThan(6);
    for (const [one, many] of nouns) {
        const forms = [0, 1, 2].map((count) => counted(count, one, many));
        expect(forms).toEqual([`0 ${many}`, `1 ${one}`, `2 ${many}`]);
        expect(many, one).not.toMatch(/([^aeiou]ys|ss|xs)$/);
    }
});

test('no page puts a number before a plural that it may not be', () => {
    const others = ['things', 'steps', 'segments', 'slots', 'rewards', 'days', 'hours', 'members'];
    const plurals = [...nouns.values(), ...others];
    const bare = new RegExp(`\\{([^{}\\n]*)\\}\\s+(?:${plurals.join('|')})\\b(?!=)`, 'g');
    const wrong = files.flatMap(([file, text]) =>
        [...text.matchAll(bare)].flatMap(({ 0: found, 1: number = '', index }) => {
            // One that is told apart beside it, or a number that is always the same.
            const isTold = text.slice(index - 200, index).includes('=== 1');
            return isTold || /^[A-Z_]+$/.test(number) ? [] : `${file}: ${found}`;
        }),
    );
    expect(wrong).toEqual([]);
});
