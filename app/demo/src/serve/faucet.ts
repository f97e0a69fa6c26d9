/** The faucet: real transfers of SOL and tokens to a visitor's wallet, from a wallet of its own. */
import { getTransferSolInstruction } from '@solana-program/system';
import { getTransferCheckedInstruction } from '@solana-program/token';
import { isAddress, type Address, type KeyPairSigner } from '@solana/kit';
import { createTokenAccount, formatAmount, tokenAccount, tokenProgram } from '@acequia/client';
import type { Chain } from '../chain/chain.js';
import { give, holdingOf, type Token } from '../chain/mints.js';

/** What a visitor gets. */
export interface Given {
    /** In SOL, as a decimal. */
    readonly sol: string;
    readonly tokens: readonly { readonly mint: Address; readonly amount: string }[];
}

const LAMPORTS_PER_SOL = 1_000_000_000n;
const GIFT_SOL = 10n;
const GIFT_TOKENS = 10_000n;
/** What the faucet holds is filled up to so many gifts. */
const SUPPLY = 20n;
/** A wallet may ask again after so long [ms]. */
const PAUSE_MS = 5_000;

/** Gives to whoever asks. */
export class Faucet {
    private readonly asked = new Map<string, number>();
    /** One gift at a time: each sees what the one before it left. */
    private turn: Promise<unknown> = Promise.resolve();

    private constructor(
        private readonly chain: Chain,
        private readonly wallet: KeyPairSigner,
        private readonly tokens: readonly Token[],
    ) {}

    /** One that gives SOL and each of these tokens. */
    static async open(chain: Chain, tokens: readonly Token[]): Promise<Faucet> {
        const faucet = new Faucet(chain, await chain.wallet('faucet'), tokens);
        await faucet.fill();
        return faucet;
    }

    /** Why a wallet gets nothing now; `undefined` where it does. */
    refusal(address: unknown): string | undefined {
        if (typeof address !== 'string' || !isAddress(address)) {
            return 'That is no address of Solana. Send {"address": "<base58>"}.';
        }
        const waited = Date.now() - (this.asked.get(address) ?? 0);
        return waited < PAUSE_MS
            ? 'That wallet was just given some. Wait a few seconds.'
            : undefined;
    }

    /** Transfers a gift, and says what was in it. */
    give(to: Address): Promise<Given> {
        this.asked.set(to, Date.now());
        const gift = this.turn.then(() => this.giveNow(to));
        this.turn = gift.catch(() => this.asked.delete(to));
        return gift;
    }

    private async giveNow(to: Address): Promise<Given> {
        await this.fill();
        const { chain, wallet, tokens } = this;
        const amount = GIFT_SOL * LAMPORTS_PER_SOL;
        const sol = getTransferSolInstruction({ source: wallet, destination: to, amount });
        const steps = await Promise.all(tokens.map((token) => this.transfer(token, to)));
        await chain.sendAll(wallet, await chain.pack(wallet, [[sol], ...steps]));
        const given = tokens.map((token) => {
            return { mint: token.mint, amount: formatAmount(giftOf(token), token.decimals) };
        });
        return { sol: GIFT_SOL.toString(), tokens: given };
    }

    private async transfer(token: Token, to: Address) {
        const { mint, kind, decimals } = token;
        const authority = this.wallet;
        const accounts = {
            source: await tokenAccount({ owner: authority.address, mint, kind }),
            destination: await tokenAccount({ owner: to, mint, kind }),
        };
        const order = { ...accounts, mint, authority, amount: giftOf(token), decimals };
        return [
            await createTokenAccount(authority, { owner: to, mint, kind }),
            getTransferCheckedInstruction(order, { programAddress: tokenProgram(kind) }),
        ];
    }

    /** Sees that there is enough for the next gift. */
    private async fill(): Promise<void> {
        const { chain, wallet, tokens } = this;
        const to = wallet.address;
        const gift = (GIFT_SOL + 1n) * LAMPORTS_PER_SOL;
        if ((await chain.sol(to)) < gift) {
            await give(chain, [{ to, sol: gift * 3n, tokens: [] }]);
        }
        for (const token of tokens) {
            if ((await holdingOf(chain, token, to)) >= giftOf(token)) continue;
            const more = [{ token, amount: giftOf(token) * SUPPLY }];
            await give(chain, [{ to, sol: 0n, tokens: more }]);
        }
    }
}

const giftOf = ({ decimals }: Token): bigint => GIFT_TOKENS * 10n ** BigInt(decimals);
