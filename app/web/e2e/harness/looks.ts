/** How a page looks: pictures of it in each theme and width, and what a checker of accessibility
 *  says of each. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { ARTEFACTS } from './files.js';
import { DIALOGS, pageAt, WITHOUT_CHAIN, type Place } from './places.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** All that WCAG 2.2 asks for at level AA, and what is good practice beside. */
const RULES: RunOptions = {
    runOnly: {
        type: 'tag',
        values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    },
    resultTypes: ['violations'],
    preload: false,
};
/** Those of them that see colours. */
const COLOURS: RunOptions = {
    ...RULES,
    runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};
const WIDTHS = [1440, 390] as const;
/** No page is wider than the narrowest phone [px]. */
const NARROWEST = 320;
/** `scripts/browser-test --pictures` asks for them: to take them all takes a minute. */
const PICTURES = process.env['BROWSER_PICTURES'] !== undefined;

/** Fails where the checker finds something in one of the themes and widths, or where the page is wider
 *  than its window; keeps a picture of each where pictures are wanted. What two themes differ in is
 *  colours: where everything else is the same, only they are looked at again. */
export async function looksRight(page: Page, place: Place, name: string): Promise<void> {
    await isAt(page, place);
    const problems: string[] = [];
    for (const width of WIDTHS) {
        const height = width > 600 ? 900 : 740;
        await resized(page, width, height);
        await resized(page, width, Math.max(height, await heightOf(page)));
        const look = async (theme: 'light' | 'dark', before?: string) => {
            await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
            await drawn(page);
            const shape = await shapeOf(page);
            const rules = shape === before ? COLOURS : RULES;
            const seen = [...(await violations(page, rules)), ...(await overflow(page))];
            problems.push(...seen.map((one) => `${name}, ${theme}, ${width} px: ${one}`));
            if (PICTURES) await picture(page, `${name} ${theme} ${width}`);
            return shape;
        };
        await look('dark', await look('light'));
    }
    await resized(page, NARROWEST, 740);
    problems.push(...(await overflow(page)).map((one) => `${name}: ${one}`));
    await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    assert.deepEqual(problems, []);
}

/** That what is looked at is what the test says. */
async function isAt(page: Page, place: Place): Promise<void> {
    if (place === WITHOUT_CHAIN) return;
    const isDialog = DIALOGS.some((one) => one === place);
    assert.equal(await page.getByRole('dialog').count(), isDialog ? 1 : 0, `${place} is not there`);
    if (!isDialog) assert.equal(pageAt(new URL(page.url()).hash), place);
}

/** Fails where the page is wider than its window, of either width. */
export async function staysWithin(page: Page, name: string): Promise<void> {
    for (const width of WIDTHS) {
        await resized(page, width, 900);
        assert.deepEqual(await overflow(page), [], `${name}, ${width} px`);
    }
}

/** Of the whole page: in a window as tall, nothing of it lies under what stays in sight. */
const heightOf = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollHeight);

/** The page without its colours: its elements, and where each of them stands and what it shows. */
function shapeOf(page: Page): Promise<string> {
    return page.evaluate(() => {
        const places = [...document.querySelectorAll('body *')].map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return `${x} ${y} ${width} ${height} ${one.checkVisibility({ visibilityProperty: true })}`;
        });
        return [document.documentElement.outerHTML, ...places].join('\n');
    });
}

/** Keeps a picture of the whole page; of a dialog, with what is to be seen behind it. */
async function picture(page: Page, name: string): Promise<void> {
    mkdirSync(ARTEFACTS, { recursive: true });
    const path = join(ARTEFACTS, `${name.replace(/[^\w-]+/g, '-')}.png`);
    const fullPage = (await page.getByRole('dialog').count()) === 0;
    await page.screenshot({ path, fullPage, animations: 'disabled' });
}

/** Gives the window a size: what is measured is the page that has followed. */
async function resized(page: Page, width: number, height: number): Promise<void> {
    await page.setViewportSize({ width, height });
    await drawn(page);
}

/** Waits until what has changed is drawn. */
async function drawn(page: Page): Promise<void> {
    await page.evaluate(async () => {
        await document.fonts.ready;
        for (let frame = 0; frame < 2; frame++) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
        }
    });
}

async function violations(page: Page, rules: RunOptions): Promise<string[]> {
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
    const results = await page.evaluate(
        (rules) => (window as never as { axe: typeof import('axe-core') }).axe.run(document, rules),
        rules,
    );
    return results.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
            ({ target, failureSummary = '' }) =>
                `${id} (${help}) at ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
        ),
    );
}

async function overflow(page: Page): Promise<string[]> {
    const { is, may, by } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const beyond = [...document.querySelectorAll('body *')].filter(
            (one) => one.getBoundingClientRect().right > clientWidth + 0.5,
        );
        const by = (beyond.at(-1) ?? beyond[0])?.outerHTML.slice(0, 120);
        return { is: scrollWidth, may: clientWidth, by };
    });
    return is > may ? [`it is ${is} px wide in a window of ${may}, by ${by}`] : [];
}
