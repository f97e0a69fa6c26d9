/** "Did you mean": the nearest of some names. */
/** The nearest name where one is near enough, and what else there is. */
export declare function suggest(wrong: string, names: readonly string[]): string;
/** The Jaro-Winkler likeness of two words, from 0 to 1: letters that both have at about the same
 *  place, less for those in another order, more for a shared beginning. */
export declare function jaroWinkler(a: string, b: string): number;
