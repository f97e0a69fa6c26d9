/** Wallets, mints and pools, made through the client under test. */
import {
    address,
    generateKeyPairSigner,
    lamports,
    type Address,
    type GetRecentPrioritizationFeesApi,
    type GetSignaturesForAddressApi,
    type GetTransactionApi,
    type Instruction,
    type KeyPairSigner,
    type Rpc,
    type TransactionSigner,
} from '@solana/kit';
import { getCreateAccountInstruction } from '@solana-program/system';
import {
    getFreezeAccountInstruction,
    getInitializeMint2Instruction,
    getMintToInstruction,
} from '@solana-program/token';
import {
    createPool,
    createTokenAccount,
    fetchNow,
    fetchPool,
    findStakeTarget,
    findPositions,
    RISKS,
    send,
    sendAll,
    stake,
    tokenAccount,
    TokenKind,
    tokenProgram,
    type ClusterRpc,
    type Holding,
    type Landed,
    type Mint,
    type PoolAccount,
    type PoolTerms,
    type ReadRpc,
    type SearchRpc,
    type SendOptions,
    type SendRpc,
    type Version,
} from '@acequia/client';
import { Node } from './node.js';

export type AnyRpc = SendRpc &
    SearchRpc &
    ClusterRpc &
    Rpc<GetTransactionApi & GetSignaturesForAddressApi & GetRecentPrioritizationFeesApi>;

/** No waiting between two looks. */
export const QUICK: SendOptions = { interval: 2 };
const MINT_BYTES = 82n;
const MINT_RENT = 1_461_600n;

/** A chain with the farm on it, and people with SOL. */
export abstract class Chain {
    abstract readonly rpc: AnyRpc;
    /** Mints every token and holds every power over them. */
    issuer!: KeyPairSigner;
    /** Of the transactions that are sent here. */
    version: Version = 0;

    /** A new wallet with some SOL. */
    abstract wallet(sol?: bigint): Promise<KeyPairSigner>;
    /** Lets time pass [s]. */
    abstract pass(seconds: bigint): Promise<void>;

    now(): Promise<bigint> {
        return fetchNow(this.rpc);
    }

    send(payer: TransactionSigner, instructions: readonly Instruction[]): Promise<Landed> {
        return send(this.rpc, { payer, instructions, version: this.version }, QUICK);
    }

    sendAll(payer: TransactionSigner, plan: readonly Instruction[][]): Promise<Landed[]> {
        return sendAll(this.rpc, { payer, version: this.version }, plan, QUICK);
    }

    mint(kind = TokenKind.SplToken, decimals = 6): Promise<Mint> {
        return makeMint(this.rpc, this.issuer, kind, decimals);
    }

    give(mint: Mint, to: Address, amount: bigint): Promise<Address> {
        return giveTokens(this.rpc, this.issuer, mint, to, amount);
    }

    balance(mint: Mint, owner: Address): Promise<bigint> {
        return balanceOf(this.rpc, mint, owner);
    }

    async freeze(mint: Mint, owner: Address): Promise<void> {
        const account = await tokenAccount({ owner, ...mint });
        const config = { programAddress: tokenProgram(mint.kind) };
        const accounts = { account, mint: mint.mint, owner: this.issuer };
        await this.send(this.issuer, [getFreezeAccountInstruction(accounts, config)]);
    }

    async pool(terms: Omit<PoolTerms, 'id'> & { id?: number }): Promise<PoolAccount> {
        const acceptedRisks = RISKS.freezeAuthority;
        const { pool, instructions } = await createPool({ id: 0, acceptedRisks, ...terms });
        await this.send(terms.payer ?? terms.creator, instructions);
        return this.read(pool);
    }

    read(pool: Address): Promise<PoolAccount> {
        return fetchPool(this.rpc, pool);
    }

    /** Stakes in the owner's largest position, or in a new one. */
    async stake(pool: PoolAccount, owner: KeyPairSigner, amount: bigint): Promise<Holding> {
        const target = await findStakeTarget(this.rpc, {
            pool: pool.address,
            owner: owner.address,
        });
        await this.send(owner, await stake({ pool, owner, amount, ...target }));
        return this.holding(pool, owner);
    }

    /** The owner's largest position in a pool, with the pool, as they stand. */
    async holding(pool: PoolAccount, owner: KeyPairSigner): Promise<Holding> {
        const by = { pool: pool.address, owner: owner.address };
        const [position] = await findPositions(this.rpc, by);
        return { pool: await this.read(pool.address), position: position! };
    }
}

export class World extends Chain {
    readonly node = new Node();
    readonly rpc = this.node.rpc;

    static async begin(): Promise<World> {
        const world = new World();
        world.issuer = await world.wallet();
        return world;
    }

    async wallet(sol = 1_000n): Promise<KeyPairSigner> {
        const wallet = await generateKeyPairSigner();
        const amount = lamports(sol * 1_000_000_000n);
        if (sol > 0n) this.node.svm.airdrop(wallet.address, amount);
        return wallet;
    }

    async pass(seconds: bigint): Promise<void> {
        this.node.pass(seconds);
    }
}

/** Makes a mint whose issuer may freeze its accounts. */
export async function makeMint(
    rpc: AnyRpc,
    issuer: KeyPairSigner,
    kind: TokenKind,
    decimals: number,
): Promise<Mint> {
    const mint = await generateKeyPairSigner();
    const programAddress = tokenProgram(kind);
    const instructions = [
        getCreateAccountInstruction({
            payer: issuer,
            newAccount: mint,
            lamports: MINT_RENT,
            space: MINT_BYTES,
            programAddress,
        }),
        getInitializeMint2Instruction(
            {
                mint: mint.address,
                decimals,
                mintAuthority: issuer.address,
                freezeAuthority: issuer.address,
            },
            { programAddress },
        ),
    ];
    await send(rpc, { payer: issuer, instructions }, QUICK);
    return { mint: mint.address, kind, decimals };
}

/** Mints tokens into a wallet's canonical account. */
export async function giveTokens(
    rpc: AnyRpc,
    issuer: KeyPairSigner,
    { mint, kind }: Mint,
    owner: Address,
    amount: bigint,
): Promise<Address> {
    const token = await tokenAccount({ owner, mint, kind });
    const minting = getMintToInstruction(
        { mint, token, mintAuthority: issuer, amount },
        { programAddress: tokenProgram(kind) },
    );
    const instructions = [await createTokenAccount(issuer, { owner, mint, kind }), minting];
    await send(rpc, { payer: issuer, instructions }, QUICK);
    return token;
}

/** What a wallet's canonical account holds; nothing where there is none. */
export async function balanceOf(
    rpc: ReadRpc,
    { mint, kind }: Mint,
    owner: Address,
): Promise<bigint> {
    const token = await tokenAccount({ owner, mint, kind });
    const { value } = await rpc.getAccountInfo(token, { encoding: 'base64' }).send();
    if (!value) return 0n;
    return Buffer.from(value.data[0], 'base64').readBigUInt64LE(64);
}

/** An address that nobody has the key of. */
export const NOBODY = address('Nobody1111111111111111111111111111111111111');
