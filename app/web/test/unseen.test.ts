import { expect, test } from 'vitest';
import { writtenOut } from '../src/ui/unseen';

test('says what stands in a field where letters in it are not seen', () => {
    expect(writtenOut('Val\u202eyel')).toBe('Val\\u{202e}yel');
    expect(writtenOut('US\u200bDC')).toBe('US\\u{200b}DC');
    for (const seen of ['Käse, سمن', '', 5, undefined]) expect(writtenOut(seen)).toBeUndefined();
});
