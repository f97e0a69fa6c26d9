/** Somebody's own words, shown so that they deceive nobody. */
import { visible } from '@acequia/client';

/** The lines of a text. */
export const linesOf = (text: string): string[] => text.split('\n').map(visible);

/** A link that can be gone to, and where that is. */
export interface Destination {
    /** The whole address, as a browser reads it: letters that look like others are written out. */
    readonly whole: string;
    readonly host: string;
    /** Whether it is not written as a browser reads it. */
    readonly isOther: boolean;
}

/** Where a link leads; nowhere where it is not one by https to a host alone. */
export function destinationOf(link: string): Destination | undefined {
    if (!URL.canParse(link)) return undefined;
    const { protocol, username, password, href, host } = new URL(link);
    if (protocol !== 'https:' || username !== '' || password !== '') return undefined;
    return { whole: href, host, isOther: href !== link && href !== `${link}/` };
}

/** The most that each part of a page holds [bytes]. */
export const LIMITS = { name: 32, text: 256, link: 128 } as const;

/** What is wrong with a part of a page. */
export function partFault(part: keyof typeof LIMITS, said: string) {
    const over = new TextEncoder().encode(said).length - LIMITS[part];
    if (over > 0) {
        const condition = `it is ${over} ${over === 1 ? 'byte' : 'bytes'} too long`;
        return { condition, remedy: `${LIMITS[part]} fit; letters beyond a to z take several` };
    }
    const lines = part === 'text' ? linesOf(said) : [visible(said)];
    if (lines.join('\n') !== said) {
        return {
            condition: 'it has letters that nobody sees, or that turn the direction of writing',
            remedy: 'type it anew',
        };
    }
    if (part !== 'link' || said === '' || destinationOf(said)) return undefined;
    return { condition: 'this is no link by https', remedy: 'write it whole: https://…' };
}
