/** A farm made from its file, as a team makes one. */
import type { Address, KeyPairSigner } from '@solana/kit';
import { TokenKind } from '@acequia/client';
import { riskNames, type Emission, type Farm as FileFarm } from '@acequia/plan';
import { makingOf } from '@acequia/plan/carry-out';
import type { Chain } from '../chain/chain.js';
import { give, makeMints, riskNamed, type Gift, type Token } from '../chain/mints.js';
import { readScript, type Script } from './script.js';

export interface Farm {
    readonly file: string;
    readonly script: Script;
    /** In the order of the file. */
    readonly tokens: readonly Token[];
    /** In the order of the file. */
    readonly pools: readonly { readonly address: Address; readonly name: string }[];
    /** Who runs it. */
    readonly team: KeyPairSigner;
    /** When it was created [unix s]: its story counts from there. */
    readonly began: bigint;
}

/** A team that has less than the one gets the other [lamports]: it pays rent and fees. */
export const TEAM_PURSE = { least: 2_000_000_000n, more: 10_000_000_000n };

/** Makes the farm of a file: its mints, whatever mints it names, then everything else. Throws what
 *  the planner has against it. */
export async function makeFarm(chain: Chain, file: string): Promise<Farm> {
    const script = await readScript(file);
    const team = await chain.wallet(`team of ${script.name}`);
    const tokens = await tokensOf(chain, script);
    const gift = { to: team.address, sol: TEAM_PURSE.more, tokens: budgetsOf(script, tokens) };
    await give(chain, [gift]);
    const began = await chain.now();
    const room = { version: await chain.version() };
    const farm = withMints(script, tokens);
    const making = await makingOf(chain.rpc, team, farm, script.text, team, room);
    await chain.sendAll(team, making.transactions);
    const pools = script.pools.map(({ name }, place) => ({ name, address: making.pools[place]! }));
    return { file, script, tokens, pools, team, began };
}

/** A farm as its file says, with mints that were made for it. */
export function withMints({ name, pools, tokens }: Script, made: readonly Token[]): FileFarm {
    return { name, pools, tokens: tokens.map((one, nth) => ({ ...one, mint: made[nth]!.mint })) };
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
    const making = tokens.map(({ symbol, decimals, program, risks }) => {
        const kind = program === 'spl-token' ? TokenKind.SplToken : TokenKind.Token2022;
        const terms = { symbol, decimals, kind, risks: riskNames(risks).map(riskNamed) };
        return { name: `${symbol} of ${name}`, terms };
    });
    return makeMints(chain, making);
}
