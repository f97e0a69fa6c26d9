/** A farm's story on the real bytes through a real JSON-RPC, and the life after it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fetchPool, rules, StreamKind, streamsOf, viewSolvency } from '@acequia/client';
import { makingOf } from '@acequia/plan/carry-out';
import {
    BUSY,
    Chain,
    seededRandom,
    holdingIn,
    RandomLps,
    makeFarm,
    StoryRun,
    playTo,
    withMints,
    type ActivityLog,
    type Farm,
    type Lp,
} from '../src/index.js';
import { farmFile } from './files.js';

const DAY = 86_400n;

/** A farm file that names a mint which is not on this chain. */
const fileOf = (name: string, start: string) => `
name = "${name}"

[tokens]
USDC = { mint = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", decimals = 6, program = "spl-token" }

[[pool]]
name = "${name}"
stake = "USDC"

[[pool.reward]]
token = "USDC"
kind = "curve"
budget = "1_000"
start = ${start}
committed = "none"
schedule = { shape = "constant", for = "30 days" }
`;

/** Keeps what is told. */
class Notes implements ActivityLog {
    readonly lines: string[] = [];
    readonly refusals: string[] = [];

    done(_: bigint, who: string, what: string): void {
        this.lines.push(`${who} ${what}`);
    }

    refused(_: bigint, who: string, what: string, why: unknown): void {
        this.refusals.push(`${who} ${what}: ${String(why)}`);
    }
}

describe('the valley', () => {
    const notes = new Notes();
    let [chain, farm, story]: [Chain?, Farm?, StoryRun?] = [];

    before(async () => {
        chain = await Chain.start();
        farm = await makeFarm(chain, farmFile('valley'));
        story = await StoryRun.begin(chain, farm, notes);
    });
    after(async () => {
        await chain?.stop();
    });

    const pools = () =>
        Promise.all(farm!.pools.map(({ address }) => fetchPool(chain!.rpc, address)));

    test('stands on chain as its file says', async () => {
        const [valley, terraces] = await pools();
        assert.deepEqual(
            [valley!.data.capacity, valley!.data.lock.maxSeconds, valley!.data.caps.position],
            [7, 60 * 86_400, 400_000_000_000n], // six, and the penalty flow
        );
        const funded = streamsOf(valley!).map(({ books }) => books.funded);
        assert.deepEqual(funded, [0n, 90_000_000_000n, 1_250_000_500_000_000n, 2_400n, 0n]);
        assert.equal(terraces!.data.stakeMint, farm!.tokens[0]!.mint);
        assert.equal(valley!.data.authority.__option, 'Some');
        const { script, tokens, team } = farm!;
        const said = withMints(script, tokens);
        const again = await makingOf(chain!.rpc, team, said, script.text);
        assert.deepEqual(again.transactions, [], 'the planner finds nothing missing');
        assert.deepEqual(
            again.pools,
            farm!.pools.map(({ address }) => address),
        );
    });

    test('is made whatever mints its file names, and not where it begins in the past', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'acequia-farms-'));
        const file = (name: string, start: string) => {
            const path = join(folder, `${name}.toml`);
            writeFileSync(path, fileOf(name, start));
            return path;
        };
        const { pools } = await makeFarm(chain!, file('Ahead', '"90 days"'));
        const [stream] = streamsOf(await fetchPool(chain!.rpc, pools[0]!.address));
        assert.equal(stream!.books.funded, 1_000_000_000n);
        const late = makeFarm(chain!, file('Late', '2024-01-01T00:00:00Z'));
        await assert.rejects(
            late,
            /USDC in “Late” would start at 2024-01-01T00:00:00Z, which is over/,
        );
        rmSync(folder, { recursive: true });
    });

    test('its people do what its story says, on their days, and nothing is refused', async () => {
        await playTo(chain!, [story!], farm!.began + 45n * DAY);
        assert.deepEqual(notes.refusals, []);
        const deeds = farm!.script.story!.deeds.filter(({ at }) => at <= 45 * 86_400);
        // Nobody compounds or claims where nothing is owed: that is no deed.
        assert.ok(
            notes.lines.length > deeds.length * 0.9,
            `${notes.lines.length} of ${deeds.length}`,
        );
        assert.ok(notes.lines.includes('Inés stakes 120,000 AGUA'));
        assert.ok(notes.lines.includes('Carla moves 50,000 AGUA to Terraces'));
        const lp = story!.lps.find(({ name }) => name === 'Inés')!.signer;
        const { position } = (await holdingIn({ chain: chain!, farm: farm!, lp, pool: 0 }))!;
        assert.equal(position.data.stake.amount, 120_000_000_000n);
        assert.equal(
            position.data.stake.weight,
            300_000_000_000n,
            'locked for the longest, 2.5 times',
        );
    });

    test('life goes on when the story has ended, and no stream runs dry', async () => {
        const others = new RandomLps(chain!, farm!, seededRandom(1), notes, BUSY);
        const hugo: Lp = { name: 'Hugo', signer: await chain!.wallet('Hugo') };
        others.join(hugo, ...story!.lps.slice(0, 3));
        const before = notes.lines.length;
        for (let day = 88n; day <= 130n; day += 3n) {
            await chain!.travelTo(farm!.began + day * DAY);
            const now = await chain!.now();
            await others.sustain(now);
            await others.catchUp(now);
            for (const pool of await pools()) {
                for (const { books, mint } of streamsOf(pool)) {
                    if (books.kind === StreamKind.Penalty) continue;
                    assert.ok(rules.endsAt(books.schedule) > now, `${mint} on day ${day}`);
                }
            }
        }
        const deeds = notes.lines.slice(before).filter((line) => !line.startsWith('the team'));
        assert.ok(deeds.length >= 8, deeds.join('\n'));
        for (const pool of await pools()) {
            const payer = chain!.issuer.address;
            const solvency = await viewSolvency(chain!.rpc, { pool, payer });
            assert.ok(solvency.every(({ isSolvent }) => isSolvent));
        }
    });
});
