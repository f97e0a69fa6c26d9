/** A farm made from its file by the CLI, as a team makes one. */
import type { Address } from '@solana/kit';
import { TokenKind } from '@acequia/client';
import type { Chain } from '../chain/chain.js';
import { give, makeMint, riskNamed, type Token } from '../chain/mints.js';
import { Desk } from './cli.js';
import { readScript, type Script } from './script.js';

/** A farm on a chain. */
export interface Farm {
    /** Its file. */
    readonly file: string;
    readonly script: Script;
    /** In the order of the file. */
    readonly tokens: readonly Token[];
    /** In the order of the file. */
    readonly pools: readonly { readonly address: Address; readonly name: string }[];
    /** Who runs it. */
    readonly team: Desk;
    /** When it was created [unix s]: its story counts from there. */
    readonly began: bigint;
}

/** What a team has to begin with: for rent, and of each token for budgets and later deposits. */
const TEAM_SOL = 20_000_000_000n;
/** Half of what base units can count: budgets are of any size, and the LPs' tokens come on top. */
const TEAM_TOKENS = 1n << 62n;

/** Makes the farm of a file: its mints, then everything else through `acequia pool create`. */
export async function makeFarm(chain: Chain, file: string): Promise<Farm> {
    const script = await readScript(file);
    const team = await Desk.of(chain, `team of ${script.name}`);
    const tokens = await tokensOf(chain, script);
    const purse = tokens.map((token) => ({ token, amount: TEAM_TOKENS }));
    await give(chain, [
        { to: team.signer.address, sol: TEAM_SOL, tokens: [] },
        ...purse.map((one) => ({ to: team.signer.address, sol: 0n, tokens: [one] })),
    ]);
    const mints = tokens.flatMap(({ symbol, mint }) => ['--mint', `${symbol}=${mint}`]);
    const began = await chain.now();
    const { facts } = await team.run('pool', 'create', file, ...mints);
    const addresses = facts['pools'] as Record<string, Address>;
    const pools = script.pools.map(({ name }) => ({ name, address: addresses[name]! }));
    return { file, script, tokens, pools, team, began };
}

function tokensOf(chain: Chain, { name, tokens }: Script): Promise<Token[]> {
    return Promise.all(
        tokens.map(({ symbol, decimals, program, risks }) => {
            const kind = program === 'spl-token' ? TokenKind.SplToken : TokenKind.Token2022;
            const terms = { symbol, decimals, kind, risks: risks.map(riskNamed) };
            return makeMint(chain, `${symbol} of ${name}`, terms);
        }),
    );
}
