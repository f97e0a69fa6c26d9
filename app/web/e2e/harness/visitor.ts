/** Somebody with a browser of their own, a wallet in it, and a line to the chain. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { KeyPairSigner, TransactionVersion } from '@solana/kit';
import type { BrowserContext, ConsoleMessage, Locator, Page } from 'playwright-core';
import { eventually, PATIENCE_MS } from './eventually.js';
import { ARTEFACTS } from './files.js';
import { read, together, type Reviewed } from './review.js';
import type { Serving } from '@acequia/demo';
import { TestWallet } from './wallet.js';
import type { Wire } from './wire.js';
import type { World } from './world.js';

/** The name of the wallet that a test puts into the browser. */
export const WALLET = 'Test wallet';
/** The same of another one beside it. */
export const SECOND = 'Second wallet';

/** How somebody comes. */
export interface Visit {
    /** The key in their wallet; without one there is no wallet in the browser. */
    readonly signer?: KeyPairSigner | undefined;
    /** Further accounts of that wallet. */
    readonly others?: readonly KeyPairSigner[];
    /** Whether their wallet sends what it signs by itself. */
    readonly sends?: boolean;
    /** Whether their wallet comes once the page stands. */
    readonly late?: boolean;
    /** The key in a second wallet. */
    readonly second?: KeyPairSigner;
    /** Whether they were here before, so that it connects by itself. */
    readonly known?: boolean;
    /** The versions of transactions that their wallet reads. */
    readonly versions?: readonly TransactionVersion[];
    readonly width?: number;
    readonly height?: number;
    readonly theme?: 'light' | 'dark';
    /** The language of their browser: "de-DE". */
    readonly locale?: string;
    /** Where they live: "America/Lima". */
    readonly zone?: string;
    /** Whether they touch: a phone, whose keys may have no point. */
    readonly touches?: boolean;
}

/** What a page may talk to. */
interface Reachable {
    owns(url: string): boolean;
}

export class Visitor {
    /** What went wrong in the page that no test has foreseen. */
    private readonly complaints: string[] = [];
    private readonly foreseen: RegExp[] = [];
    private readonly others: Reachable[] = [];
    /** What the browser has asked, and what is said to it. */
    readonly asked: string[] = [];
    says: 'yes' | 'no' = 'yes';
    /** Signatures that the visitor has agreed to and the wallet was not asked for yet. */
    private agreed = 0;
    /** The wallet beside theirs. */
    second: TestWallet | undefined;

    private constructor(
        readonly world: World,
        readonly context: BrowserContext,
        readonly page: Page,
        readonly site: Serving,
        readonly wire: Wire,
        private readonly carried: TestWallet | undefined,
    ) {}

    /** Comes, and goes when the test is over: then nothing may have gone wrong in the page. */
    static async comes(t: TestContext, world: World, visit: Visit = {}): Promise<Visitor> {
        const { width = 1280, height = 900, theme = 'light', locale = 'en-US', signer } = visit;
        const wire = await world.wire();
        const site = await world.site(wire);
        const context = await world.browser.newContext({
            viewport: { width, height },
            colorScheme: theme,
            locale,
            ...(visit.zone && { timezoneId: visit.zone }),
            ...(visit.touches && { hasTouch: true, isMobile: true }),
            reducedMotion: 'reduce',
        });
        const sends = visit.sends ? (bytes: Uint8Array) => world.takes(bytes) : undefined;
        const { others, versions, late } = visit;
        const kind = { name: WALLET, others, sends, versions, comesLate: late };
        const wallet = signer && (await TestWallet.into(context, signer, kind));
        if (wallet && visit.known) await isKnown(context, wallet);
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        const visitor = new Visitor(world, context, page, site, wire, wallet);
        if (visit.second) {
            visitor.second = await TestWallet.into(context, visit.second, { name: SECOND });
        }
        await visitor.watch();
        t.after(() => visitor.goes(t));
        return visitor;
    }

    get wallet(): TestWallet {
        assert.ok(this.carried, 'this visitor carries no wallet');
        return this.carried;
    }

    /** Opens a page of the app by its route: '/', '/settings'. */
    async opens(route = '/'): Promise<void> {
        const url = `${this.site.url}#${route}`;
        if (this.page.url() === 'about:blank') await this.page.goto(url);
        else await this.page.evaluate((to) => location.assign(to), url);
    }

    /** Opens it anew. What is on its way is left behind. */
    async reloads(): Promise<void> {
        await this.page.reload();
    }

    // ------------------------------------------------------------ things of a page

    get dialog(): Locator {
        return this.page.getByRole('dialog');
    }

