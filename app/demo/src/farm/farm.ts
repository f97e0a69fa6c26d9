/** A farm made from its file by the CLI, as a team makes one. */
import type { Address } from '@solana/kit';
import { TokenKind } from '@acequia/client';
import { riskNames, type Emission } from '@acequia/plan';
import type { Chain } from '../chain/chain.js';
import { ensureSol, give, makeMint, riskNamed, type Gift, type Token } from '../chain/mints.js';
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

/** A team that has less than the one gets the other [lamports]: it pays rent and fees. */
export const TEAM_PURSE = { least: 2_000_000_000n, more: 10_000_000_000n };

/** Makes the farm of a file: its mints, then everything else through `acequia pool create`. */
export async function makeFarm(chain: Chain, file: string): Promise<Farm> {
    const script = await readScript(file);
    const team = await Desk.of(chain, `team of ${script.name}`);
    const tokens = await tokensOf(chain, script);
    const { address } = team.signer;
    await ensureSol(chain, address, TEAM_PURSE);
    const gift = { to: address, sol: 0n, tokens: budgetsOf(script, tokens) };
    await give(chain, [gift]);
    const mints = tokens.flatMap(({ symbol, mint }) => ['--mint', `${symbol}=${mint}`]);
    const began = await chain.now();
    const { facts } = await team.run('pool', 'create', file, ...mints);
    const addresses = facts['pools'] as Record<string, Address>;
    const pools = script.pools.map(({ name }) => ({ name, address: addresses[name]! }));
    return { file, script, tokens, pools, team, began };
}

/** What the file's curves are funded with, by token. */
function budgetsOf({ pools }: Script, tokens: readonly Token[]): Gift['tokens'] {
    const curves = pools.flatMap(({ rewards }) => rewards);
    return tokens.map((token, place) => {
        const own = curves.filter((reward) => reward.token === place);
        return {
            token,
            amount: own.reduce((sum, { emission }) => sum + budgetOf(emission), 0n),
        };
    });
}

const budgetOf = (emission: Emission): bigint => (emission.kind === 'curve' ? emission.budget : 0n);

function tokensOf(chain: Chain, { name, tokens }: Script): Promise<Token[]> {
    return Promise.all(
        tokens.map(({ symbol, decimals, program, risks }) => {
            const kind = program === 'spl-token' ? TokenKind.SplToken : TokenKind.Token2022;
            const terms = { symbol, decimals, kind, risks: riskNames(risks).map(riskNamed) };
            return makeMint(chain, `${symbol} of ${name}`, terms);
        }),
    );
}
