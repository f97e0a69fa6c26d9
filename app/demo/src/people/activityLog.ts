/** The live log: a line for each deed. What is refused is told too; nobody stops for it. */
import { ClientFailure } from '@acequia/client';

/** Hears of what people do. */
export interface ActivityLog {
    /** Somebody did something at a time of the chain [unix s]. */
    done(at: bigint, who: string, what: string): void;
    /** Somebody could not. */
    refused(at: bigint, who: string, what: string, why: unknown): void;
}

const NAME_WIDTH = 12;

/** Writes lines. Days count from `began` [unix s]. */
export function activityLog(began: bigint, write: (line: string) => void): ActivityLog {
    const head = (at: bigint, who: string) => {
        const day = (Number(at - began) / 86_400).toFixed(1).padStart(6);
        return `day ${day}  ${who.padEnd(NAME_WIDTH)} `;
    };
    return {
        done: (at, who, what) => write(head(at, who) + what),
        refused: (at, who, what, why) => write(`${head(at, who)}${what}: refused. ${reason(why)}`),
    };
}

/** The first sentence of what went wrong. */
function reason(why: unknown): string {
    const said = why instanceof ClientFailure ? why.condition : String(why);
    return said.split('\n')[0]!;
}
