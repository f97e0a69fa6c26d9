import { type Curve, type Token } from '../model.js';
import type { Section } from './section.js';
/** Reads a curve. Without a token there are no decimals to read amounts with: then only what is
 *  missing is said. */
export declare function readCurve(section: Section, token: Token | undefined): Curve | undefined;
