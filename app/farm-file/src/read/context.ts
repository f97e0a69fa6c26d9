/** What a reader of a section sees of the rest of the file. */
import { RISK_NAMES, type Token } from '../model.js';
import { suggest } from '../toml/suggest.js';
import type { Field } from './field.js';

export interface Context {
    /** The tokens that could be read. */
    readonly tokens: readonly Token[];
    /** The symbols of all tokens: what is declared but unreadable has been reported. */
    readonly declared: readonly string[];
}

/** The index of the token that a field names. */
export function tokenNamed(field: Field, { tokens, declared }: Context): number | undefined {
    const symbol = field.text();
    if (symbol === undefined) return undefined;
    const at = tokens.findIndex((token) => token.symbol === symbol);
    if (at >= 0) return at;
    if (declared.includes(symbol)) return undefined;
    const known = suggest(
        symbol,
        tokens.map((token) => token.symbol),
    );
    const remedy = `${known}. Tokens are declared under [tokens]`;
    return field.unknown(`there is no token \`${symbol}\``, remedy);
}

/** A list of risks by name, as a set of bits. */
export function readRisks(field: Field): number {
    const names = RISK_NAMES.map(([, name]) => name);
    return field.list().reduce((set, element) => {
        const name = element.text();
        if (name === undefined) return set;
        const known = RISK_NAMES.find(([, risk]) => risk === name);
        if (!known) element.wrong(`there is no token risk \`${name}\``, suggest(name, names));
        return set | (known?.[0] ?? 0);
    }, 0);
}

/** Every risk of a token must be one that the pool accepts. */
export function checkRisks(field: Field, { symbol, risks }: Token, accepted: number): void {
    for (const [bit, name] of RISK_NAMES) {
        if ((risks & ~accepted & bit) === 0) continue;
        field.wrong(
            `${symbol} has a risk that the pool does not accept: ${name}`,
            `add "${name}" to the pool's \`accepts\`, which every client shows, or use another token`,
        );
    }
}
