/** What stands on the chain before the cases begin. */
import type { KeyPairSigner } from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import { TOKEN } from '../../src/chain/account.js';
import type { Asker } from './asker.js';
import { filledWith, signed, wallet, type Terms } from './people.js';

export const SOL = 1_000_000_000;
export const CONFIRMED = { commitment: 'confirmed' };
export const BASE64 = { encoding: 'base64', ...CONFIRMED };
/** An address where nothing is. */
export const NOWHERE = filledWith(7);
/** A token of 6 decimals, without an authority. */
export const MINT = filledWith(9);
/** No program, and yet an owner of accounts. */
export const OWNER = filledWith(11);

/** A network with people on it. */
export class World {
    private constructor(
        readonly asker: Asker,
        readonly alice: KeyPairSigner,
        readonly bob: KeyPairSigner,
        /** Has nothing. */
        readonly poor: KeyPairSigner,
    ) {}

    static async begin(asker: Asker): Promise<World> {
        const [alice, bob, poor] = await Promise.all(['alice', 'bob', 'poor'].map(wallet));
        const world = new World(asker, alice!, bob!, poor!);
        await world.put(alice!.address, { lamports: 100 * SOL });
        await world.put(bob!.address, { lamports: 2 * SOL });
        await world.put(MINT, { lamports: SOL, owner: TOKEN, data: mint() });
        for (const nth of [1, 2, 3]) {
            const data = Buffer.alloc(nth === 3 ? 40 : 16, nth).toString('hex');
            await world.put(filledWith(20 + nth), { lamports: SOL, owner: OWNER, data });
        }
        await world.give(alice!, 5_000_000);
        return world;
    }

    async put(address: string, account: object): Promise<void> {
        await this.asker.ask('surfnet_setAccount', [address, account]);
    }

    /** Gives tokens [base units]. */
    async give({ address }: KeyPairSigner, amount: number): Promise<void> {
        await this.asker.ask('surfnet_setTokenAccount', [address, MINT, { amount }, TOKEN]);
    }

    /** A transfer from Alice to Bob unless others are named [lamports]. */
    transfer(amount: number | bigint, terms: Partial<Terms> & { name: string }) {
        const payer = terms.payer ?? this.alice;
        const order = { source: payer, destination: this.bob.address, amount };
        return this.signs({ instructions: [getTransferSolInstruction(order)], ...terms, payer });
    }

    /** So many hundredths of a SOL for the poor. */
    gift(hundredths: number, terms: Partial<Terms> & { name: string }) {
        const amount = (hundredths * SOL) / 100;
        const order = { source: this.alice, destination: this.poor.address, amount };
        const instructions = [getTransferSolInstruction(order)];
        return this.signs({ instructions, payer: this.alice, ...terms });
    }

    /** Signs a transaction; in comparisons its signature is called by its name. */
    async signs({ name, ...terms }: Terms & { name: string }) {
        const transaction = await signed(this.asker, terms);
        this.asker.calls(transaction.signature, name);
        return transaction;
    }

    /** Sends one, to compare what is said. */
    sends(name: string, wire: string, options: object = {}) {
        const config = { encoding: 'base64', preflightCommitment: 'confirmed', ...options };
        return this.asker.compare(name, 'sendTransaction', [wire, config]);
    }

    async passBlocks(count: number): Promise<void> {
        for (let block = 0; block < count; block++) {
            const { result } = await this.asker.ask<number>('getSlot', [
                { commitment: 'processed' },
            ]);
            await this.asker.ask('surfnet_timeTravel', [{ absoluteSlot: result + 4 }]);
        }
    }
}

/** The bytes of a mint, in hexadecimal: a supply, decimals, initialised. */
function mint(): string {
    const data = Buffer.alloc(82);
    data.writeBigUInt64LE(1_000_000_000_000n, 36);
    data[44] = 6;
    data[45] = 1;
    return data.toString('hex');
}
