/** Tokens of a local chain: made as a farm file describes them, minted to whoever needs some. */
import { getBase58Encoder, type Address, type Instruction, type KeyPairSigner } from '@solana/kit';
import { getCreateAccountInstruction, getTransferSolInstruction } from '@solana-program/system';
import { getInitializeMint2Instruction, getMintToInstruction } from '@solana-program/token';
import {
    createTokenAccount,
    RISKS,
    tokenAccount,
    TokenKind,
    tokenProgram,
    type Mint,
    type Risk,
} from '@acequia/client';
import type { Chain } from './chain.js';

/** A token to make. */
export interface TokenTerms {
    readonly symbol: string;
    readonly decimals: number;
    readonly kind: TokenKind;
    /** What the issuer keeps in hand. */
    readonly risks: readonly Risk[];
}

export interface Token extends Mint {
    readonly symbol: string;
}

const [MINT_BYTES, EXTENDED_BYTES] = [82, 166];
/** What a transfer costs where the file names that risk [bps]. */
const FEE_BPS = 100;

/** A Token-2022 extension: how long it is, type and length included, and what sets it up. */
interface Extension {
    readonly bytes: number;
    readonly data: (issuer: Uint8Array) => readonly number[];
}

/** By the numbers of Token-2022's instructions; a `1` before a key says that there is one. */
const EXTENSIONS: Partial<Record<Risk, Extension>> = {
    mintCloseAuthority: { bytes: 4 + 32, data: (key) => [25, 1, ...key] },
    transferFee: {
        bytes: 4 + 108,
        data: (key) => [26, 0, 1, ...key, 1, ...key, FEE_BPS, 0, ...Array<number>(8).fill(255)],
    },
    permanentDelegate: { bytes: 4 + 32, data: (key) => [35, ...key] },
    settableTransferHook: {
        bytes: 4 + 64,
        data: (key) => [36, 0, ...key, ...Array<number>(32).fill(0)],
    },
    pausable: { bytes: 4 + 33, data: (key) => [44, 0, ...key] },
};

/** A token to make under a name that tells apart the mints of one chain. */
export interface NewMint {
    readonly name: string;
    readonly terms: TokenTerms;
}

/** Makes a token. */
export async function makeMint(chain: Chain, name: string, terms: TokenTerms): Promise<Token> {
    const [token] = await makeMints(chain, [{ name, terms }]);
    return token!;
}

/** Makes tokens. */
export async function makeMints(chain: Chain, mints: readonly NewMint[]): Promise<Token[]> {
    const keys = await Promise.all(mints.map(({ name }) => chain.wallet(`mint ${name}`)));
    const steps = mints.map(({ terms }, nth) => making(chain, keys[nth]!, terms));
    await chain.sendTogether(chain.issuer, await Promise.all(steps));
    return mints.map(({ terms: { symbol, decimals, kind } }, nth) => {
        return { mint: keys[nth]!.address, symbol, decimals, kind };
    });
}

async function making(
    { rpc, issuer }: Chain,
    mint: KeyPairSigner,
    { decimals, kind, risks }: TokenTerms,
): Promise<Instruction[]> {
    const programAddress = tokenProgram(kind);
    const extensions = risks.flatMap((risk) => EXTENSIONS[risk] ?? []);
    const extra = extensions.reduce((sum, { bytes }) => sum + bytes, 0);
    const space = BigInt(extra === 0 ? MINT_BYTES : EXTENDED_BYTES + extra);
    const lamports = await rpc.getMinimumBalanceForRentExemption(space).send();
    const account = { payer: issuer, newAccount: mint, lamports, space, programAddress };
    const key = new Uint8Array(getBase58Encoder().encode(issuer.address));
    const freezeAuthority = risks.includes('freezeAuthority') ? issuer.address : null;
    const powers = { mintAuthority: issuer.address, freezeAuthority };
    return [
        getCreateAccountInstruction(account),
        ...extensions.map(({ data }) => ({
            programAddress,
            accounts: [{ address: mint.address, role: 1 }],
            data: Uint8Array.from(data(key)),
        })),
        getInitializeMint2Instruction(
            { mint: mint.address, decimals, ...powers },
            { programAddress },
        ),
    ];
}

/** What a wallet is to get: SOL [lamports] and tokens [base units]. */
export interface Gift {
    readonly to: Address;
    readonly sol: bigint;
    readonly tokens: readonly { readonly token: Mint; readonly amount: bigint }[];
}

/** Gives SOL and newly minted tokens. */
export async function give(chain: Chain, gifts: readonly Gift[]): Promise<void> {
    const steps = await Promise.all(gifts.map((gift) => giving(chain.issuer, gift)));
    await chain.sendTogether(chain.issuer, steps.flat());
}

/** A step for the SOL, and one for each token. */
async function giving(issuer: KeyPairSigner, { to, sol, tokens }: Gift): Promise<Instruction[][]> {
    const transfer = getTransferSolInstruction({ source: issuer, destination: to, amount: sol });
    const minting = tokens.map(async ({ token: { mint, kind }, amount }) => {
        const account = { owner: to, mint, kind };
        const order = { mint, token: await tokenAccount(account), mintAuthority: issuer, amount };
        return [
            await createTokenAccount(issuer, account),
            getMintToInstruction(order, { programAddress: tokenProgram(kind) }),
        ];
    });
    return [...(sol > 0n ? [[transfer]] : []), ...(await Promise.all(minting))];
}

/** Sees that a wallet has so many tokens [base units]: what is missing is minted. */
export async function ensure(
    chain: Chain,
    to: Address,
    token: Mint,
    amount: bigint,
): Promise<void> {
    const missing = amount - (await holdingOf(chain, token, to));
    if (missing > 0n) await give(chain, [{ to, sol: 0n, tokens: [{ token, amount: missing }] }]);
}

/** Sees that a wallet has some SOL: who has less than `least` gets `more` [lamports]. */
export async function ensureSol(
    chain: Chain,
    to: Address,
    { least, more }: { readonly least: bigint; readonly more: bigint },
): Promise<void> {
    if ((await chain.sol(to)) < least) await give(chain, [{ to, sol: more, tokens: [] }]);
}

/** What a wallet's canonical account holds [base units]; nothing where there is none. */
export async function holdingOf(
    { rpc }: Chain,
    { mint, kind }: Mint,
    owner: Address,
): Promise<bigint> {
    const account = await tokenAccount({ owner, mint, kind });
    const { value } = await rpc.getAccountInfo(account, { encoding: 'base64' }).send();
    return value ? Buffer.from(value.data[0], 'base64').readBigUInt64LE(64) : 0n;
}

/** "freeze authority" of a farm file is `freezeAuthority` of the client. */
export function riskNamed(words: string): Risk {
    const name = words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
    if (name in RISKS) return name as Risk;
    throw new Error(`the client knows no risk called "${words}"`);
}
