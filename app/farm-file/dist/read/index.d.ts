/** From text to a farm: one file a section, each of which reports all that is wrong with it. */
import type { Farm } from '../model.js';
import { type Problem } from '../problem.js';
/** A farm, or everything that is wrong with its file. */
export type Parsed = {
    readonly farm: Farm;
    readonly problems?: undefined;
} | {
    readonly problems: readonly Problem[];
    readonly farm?: undefined;
};
/** Reads a farm file. A story is kept as it stands; whether it can happen is for the simulator. */
export declare function parseFarm(text: string): Parsed;
