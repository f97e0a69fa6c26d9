/** Figures of a page, to the unit. */
import type { Locator } from 'playwright-core';

/** The figures beside a term of a list of facts, in base units. */
export async function figures(within: Locator, term: string): Promise<bigint[]> {
    const fact = within.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) });
    const values = await fact
        .first()
        .evaluate((one) => [...one.parentElement!.querySelectorAll('data')].map((it) => it.value));
    return values.map(BigInt);
}

/** The only or first figure beside a term. */
export async function figure(within: Locator, term: string): Promise<bigint> {
    const [first] = await figures(within, term);
    if (first === undefined) throw new Error(`there is no figure beside "${term}"`);
    return first;
}

/** Every figure in a part of a page, in base units. */
export async function allFigures(within: Locator): Promise<bigint[]> {
    const values = await within.evaluate((one) =>
        [...one.querySelectorAll('data')].map((it) => it.value),
    );
    return values.map(BigInt);
}
