/**
 * What has happened: every transaction, on disk, so that memory stays as it is however long the
 * chain runs. The file has no name, so nothing is left of it however the process ends.
 */
import { DatabaseSync } from 'node:sqlite';
import * as json from '../json.js';
import type { TransactionError } from './outcome.js';

/** A transaction that is in a block. */
export interface Landed {
    readonly signature: string;
    readonly slot: number;
    /** [unix s] */
    readonly time: bigint;
    readonly err: TransactionError | null;
    readonly wire: Uint8Array;
    /** What `getTransaction` says of it beside its bytes. */
    readonly meta: Record<string, unknown>;
    /** Everybody who took part. */
    readonly addresses: readonly string[];
}

/** Which of an address's transactions are asked for. */
export interface Span {
    readonly limit: number;
    /** Those older than this one. */
    readonly before?: string | undefined;
    /** Those newer than this one. */
    readonly until?: string | undefined;
    /** Those up to this slot. */
    readonly slot: number;
}

/** A line of a list of transactions. */
export type Line = Pick<Landed, 'signature' | 'slot' | 'time' | 'err'>;

const TABLES = `
    PRAGMA journal_mode = MEMORY;
    PRAGMA synchronous = OFF;
    CREATE TABLE transactions (
        nth INTEGER PRIMARY KEY, signature TEXT UNIQUE, slot INTEGER, time INTEGER, err TEXT,
        wire BLOB, meta TEXT
    );
    CREATE TABLE mentions (address TEXT, nth INTEGER, PRIMARY KEY (address, nth)) WITHOUT ROWID;
    CREATE TABLE blocks (slot INTEGER PRIMARY KEY, time INTEGER);
`;

type Row = Record<'signature' | 'err' | 'meta', string> &
    Record<'slot' | 'time' | 'nth', number> & { wire: Uint8Array };

export class History {
    private readonly file = new DatabaseSync('');
    private readonly statements;
    count = 0;

    constructor() {
        this.file.exec(TABLES);
        const prepare = (sql: string) => this.file.prepare(sql);
        this.statements = {
            begin: prepare('BEGIN'),
            end: prepare('COMMIT'),
            add: prepare('INSERT INTO transactions VALUES (?, ?, ?, ?, ?, ?, ?)'),
            mention: prepare('INSERT OR IGNORE INTO mentions VALUES (?, ?)'),
            block: prepare('INSERT INTO blocks VALUES (?, ?)'),
            time: prepare('SELECT time FROM blocks WHERE slot = ?'),
            find: prepare('SELECT * FROM transactions WHERE signature = ?'),
            nth: prepare('SELECT nth FROM transactions WHERE signature = ?'),
            list: prepare(`
                SELECT signature, slot, time, err FROM mentions JOIN transactions USING (nth)
                WHERE address = ? AND nth < ? AND nth > ? AND slot <= ?
                ORDER BY nth DESC LIMIT ?`),
        };
    }

    add({ signature, slot, time, err, wire, meta, addresses }: Landed): void {
        const { begin, end, add, mention } = this.statements;
        const nth = ++this.count;
        begin.run();
        add.run(nth, signature, slot, time, json.write(err), wire, json.write(meta));
        for (const address of addresses) mention.run(address, nth);
        end.run();
    }

    addBlock(slot: number, time: bigint): void {
        this.statements.block.run(slot, time);
    }

    /** When the block of a slot was [unix s]; `undefined`: there is none. */
    timeOf(slot: number): number | undefined {
        return (this.statements.time.get(slot) as { time: number } | undefined)?.time;
    }

    has(signature: string): boolean {
        return this.statements.nth.get(signature) !== undefined;
    }

    /** A transaction, without whom it mentions. */
    find(signature: string): Omit<Landed, 'addresses'> | undefined {
        const row = this.statements.find.get(signature) as Row | undefined;
        if (!row) return undefined;
        const meta = json.read(row.meta) as Landed['meta'];
        return { ...lineOf(row), wire: row.wire, meta };
    }

    /** An address's transactions, the newest first. A signature that is not known names none. */
    of(address: string, { limit, before, until, slot }: Span): Line[] {
        const above = before === undefined ? this.count + 1 : (this.nth(before) ?? 0);
        const below = until === undefined ? 0 : (this.nth(until) ?? 0);
        const rows = this.statements.list.all(address, above, below, slot, limit);
        return (rows as unknown as Row[]).map(lineOf);
    }

    private nth(signature: string): number | undefined {
        return (this.statements.nth.get(signature) as { nth: number } | undefined)?.nth;
    }

    close(): void {
        this.file.close();
    }
}

function lineOf({ signature, slot, time, err }: Row): Line {
    return { signature, slot, time: BigInt(time), err: json.read(err) as TransactionError | null };
}
