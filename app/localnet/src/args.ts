/** The options of the program. */
import { parseArgs } from 'node:util';
import { isAddress } from '@solana/kit';
import type { Options } from './options.js';

/** What it is asked to do. */
export interface Args extends Options {
    readonly programs: Readonly<Record<string, string>>;
    /** Writes the announcement to this file too. */
    readonly write?: string | undefined;
    /** Serves until terminated, even when standard input closes. */
    readonly ignoreStdin: boolean;
    readonly help: boolean;
}

export const USAGE = `Serves a Solana RPC with websockets on a port of this machine, with the programs of
target/deploy in it, until standard input closes.

  --root FOLDER           the checkout whose target/deploy and idl are served; here unless named
  --program ADDRESS=FILE  one more program; may be given again
  --fund ADDRESS          gives 1,000,000 SOL to this wallet; may be given again
  --block-ms MS           a block every so many milliseconds; without it, one with each transaction,
                          between which time stands still
  --speed TIMES           how many times faster than a clock on the wall, 0 lets it stand; needs
                          --block-ms
  --time UNIX             starts at this time [unix s], which must lie ahead; without it: now
  --write FILE            writes the line of JSON to this file too
  --ignore-stdin          serves until terminated, even when standard input closes

Example:
  acequia-localnet --block-ms 400 --speed 3600
  One hour passes each second; the first line of output says where the RPC is.`;

/** Reads them. Throws an error that says what to write instead. */
export function argsIn(words: readonly string[]): Args {
    const { values } = parseArgs({
        args: [...words],
        options: {
            root: { type: 'string', default: '.' },
            program: { type: 'string', multiple: true, default: [] },
            fund: { type: 'string', multiple: true, default: [] },
            'block-ms': { type: 'string' },
            speed: { type: 'string' },
            time: { type: 'string' },
            write: { type: 'string' },
            'ignore-stdin': { type: 'boolean', default: false },
            help: { type: 'boolean', default: false },
        },
    });
    const blockMs = number('--block-ms', values['block-ms'], 10);
    if (values.speed !== undefined && blockMs === undefined) {
        throw new Error('--speed needs --block-ms');
    }
    return {
        root: values.root,
        programs: Object.fromEntries(values.program.map(program)),
        fund: values.fund.map((wallet) => address('--fund', wallet)),
        blockMs,
        speed: number('--speed', values.speed, 0, 1_000_000),
        time: number('--time', values.time, 0),
        write: values.write,
        ignoreStdin: values['ignore-stdin'],
        help: values.help,
    };
}

function number(
    name: string,
    text: string | undefined,
    least: number,
    most = Number.MAX_SAFE_INTEGER,
): number | undefined {
    if (text === undefined) return undefined;
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw new Error(`${name} is a whole number from ${least}${most < 1e9 ? ` to ${most}` : ' on'}`);
}

function address(name: string, text: string): string {
    if (isAddress(text)) return text;
    throw new Error(`${name}: \`${text}\` is not an address`);
}

/** `ADDRESS=FILE`. */
function program(text: string): [string, string] {
    const at = text.indexOf('=');
    if (at < 0) throw new Error(`--program: write ADDRESS=FILE.so in place of \`${text}\``);
    return [address('--program', text.slice(0, at)), text.slice(at + 1)];
}
