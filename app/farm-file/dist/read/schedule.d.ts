import type { Token } from '../model.js';
import type { Shape } from '../schedule/shape.js';
import type { Field } from './field.js';
import type { Section } from './section.js';
/** Reads a schedule. `budget` is what the amounts in it must add up to, where it is known. */
export declare function readSchedule(field: Field, budget: bigint | undefined, token: Token): Shape | undefined;
/** `for = "90 days"`: how long a schedule or a step lasts [s]. */
export declare function readLength(section: Section): number | undefined;