    button(name: string | RegExp): Locator {
        return this.page.getByRole('button', named(name));
    }

    link(name: string | RegExp): Locator {
        return this.page.getByRole('link', named(name));
    }

    field(label: string | RegExp): Locator {
        return this.page.getByLabel(label, { exact: typeof label === 'string' });
    }

    heading(name: string | RegExp): Locator {
        return this.page.getByRole('heading', named(name));
    }

    region(name: string | RegExp): Locator {
        return this.page.getByRole('region', named(name));
    }

    article(name: string | RegExp): Locator {
        return this.page.getByRole('article', named(name));
    }

    async turnsTo(tab: string): Promise<void> {
        await this.page.getByRole('tab', named(tab)).click();
    }

    /** Waits until it is to be seen. */
    async sees(what: Locator | string | RegExp): Promise<Locator> {
        const there =
            typeof what === 'string' || what instanceof RegExp ? this.page.getByText(what) : what;
        await there.first().waitFor();
        return there.first();
    }

    /** Waits until a problem is announced whose words fit. */
    async isTold(words: RegExp): Promise<void> {
        await this.page.getByRole('alert').filter({ hasText: words }).first().waitFor();
    }

    // --------------------------------------------------------------- a wallet

    /** Connects a wallet by the button in the head. */
    async connects(name = WALLET): Promise<void> {
        await this.button('Connect wallet').click();
        await this.dialog.getByRole('button', { name }).click();
        await this.dialog.waitFor({ state: 'hidden' });
        await this.sees(this.button(new RegExp(`^${name}, `)));
    }

    /** Waits for the review and all its figures, and reads it. */
    async reviews(): Promise<Reviewed> {
        const sign = this.dialog.getByRole('button', { name: /^Sign/ });
        await this.comesUp(sign);
        await eventually(async () =>
            assert.ok(await sign.isEnabled(), 'not all figures are there'),
        );
        return eventually(() => read(this.dialog));
    }

    /** Agrees to so many signatures, by whatever key or button comes next. */
    agrees(signatures = 1): void {
        this.agreed = signatures;
    }

    /** Agrees to what was reviewed. */
    async signs(): Promise<void> {
        const button = this.dialog.getByRole('button', { name: /^Sign/ });
        const many = /Sign (\d+) transactions/.exec(await button.innerText());
        this.agrees(many ? Number(many[1]) : 1);
        await button.click();
    }

    /** Agrees to go on after something went wrong. */
    async tries(name: 'Try again' | 'Keep waiting', signatures = 1): Promise<void> {
        this.agrees(name === 'Try again' ? signatures : 0);
        await this.dialog.getByRole('button', { name }).click();
    }

    /** Presses, reviews, signs, waits; then holds what has come and gone against what the review
     *  said, to the unit and the lamport. */
    async does(press: () => Promise<void>): Promise<Reviewed> {
        const before = await this.possessions();
        await press();
        let review = await this.reviews();
        await this.signs();
        while (await this.isShownMore()) {
            review = together(review, await this.reviews());
            await this.signs();
        }
        await this.isDone();
        const after = await this.possessions();
        const { leaves, comes, back, deposit, given, fee } = review;
        for (const { symbol } of this.world.announced.tokens) {
            const change = after.tokens.get(symbol)! - before.tokens.get(symbol)!;
            const said = (comes.get(symbol) ?? 0n) - (leaves.get(symbol) ?? 0n);
            assert.equal(change, said, `${symbol}: what the review said, and what happened`);
        }
        const change = after.lamports - before.lamports;
        const sol = (comes.get('SOL') ?? 0n) - (leaves.get('SOL') ?? 0n);
        assert.equal(
            change,
            sol + back - deposit - given - fee,
            'SOL: what the review said, and what happened',
        );
        return review;
    }

    private async possessions() {
        const { address } = this.wallet.signer;
        const tokens = new Map<string, bigint>();
        for (const token of this.world.announced.tokens) {
            tokens.set(token.symbol, await this.world.holds(token, address));
        }
        return { tokens, lamports: await this.world.chain.sol(address) };
    }

    /** Whether what was signed is followed by more, which is reviewed before it is signed. */
    private async isShownMore(): Promise<boolean> {
        await this.dialog.getByRole('button', { name: /^Sign/ }).waitFor({ state: 'hidden' });
        const done = this.dialog.getByText('The chain has confirmed it.');
        const follows = this.dialog.getByText(/of it done\. This is what follows/);
        const seen = follows.or(done).or(this.dialog.getByRole('alert')).first();
        await seen.waitFor();
        return follows.isVisible();
    }

