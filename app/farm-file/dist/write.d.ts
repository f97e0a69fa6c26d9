import { type Farm, type Past, type Token } from './model.js';
/** The text of a farm file. Remarks stand before everything else, as comments: a line each. */
export declare function writeFarm(farm: Farm, remarks?: readonly string[]): string;
/** What has run already, as the value of `past`. */
export declare function writePast({ stream, streamed, takenBack }: Past, token: Token): string;
