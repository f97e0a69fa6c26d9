/** What the review dialog says, as figures. */
import type { Locator } from 'playwright-core';

/** What a person is told before signing. Tokens by symbol [base units]. */
export interface Reviewed {
    readonly title: string;
    readonly leaves: ReadonlyMap<string, bigint>;
    readonly comes: ReadonlyMap<string, bigint>;
    /** What moves within the farm, by what is said of it [base units]. */
    readonly inside: ReadonlyMap<string, bigint>;
    /** What the network takes [lamports]. */
    readonly fee: bigint;
    /** What of it is for coming first [lamports]. */
    readonly priority: bigint;
    /** What new accounts hold [lamports]. */
    readonly deposit: bigint;
    /** The same of others' accounts [lamports]. */
    readonly given: bigint;
    /** What closed accounts give back [lamports]. */
    readonly back: bigint;
    readonly words: string;
}

/** Reads it. Several transactions are summed up. */
export async function read(dialog: Locator): Promise<Reviewed> {
    const facts = await dialog.getByRole('term').evaluateAll((terms) =>
        terms.map((term) => {
            const details = [...(term.parentElement?.querySelectorAll('dd') ?? [])];
            return {
                name: term.textContent ?? '',
                details: details.map((one) => ({
                    text: one.textContent ?? '',
                    value: one.querySelector('data')?.value,
                    symbol: one.querySelector('abbr')?.textContent ?? '',
                })),
            };
        }),
    );
    const tokens = (name: string) => {
        const sums = new Map<string, bigint>();
        for (const { details } of facts.filter((one) => one.name === name)) {
            for (const { value, symbol } of details) {
                if (value === undefined) throw new Error(`a figure of "${name}" is not there yet`);
                sums.set(symbol, (sums.get(symbol) ?? 0n) + BigInt(value));
            }
        }
        return sums;
    };
    const lamports = (name: string) =>
        facts
            .filter((one) => one.name === name)
            .flatMap(({ details }) => details)
            .reduce((sum, { text }) => sum + lamportsIn(text), 0n);
    return {
        title: await dialog.getByRole('heading', { level: 2 }).innerText(),
        leaves: tokens('Leaves your wallet'),
        comes: tokens('Comes to your wallet'),
        inside: new Map(
            facts
                .filter(({ name }) => !name.endsWith('your wallet'))
                .flatMap(({ name, details: [one] }) =>
                    one?.value === undefined ? [] : [[name, BigInt(one.value)] as const],
                ),
        ),
        fee: lamports('Network fee'),
        priority: lamports('Of it to come first'),
        deposit: lamports('Deposit, back when closed'),
        given: lamports('Deposit for others, which stays theirs'),
        back: lamports('Deposit that comes back'),
        words: await dialog.innerText(),
    };
}

/** What two reviews say, one after the other. */
export function together(first: Reviewed, then: Reviewed): Reviewed {
    const summed = (of: 'leaves' | 'comes' | 'inside') => {
        const sums = new Map(first[of]);
        for (const [name, units] of then[of]) sums.set(name, (sums.get(name) ?? 0n) + units);
        return sums;
    };
    return {
        title: first.title,
        leaves: summed('leaves'),
        comes: summed('comes'),
        inside: summed('inside'),
        fee: first.fee + then.fee,
        priority: first.priority + then.priority,
        deposit: first.deposit + then.deposit,
        given: first.given + then.given,
        back: first.back + then.back,
        words: `${first.words}\n${then.words}`,
    };
}

/** "1,000.000005 SOL" [lamports]. */
export function lamportsIn(text: string): bigint {
    const [, whole, fraction = ''] = /([\d,]+)(?:\.(\d+))? SOL/.exec(text) ?? [];
    if (whole === undefined) throw new Error(`no amount of SOL: ${text}`);
    return BigInt(whole.replaceAll(',', '') + fraction.padEnd(9, '0'));
}
