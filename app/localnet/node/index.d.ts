/** Starts `acequia-localnet` (app/localnet) from Node. One place for tests and for the demo. */

/** What it says of itself when it starts. */
export interface Announcement {
  readonly rpc: string;
  readonly ws: string;
  /** Addresses of the deployed programs, by name. */
  readonly programs: Readonly<Record<string, string>>;
  /** Has 1,000 SOL. The key is its 64 bytes in base58. */
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
  /** Wallets that get 1,000 SOL. */
  readonly fund?: readonly string[] | undefined;
  /** More programs: files by their addresses. */
  readonly programs?: Readonly<Record<string, string>> | undefined;
}

/** A network of its own. It ends with the process that started it. */
export interface Localnet {
  readonly announced: Announcement;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it. */
  stop(): Promise<void>;
}

/** The binary: `ACEQUIA_LOCALNET`, else the one in target/host; `undefined` where it has not been
 *  built. */
export function localnetBinary(root: string): string | undefined;

/** Starts it. */
export function startLocalnet(options: Options): Promise<Localnet>;

/** Asks a network for what only a test network does, as `surfnet_timeTravel`. */
export function cheat(
  rpc: string,
  method: string,
  params: readonly unknown[],
): Promise<unknown>;

/** Moves its clock [unix s], only forwards. Makes one block. */
export function travelTo(rpc: string, time: bigint): Promise<void>;
