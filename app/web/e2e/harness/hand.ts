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
    /** Sends the form of a field: by its button, or by Enter in the field. */
    sends(field: Locator, button: Locator): Promise<void>;
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
        sends: (_, button) => click(button),
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
    /** Past the head, by its link, where somebody has just come and wants something of the page. */
    const skips = async (what: Locator) => {
        const isNew = await what.evaluate(
            (one) => document.activeElement === document.body && one.closest('main') !== null,
        );
        if (!isNew) return;
        await key('Tab');
        await key('Enter');
    };
    /** Goes on by the Tab key until something has the focus. */
    const goTo = async (what: Locator) => {
        await what.waitFor();
        await skips(what);
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
            const from = tabs.getByRole('tab', { selected: true });
            await goTo(from);
            const placeOf = (tab: Locator) =>
                tab.evaluate((one) => [...one.parentElement!.children].indexOf(one));
            const ahead = (await placeOf(what)) - (await placeOf(from));
            const count = await tabs.getByRole('tab').count();
            // Round the end where that is nearer.
            const isBack = (ahead + count) % count > count / 2;
            while (!(await has(what))) await key(isBack ? 'ArrowLeft' : 'ArrowRight');
        },
        types: async (field, text) => {
            await goTo(field);
            await keyboard.press('ControlOrMeta+a');
            await type(text);
        },
        sends: async (field) => {
            await goTo(field);
            await key('Enter');
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
