/** What a reader of a section sees of the rest of the file. */
import { RISK_NAMES } from '../model.js';
import { suggest } from '../toml/suggest.js';
/** The index of the token that a field names. */
export function tokenNamed(field, { tokens, declared }) {
    const symbol = field.text();
    if (symbol === undefined)
        return undefined;
    const at = tokens.findIndex((token) => token.symbol === symbol);
    if (at >= 0)
        return at;
    if (declared.includes(symbol))
        return undefined;
    const known = suggest(symbol, tokens.map((token) => token.symbol));
    const remedy = `${known}. Tokens are declared under [tokens]`;
    return field.unknown(`there is no token \`${symbol}\``, remedy);
}
/** A list of risks by name, as a set of bits. */
export function readRisks(field) {
    const names = RISK_NAMES.map(([, name]) => name);
    return field.list().reduce((set, element) => {
        const name = element.text();
        if (name === undefined)
            return set;
        const known = RISK_NAMES.find(([, risk]) => risk === name);
        if (!known)
            element.wrong(`there is no token risk \`${name}\``, suggest(name, names));
        return set | (known?.[0] ?? 0);
    }, 0);
}
/** Every risk of a token must be one that the pool accepts. */
export function checkRisks(field, { symbol, risks }, accepted) {
    for (const [bit, name] of RISK_NAMES) {
        if ((risks & ~accepted & bit) === 0)
            continue;
        field.wrong(`${symbol} has a risk that the pool does not accept: ${name}`, `add "${name}" to the pool's \`accepts\`, which every client shows, or use another token`);
    }
}
