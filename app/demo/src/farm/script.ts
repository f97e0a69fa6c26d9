/** What a farm file says, as `@acequia/plan` reads it: tokens, pools, and a story's dated deeds. */
import {
    parseFarm,
    storyOf,
    type Action,
    type Event,
    type Farm,
    type Story as FileStory,
} from '@acequia/plan';
import { withVisibleNames } from '@acequia/plan/carry-out';
import { readFile } from 'node:fs/promises';

/** A farm file. Tokens, pools, LPs and slots are named by their places. */
export interface Script extends Pick<Farm, 'name' | 'tokens' | 'pools'> {
    readonly text: string;
    readonly story: Story | undefined;
}

/** Who does what when. */
export interface Story extends Omit<FileStory, 'events'> {
    /** In the order of time. */
    readonly deeds: readonly Deed[];
}

/** What somebody does. */
export type Act = Action;

/** An act with its actor and its time, counted from the story's beginning [s]. */
export type Deed = Act & Omit<Event, 'action'>;

/** Reads a farm file. Throws with everything that is wrong with it. */
export async function readScript(file: string): Promise<Script> {
    const text = await readFile(file, 'utf8');
    try {
        const told = storyOf(text);
        return { ...withVisibleNames(parseFarm(text).farm!), text, story: told && withDeeds(told) };
    } catch (error) {
        throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
    }
}

const withDeeds = ({ seconds, lps, events }: FileStory): Story => {
    const deeds = events.map(({ action, ...when }): Deed => ({ ...action, ...when }));
    return { seconds, lps, deeds };
};
