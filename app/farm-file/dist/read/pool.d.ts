import { type Pool } from '../model.js';
import { type Context } from './context.js';
import type { Field } from './field.js';
/** Reads every pool. What is wrong in one does not keep the others from being read. */
export declare function readPools(field: Field | undefined, at: Context): Pool[];
