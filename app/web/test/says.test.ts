/** Somebody's own words: what is shown of them, and where their links lead. */
import { expect, test } from 'vitest';
import { destinationOf, linesOf, partFault } from '../src/says/words';

test('letters that deceive are written out, line by line', () => {
    expect(linesOf('one\ntwo\u200b \u202eevil')).toEqual(['one', 'two\\u{200b} \\u{202e}evil']);
});

test('a link is gone to by https alone, and to the host that is shown', () => {
    const { whole, host, isOther } = destinationOf('https://acequia.farm/a?b#c')!;
    expect([whole, host, isOther]).toEqual(['https://acequia.farm/a?b#c', 'acequia.farm', false]);
    expect(destinationOf('https://acequia.farm')!.isOther).toBe(false);
    for (const bad of [
        'http://acequia.farm',
        'javascript:alert(1)',
        'https://',
        'https://acequia.farm@evil.example/',
        'https://a:b@evil.example/',
        'data:text/html,hi',
    ]) {
        expect(destinationOf(bad), bad).toBeUndefined();
    }
});

test('a host whose letters look like others is shown as browsers read it', () => {
    const to = destinationOf('https://аcequia.farm/')!; // The first letter is Cyrillic.
    expect(to.host).toMatch(/^xn--/);
    expect(to.isOther).toBe(true);
});

test('what the program refuses is refused at the field, and what nobody sees too', () => {
    expect(partFault('name', 'K\u00e4se')).toBeUndefined();
    expect(partFault('name', '\u00e4'.repeat(16))).toBeUndefined();
    expect(partFault('name', '\u00e4'.repeat(17))).toMatchObject({
        condition: 'it is 2 bytes too long',
    });
    expect(partFault('text', 'one\ntwo')).toBeUndefined();
    for (const letter of ['\t', '\u001b', '\u200b', '\u202e', '\r']) {
        expect(partFault('text', `a${letter}b`), JSON.stringify(letter)).toBeDefined();
    }
    expect(partFault('name', 'one\ntwo')).toBeDefined();
    expect(partFault('link', '')).toBeUndefined();
    expect(partFault('link', 'http://acequia.farm')).toBeDefined();
});
