import { expect, test } from 'vitest';
import { NEW_REWARD } from '../src/pages/team/form/model';
import { shapeInWords } from '../src/pages/team/form/shapeInWords';
import { spanHere, spanInFile } from '../src/pages/team/form/spans';
import { readCurve } from '../src/pages/team/form/text';
import { keyOf, readCatalogue } from '../words/catalogue';

test('a span of time is shown and taken in the words of the page', () => {
    expect(spanHere('1 day 12 hours')).toBe('1 day 12 hours');
    expect(spanInFile('2 Weeks')).toBe('2 weeks');
    expect(spanInFile('12h, or so')).toBe('12h, or so');
});

test('no two units are called the same in Spanish, so that what is typed says which', () => {
    const es = readCatalogue('es');
    const units = ['week', 'day', 'hour', 'minute', 'second'];
    const here = units
        .flatMap((one) => [one, `${one}s`])
        .map((id) => es.get(keyOf({ id }))?.said[0]);
    expect(new Set(here).size).toBe(2 * units.length);
});

const TOKEN = { symbol: 'RIO', decimals: 6, program: 'spl-token', risks: 0 } as const;
const SHAPES = ['constant', 'steps', 'halving', 'falling', 'ramp'] as const;

test.each(SHAPES)('a schedule of shape %s is called as the reader of files calls it', (shape) => {
    const steps = [
        { for: '3 days', amount: '0' },
        { for: '36 hours', amount: '400' },
        { for: '1 week', amount: '600' },
    ];
    for (const some of [steps, [{ for: '36 hours', amount: '1000' }]]) {
        const spread = { shape, steps: some, every: '6 days', fallsBy: '2.5%' };
        const schedule = { ...NEW_REWARD.schedule, ...spread };
        const reward = { ...NEW_REWARD, token: TOKEN.symbol, budget: '1000', schedule };
        const curve = readCurve(reward, TOKEN)!;
        expect(shapeInWords(curve)).toBe(curve.words);
    }
});
