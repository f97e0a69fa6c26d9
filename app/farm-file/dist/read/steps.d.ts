import type { Token } from '../model.js';
import type { Shape } from '../schedule/shape.js';
import type { Section } from './section.js';
/** Steps by amount or by share, with nothing before the cliff. */
export declare function readSteps(section: Section, budget: bigint | undefined, token: Token): Shape | undefined;
/** Segments to the second and the unit, as an export writes them. */
export declare function readExact(section: Section, budget: bigint | undefined, token: Token): Shape | undefined;
