/** How somebody acts on a page: with a pointer, or by keyboard alone. Both count what it takes. */
import type { Locator, Page } from 'playwright-core';

/** What it took. */
export interface Effort {
    /** Clicks, drags and keys but for letters. */
    presses: number;
    /** Letters and digits. */
    letters: number;
}

export interface Hand {
    readonly name: 'pointer' | 'keyboard';
    readonly effort: Effort;
    /** Presses a button, follows a link, turns to a tab. */
    press(what: Locator): Promise<void>;
    types(field: Locator, text: string): Promise<void>;
    /** Moves a slider from its lower end up by some steps. */
    slides(slider: Locator, steps: number): Promise<void>;
    /** Picks the option that begins with some words. */
    picks(select: Locator, words: string): Promise<void>;
}

/** More than any page has to stop at. */
const MOST_TABS = 200;

export function pointerOf(page: Page): Hand {
    const effort = { presses: 0, letters: 0 };
    const click = async (what: Locator) => {
        await what.click();
        effort.presses++;
    };
    return {
        name: 'pointer',
        effort,
        press: click,
        types: async (field, text) => {
            await click(field);
            await field.fill('');
            await page.keyboard.type(text);
            effort.letters += text.length;
        },
        slides: async (slider, steps) => {
            await slider.fill(String(steps));
            effort.presses++;
        },
        picks: async (select, words) => {
            const option = select.locator('option').filter({ hasText: new RegExp(`^${words}`) });
            await option.first().waitFor({ state: 'attached' });
            await select.selectOption(await option.first().getAttribute('value'));
            effort.presses += 2;
        },
    };
}

export function keyboardOf({ keyboard }: Page): Hand {
    const effort = { presses: 0, letters: 0 };
    const key = async (name: string) => {
        await keyboard.press(name);
        effort.presses++;
    };
    const has = (what: Locator) => what.evaluate((one) => one === document.activeElement);
    /** Goes on by the Tab key until something has the focus. */
    const goTo = async (what: Locator) => {
        await what.waitFor();
        for (let tabs = 0; tabs < MOST_TABS; tabs++) {
            if (await has(what)) return;
            await key('Tab');
        }
        throw new Error(`the Tab key does not lead to ${String(what)}`);
    };
    const type = async (text: string) => {
        await keyboard.type(text);
        effort.letters += text.length;
    };
    return {
        name: 'keyboard',
        effort,
        press: async (what) => {
            if ((await what.getAttribute('role')) !== 'tab') {
                await goTo(what);
                return key('Enter');
            }
            const tabs = what.locator('xpath=ancestor::*[@role="tablist"]');
            await goTo(tabs.getByRole('tab', { selected: true }));
            while (!(await has(what))) await key('ArrowRight');
        },
        types: async (field, text) => {
            await goTo(field);
            await keyboard.press('ControlOrMeta+a');
            await type(text);
        },
        slides: async (slider, steps) => {
            await goTo(slider);
            for (let step = 0; step < steps; step++) await key('ArrowRight');
        },
        picks: async (select, words) => {
            const option = select.locator('option').filter({ hasText: new RegExp(`^${words}`) });
            await option.first().waitFor({ state: 'attached' });
            await goTo(select);
            await type(words);
        },
    };
}
