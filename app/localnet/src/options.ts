/** How a network runs, and what it says of itself. */

/** What it says of itself when it starts. */
export interface Announcement {
    readonly rpc: string;
    readonly ws: string;
    /** Addresses of the deployed programs, by name. */
    readonly programs: Readonly<Record<string, string>>;
    /** Has a million SOL. The key is its 64 bytes in base58. */
    readonly faucet: { readonly address: string; readonly key: string };
    readonly pid: number;
}

/** How it runs; see app/localnet/README.md. */
export interface Options {
    /** The checkout whose programs are deployed. */
    readonly root: string;
    /** A block every so many milliseconds; without it, one with each transaction. */
    readonly blockMs?: number | undefined;
    /** How many times faster than a clock on the wall. Needs `blockMs`. */
    readonly speed?: number | undefined;
    /** Starts at this time [unix s], which must lie ahead. */
    readonly time?: number | undefined;
    /** Wallets that get a million SOL. */
    readonly fund?: readonly string[] | undefined;
    /** More programs: files by their addresses. */
    readonly programs?: Readonly<Record<string, string>> | undefined;
}
