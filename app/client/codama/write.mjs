// The files that Codama does not write: events with their discriminators, errors in words.

const HEAD = `/**
 * Generated from the IDL by \`npm run generate\`. Do not edit: see codama/.
 */
`;
const pascal = (name) => name[0].toUpperCase() + name.slice(1);
const text = (value) => JSON.stringify(value);

/** A union of all events and the table to tell them apart.
 *  @param {string} program @param {{ name: string, discriminator: string }[]} events */
export function eventsFile(program, events) {
    const names = events.map((event) => pascal(event.name)).sort();
    const rows = events.map(
        ({ name, discriminator }) =>
            `    { name: '${name}', discriminator: '${discriminator}', decoder: types.get${pascal(name)}Decoder },`,
    );
    return `${HEAD}
import * as types from './types/index.js';

/** An event of the program: its name and its data. */
export type ${pascal(program)}Event =
${names.map((name) => `    | { readonly name: '${name[0].toLowerCase()}${name.slice(1)}'; readonly data: types.${name} }`).join('\n')};

/** Every event: its name, the first 8 bytes of its data as hexadecimal digits, and a reader of the rest. */
export const ${program.toUpperCase()}_EVENTS = [
${rows.join('\n')}
] as const;
`;
}

/** Every error by its code. Messages of the program read "Condition. Remedy."
 *  @param {string} program @param {{ code: number, name: string, message: string }[]} errors */
export function errorsFile(program, errors) {
    const rows = errors.map(({ code, name, message }) => {
        const { condition, remedy } = inTwo(message);
        return `    { code: ${code}, name: '${name}', condition: ${text(condition)}, remedy: ${text(remedy)} },`;
    });
    return `${HEAD}
/** Every error of the program, by rising code: the condition and the remedy. Codes never change
 *  their meaning. */
export const ${program.toUpperCase()}_ERRORS = [
${rows.join('\n')}
] as const;

/** The name of an error of the program. */
export type ${pascal(program)}ErrorName = (typeof ${program.toUpperCase()}_ERRORS)[number]['name'];
`;
}

/** Where searches by bytes find the addresses in each account.
 *  @param {string} program @param {{ name: string, offsets: [string, number][] }[]} accounts */
export function offsetsFile(program, accounts) {
    const rows = accounts.map(({ name, offsets }) => {
        const fields = offsets.map(([field, at]) => `${field}: ${at}`);
        return `    ${name}: { ${fields.join(', ')} },`;
    });
    return `${HEAD}
/** Where addresses stand in the accounts [bytes from the start]. They never move. */
export const ${program.toUpperCase()}_OFFSETS = {
${rows.join('\n')}
} as const;
`;
}

function inTwo(message) {
    const end = message.indexOf('. ') + 1;
    return end
        ? { condition: message.slice(0, end), remedy: message.slice(end + 1) }
        : { condition: message, remedy: '' };
}
