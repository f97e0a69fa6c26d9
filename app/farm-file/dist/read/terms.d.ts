import type { Caps, LockRule, Token } from '../model.js';
import type { Field } from './field.js';
/** Reads `[pool.lock]`, within the bounds of the program. */
export declare function readLockRule(field: Field): LockRule | undefined;
/** Reads `[pool.caps]` [base units of the stake]; 0 is no cap. */
export declare function readCaps(field: Field, stake: Token | undefined): Caps | undefined;
