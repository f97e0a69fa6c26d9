import type { Reward } from '../model.js';
import { type Context } from './context.js';
import type { Field } from './field.js';
/** Reads a reward of which at least the token and the kind are known. */
export declare function readReward(field: Field, accepted: number, at: Context): Reward | undefined;
