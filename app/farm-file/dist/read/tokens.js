/** `[tokens]`: a line for each token the farm speaks of, `SYMBOL = { ... }`. */
import { MAX_DECIMALS } from '../limits.js';
import { isAddress } from '../words/address.js';
import { suggest } from '../toml/suggest.js';
import { readRisks } from './context.js';
const NO_TOKENS = { tokens: [], declared: [] };
const FREEZE_AUTHORITY = 1;
/** Every token that can be read, and the symbols of all that are declared. */
export function readTokens(field) {
    const entries = field?.section('[tokens]')?.entries();
    if (!entries)
        return NO_TOKENS;
    const declared = entries.map(({ key }) => key);
    return { tokens: entries.flatMap((entry) => readToken(entry) ?? []), declared };
}
function readToken(entry) {
    const section = entry.section(`the token ${entry.key}`);
    if (!section)
        return undefined;
    const decimals = section
        .need('decimals', 'add decimals = 6, or as many as the mint has')
        ?.integer(0n, BigInt(MAX_DECIMALS));
    const program = readProgram(section.need('program', 'add program = "spl-token" or "token-2022"'));
    const mintField = section.get('mint');
    const mint = mintField && readAddress(mintField);
    const risks = section.getOr('risks', 0, readRisks) ?? 0;
    section.done(undefined);
    if (decimals === undefined || !program || (mintField && !mint))
        return undefined;
    const token = { symbol: entry.key, decimals: Number(decimals), program, mint, risks };
    checkProgram(token, section);
    return token;
}
function readProgram(field) {
    const name = field?.text();
    if (name === undefined || name === 'spl-token' || name === 'token-2022')
        return name;
    const remedy = suggest(name, ['spl-token', 'token-2022']);
    return field.wrong(`there is no token program \`${name}\``, remedy);
}
function readAddress(field) {
    const text = field.text();
    if (text === undefined || isAddress(text))
        return text;
    const remedy = 'copy the base58 text that a wallet shows, in quotes';
    return field.wrong('this is not an address', remedy);
}
/** SPL Token mints can have a freeze authority and nothing else on the list. */
function checkProgram({ symbol, program, risks }, section) {
    if (program === 'spl-token' && (risks & ~FREEZE_AUTHORITY) !== 0) {
        section.wrong(`${symbol} has risks that only Token-2022 mints can have`, 'write program = "token-2022", or leave only "freeze authority"');
    }
}
