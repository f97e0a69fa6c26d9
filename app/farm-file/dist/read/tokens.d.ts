import { type Context } from './context.js';
import type { Field } from './field.js';
/** Every token that can be read, and the symbols of all that are declared. */
export declare function readTokens(field: Field | undefined): Context;
