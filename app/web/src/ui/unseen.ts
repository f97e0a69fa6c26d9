/** What is typed or pasted can hold letters that nobody sees, or that turn the others round. */
import { visible } from '@acequia/client';

/** A value with such letters written out; none where all of it is seen. */
export function writtenOut(value: unknown): string | undefined {
    if (typeof value !== 'string') return undefined;
    const shown = visible(value);
    return shown === value ? undefined : shown;
}
