/** A person with the CLI: a folder with a key, in which `acequia` is run as anyone would. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KeyPairSigner } from '@solana/kit';
import type { Chain } from '../chain/chain.js';
import { keyFileOf } from '../chain/wallets.js';
import { binary } from '../repository.js';

/** What a command did, as `--json` tells it. */
export interface Ran {
    /** Addresses that the plan names, as `gauge`. */
    readonly facts: Readonly<Record<string, unknown>>;
    readonly transactions: number;
}

/** Desks in use: whoever leaves in a hurry clears them all the same. */
const desks = new Set<string>();
process.on('exit', () => desks.forEach(clear));

function clear(folder: string): void {
    rmSync(folder, { recursive: true, force: true });
    desks.delete(folder);
}

/** Somebody who uses the CLI. */
export class Desk {
    /** One command of a wallet at a time, as the CLI wants it. */
    private before: Promise<unknown> = Promise.resolve();

    private constructor(
        private readonly folder: string,
        private readonly chain: Chain,
        readonly signer: KeyPairSigner,
    ) {}

    /** The desk of the wallet of that name. */
    static async of(chain: Chain, name: string): Promise<Desk> {
        const folder = mkdtempSync(join(tmpdir(), 'acequia-desk-'));
        desks.add(folder);
        mkdirSync(join(folder, 'state'));
        const key = join(folder, 'id.json');
        writeFileSync(key, await keyFileOf(chain.seed, name), { mode: 0o600 });
        return new Desk(folder, chain, await chain.wallet(name));
    }

    /** Runs `acequia` with these words, without asking back. */
    run(...words: string[]): Promise<Ran> {
        const turn = this.before.then(() => this.chain.blocksFor(this.runNow(words)));
        this.before = turn.catch(() => {});
        return turn;
    }

    private async runNow(words: string[]): Promise<Ran> {
        const options = [
            '--url',
            this.chain.network.rpc,
            '--keypair',
            'id.json',
            '--config',
            'none.yml',
        ];
        const env = {
            ...process.env,
            HOME: this.folder,
            XDG_STATE_HOME: join(this.folder, 'state'),
        };
        const cwd = this.folder;
        const all = [...words, ...options, '--yes', '--json'];
        try {
            const { stdout } = await promisify(execFile)(binary('acequia'), all, { cwd, env });
            return told(stdout);
        } catch (error) {
            const said = (error as { stderr?: string }).stderr?.trim();
            throw new Error(`acequia ${words.join(' ')}: ${said || String(error)}`, {
                cause: error,
            });
        }
    }

    /** Clears the desk. */
    async leave(): Promise<void> {
        await this.before;
        clear(this.folder);
    }
}

function told(stdout: string): Ran {
    const { plan, result } = JSON.parse(stdout) as {
        plan: { facts: Record<string, unknown> };
        result?: { done?: unknown[] };
    };
    return { facts: plan.facts, transactions: result?.done?.length ?? 0 };
}
