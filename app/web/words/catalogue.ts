/** The catalogue: the texts of the app in each other language, in PO files, which translators have tools for. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import PO from 'pofile';
import { cutUp, tokensOf, type Message } from './message';
import { SHARED, type Found } from './sources';

/** What a noun that is counted has for its context. */
const COUNTED = 'counted';

export interface Entry {
    readonly id: string;
    readonly context?: string;
    readonly plural?: string;
    /** As many as the text has forms; empty where it is not translated. */
    readonly said: readonly string[];
}

/** Texts by their key. */
export type Catalogue = ReadonlyMap<string, Entry>;

const folderOf = (language: string): string => new URL(`${language}/`, import.meta.url).pathname;

export const keyOf = ({
    id,
    plural,
    context,
}: Pick<Message, 'id' | 'plural' | 'context'>): string =>
    plural === undefined ? [context ?? '', id].join('\n') : [COUNTED, id, plural].join('\n');

export function readCatalogue(language: string): Catalogue {
    const folder = folderOf(language);
    const files = existsSync(folder)
        ? readdirSync(folder).filter((name) => name.endsWith('.po'))
        : [];
    const entries = files.flatMap((name) =>
        PO.parse(readFileSync(folder + name, 'utf8')).items.map(entryOf),
    );
    return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

function entryOf({
    msgid: id,
    msgctxt,
    msgid_plural,
    msgstr,
}: InstanceType<typeof PO.Item>): Entry {
    const said = msgstr.filter((text) => text !== '');
    if (msgid_plural) return { id, plural: msgid_plural, said };
    return msgctxt ? { id, context: msgctxt, said } : { id, said };
}

/** What is wrong with a catalogue: the text, and what to do about it. */
export function wrongWith(catalogue: Catalogue, messages: readonly Found[]): string[] {
    const used = new Set(messages.map(keyOf));
    const superfluous = [...catalogue.values()].filter((entry) => !used.has(keyOf(entry)));
    return [
        ...unique(messages).flatMap((one) => wrongWithOne(catalogue.get(keyOf(one)), one)),
        ...superfluous.map(({ id }) => `nobody says "${id}" any more`),
    ];
}

function wrongWithOne(
    entry: Entry | undefined,
    { id, plural, pieces, file, line }: Found,
): string[] {
    const at = `${file}:${line}`;
    const forms = plural === undefined ? 1 : 2;
    if (entry?.said.length !== forms) return [`"${id}" has no translation (${at})`];
    const tokens = tokensOf(pieces);
    const there = cutUp(entry.said[0]!, new Set(tokens)).filter((_, nth) => nth % 2 === 1);
    const same = JSON.stringify(tokens.sort()) === JSON.stringify(there.sort());
    return same
        ? []
        : [`"${id}" has ${tokens.join(' ')}, its translation ${there.join(' ')} (${at})`];
}

/** Writes the files anew, by what the code says now; what was translated is kept. */
export function writeCatalogue(
    language: string,
    messages: readonly Found[],
    said: Catalogue,
): void {
    const folder = folderOf(language);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const all = unique(messages).map((one) => ({ ...one, part: partIn(one, messages) }));
    for (const part of new Set(all.map((one) => one.part))) {
        const members = all.filter((one) => one.part === part);
        writeFileSync(`${folder}${part}.po`, poOf(language, members, messages, said));
    }
}

function partIn(one: Found, messages: readonly Found[]): string {
    const parts = new Set(
        messages.filter((other) => keyOf(other) === keyOf(one)).map(({ part }) => part),
    );
    return parts.size === 1 ? one.part : SHARED;
}

function poOf(
    language: string,
    members: readonly Found[],
    messages: readonly Found[],
    said: Catalogue,
): string {
    const file = new PO();
    file.headers = {
        'Content-Type': 'text/plain; charset=UTF-8',
        Language: language,
        'Plural-Forms': 'nplurals=2; plural=(n != 1);',
    };
    file.items = members.map((one) => {
        const item = new PO.Item();
        item.msgid = one.id;
        const forms = said.get(keyOf(one))?.said ?? [];
        if (one.plural === undefined) {
            item.msgstr = [forms[0] ?? ''];
            if (one.context !== undefined) item.msgctxt = one.context;
        } else {
            item.msgctxt = COUNTED;
            item.msgid_plural = one.plural;
            item.msgstr = [forms[0] ?? '', forms[1] ?? ''];
        }
        const places = messages
            .filter((other) => keyOf(other) === keyOf(one))
            .map((other) => other.file);
        item.references = [...new Set(places)];
        return item;
    });
    return `${file.toString().trimEnd()}\n`;
}

const unique = (messages: readonly Found[]): Found[] => [
    ...new Map(messages.map((one) => [keyOf(one), one])).values(),
];
