/** What a browser keeps, where it keeps nothing. */
import { expect, test } from 'vitest';
import { keep, kept } from '../src/ui/kept';

test('where site data is blocked, what is kept lasts as long as the page', () => {
    // There is none in Node: it throws, as that of a browser does where it is blocked.
    expect(keep('acequia.price', '2')).toBe(false);
    expect(kept('acequia.price')).toBe('2');
    expect(keep('acequia.price', undefined)).toBe(false);
    expect(kept('acequia.price')).toBe(undefined);
});
