/** Why a text is not an amount. */
export type AmountError = 'not a number' | 'too large' | {
    readonly digits: number;
};
/** Base units of an amount like `1_250_000.5`, or why it is none. Nothing is rounded. The client has
 *  the same rule for what people type; both are held to `app/client/test/vectors/amounts.json`. */
export declare function readAmount(text: string, decimals: number): bigint | AmountError;
/** An amount in full, as in `1,250,000.500000`. */
export declare function formatExact(units: bigint, decimals: number): string;
/** An amount with at most `places` decimals, rounded down, as in `1,250,000.50`. */
export declare function formatRounded(units: bigint, decimals: number, places: number): string;
/** An amount with about three significant digits, as in `1.25M`, for axes. Rounded down. */
export declare function formatShort(units: bigint, decimals: number): string;