    /** Waits until the chain has done it, and closes the dialog. */
    async isDone(): Promise<void> {
        await this.comesUp(this.dialog.getByText('The chain has confirmed it.'));
        await this.closes();
    }

    /** Waits until a part of the dialog is to be seen, and no problem beside it; fails with what the
     *  page says instead. */
    private async comesUp(part: Locator): Promise<void> {
        const problems = () => this.dialog.getByRole('alert').allInnerTexts();
        await part.waitFor().catch(async (late: unknown) => {
            throw new Error(`instead there is: ${(await problems()).join(' ')}`, { cause: late });
        });
        await eventually(async () => assert.deepEqual(await problems(), []));
    }

    async closes(): Promise<void> {
        await this.dialog.getByRole('button', { name: /^(Close|Cancel)$/ }).click();
        await this.dialog.waitFor({ state: 'hidden' });
    }

    // -------------------------------------------------------------- complaints

    /** What the test brings about: the browser's own words for it are no complaint. */
    foresees(...words: RegExp[]): void {
        this.foreseen.push(...words);
    }

    /** Has the app's own server answer otherwise at a path: with a status, or with other words. */
    async isServed(path: string, answer: { status?: number; json?: unknown }): Promise<void> {
        this.foresees(new RegExp(path.replace('.', '\\.')));
        await this.page.route(`**${path}`, (route) => route.fulfill(answer));
    }

    /** Lets the page talk to one more node, or to another server. */
    allows(other: Reachable): void {
        this.others.push(other);
    }

    private async watch(): Promise<void> {
        const { page, context } = this;
        page.on('console', (message) => this.hears(message));
        page.on('pageerror', (error) => this.complains(`error in the page: ${error.stack}`));
        page.on('request', (request) => this.sends(request.url()));
        page.on('websocket', (socket) => this.sends(socket.url()));
        page.on('dialog', (dialog) => {
            this.asked.push(dialog.message() || dialog.type());
            void (this.says === 'yes' ? dialog.accept() : dialog.dismiss());
        });
        await context.exposeFunction('complainOfPolicy', (words: string) =>
            this.complains(`against the content security policy: ${words}`),
        );
        await context.addInitScript(() =>
            addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
                const { complainOfPolicy } = window as never as Record<string, (w: string) => void>;
                complainOfPolicy!(`${violatedDirective} ${blockedURI}`);
            }),
        );
        if (this.carried) {
            this.carried.whenAsked = () => {
                if (this.agreed-- <= 0) this.complains('a signature was asked for unreviewed');
            };
        }
    }

    private hears(message: ConsoleMessage): void {
        if (message.type() !== 'error' && message.type() !== 'warning') return;
        const words = `${message.text()} ${message.location().url}`;
        const ofTheLine = [this.wire.rpc, this.wire.ws].some((url) => words.includes(url));
        if (ofTheLine && this.wire.disturbed) return;
        this.complains(`console: ${words}`);
    }

    private sends(url: string): void {
        const own = [this.wire, ...this.others].some((one) => one.owns(url));
        if (!own && !url.startsWith(this.site.url) && !url.startsWith('data:'))
            this.complains(`request to a foreign host: ${url}`);
    }

    private complains(words: string): void {
        if (!this.foreseen.some((one) => one.test(words))) this.complaints.push(words);
    }

    private async goes(t: TestContext): Promise<void> {
        if (!passed(t)) await this.leavesPicture(t.name).catch(() => {});
        await this.context.close();
        await this.site.stop();
        await this.wire.stop();
        assert.deepEqual(this.complaints, []);
    }

    /** What a page looked like when its test failed. */
    private async leavesPicture(name: string): Promise<void> {
        const folder = join(ARTEFACTS, 'failed');
        mkdirSync(folder, { recursive: true });
        const file = join(folder, `${name.replace(/\W+/g, '-').slice(0, 80)}.png`);
        await this.page.screenshot({ path: file, timeout: 5_000 });
        console.error(`the page when it failed: ${file}`);
        for (const complaint of this.complaints) console.error(complaint);
        console.error(await this.page.locator('body').ariaSnapshot({ timeout: 5_000 }));
    }
}

/** As after an earlier visit: the wallet trusts the page, and the page remembers the wallet. */
async function isKnown(context: BrowserContext, wallet: TestWallet): Promise<void> {
    wallet.trusts = true;
    await context.addInitScript((name) => localStorage.setItem('acequia.wallet', name), WALLET);
}

/** Node tells a test's outcome to its `after` hooks from version 22 on only. */
const passed = (t: TestContext): boolean => (t as { passed?: boolean }).passed ?? false;

const named = (name: string | RegExp) => ({ name, exact: typeof name === 'string' });
