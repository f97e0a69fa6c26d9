/** The catalogue says all that the app says, in every language. `ACEQUIA_WORDS=write` writes its files
 *  anew, by what the code says now. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyOf, readCatalogue, writeCatalogue, wrongWith } from '../words/catalogue';
import { LANGUAGES } from '../words/document';
import { messagesIn } from '../words/find';
import { allKeys, allMessages } from '../words/sources';
import { translated } from '../words/translate';

const messages = allMessages();
const [, ...OTHERS] = LANGUAGES;

if (process.env['ACEQUIA_WORDS'] === 'write') {
    for (const language of OTHERS) writeCatalogue(language, messages, readCatalogue(language));
}

test.each(OTHERS)(
    'everything is said in %s, with the same figures and elements, and nothing else',
    (language) => {
        expect(wrongWith(readCatalogue(language), messages)).toEqual([]);
    },
);

test('no text is a key that the code compares with', () => {
    const keys = allKeys();
    // A single word may be a key elsewhere.
    const isKey = ({ id, file, isMarked }: (typeof messages)[number]) =>
        keys.some((one) => one.key === id && (one.file === file || !/^[a-z]+$/.test(id))) &&
        !isMarked;
    const texts = messages.filter((one) => one.stands === 'expression' && isKey(one));
    expect(texts.map(({ id, file, line }) => `"${id}" (${file}:${line})`)).toEqual([]);
});

const es = { A: ['Uno'], 'Locked until {moment}.': ['Hasta {moment}, bloqueado.'] };
const say = (of: Record<string, readonly string[]>) => (one: { id: string; plural?: string }) =>
    of[keyOf(one).trim()] ?? of[one.id] ?? [`?${one.id}?`];
const put = (code: string, of: Record<string, readonly string[]> = es) =>
    translated(code, 'a.tsx', say(of));
const ids = (code: string) => messagesIn(code, 'a.tsx').map(({ id }) => id);

test('a text between tags is one text, with what stands in it', () => {
    const code =
        'const a = <p>You have <Amount units={held} /> until <b>the {day} comes</b>, {name}.</p>;';
    expect(ids(code)).toEqual(['You have <Amount/> until <b>the {day} comes</b>, {name}.']);
    const of = { [ids(code)[0]!]: ['{name}: <b>hasta el {day}</b> tiene <Amount/>.'] };
    expect(put(code, of)).toBe(
        'const a = <p>{name}{": "}<b>{"hasta el "}{day}</b>{" tiene "}<Amount units={held} />{"."}</p>;',
    );
});

test('texts in what stands in a text are texts of their own', () => {
    const code =
        'const a = <p>Now {isOne ? \'one\' : `all ${many}`}<i title="Why not">x {y}</i></p>;';
    expect(ids(code)).toEqual(['Now {isOne}<i>x {y}</i>', 'one', 'all {many}', 'Why not']);
});

test('attributes, templates and what is added up', () => {
    expect(put('const a = <A label="A" />;')).toBe('const a = <A label={"Uno"} />;');
    expect(put('const a = `Locked until ${moment(x)}.`;')).toBe(
        'const a = `Hasta ${moment(x)}, bloqueado.`;',
    );
    expect(put("const a = 'Locked until ' + `${moment(x)}.`;")).toBe(
        'const a = `Hasta ${moment(x)}, bloqueado.`;',
    );
});

test('a noun that is counted has two forms', () => {
    const code = "counted(many, 'day') + counted(many, 'entry', 'entries')";
    expect(messagesIn(code, 'a.ts').map(({ id, plural }) => [id, plural])).toEqual([
        ['day', 'days'],
        ['entry', 'entries'],
    ]);
    const of = { day: ['día', 'días'], entry: ['entrada', 'entradas'] };
    expect(put(code, of)).toBe(
        'counted(many, "día", "días") + counted(many, "entrada", "entradas")',
    );
});

test('what no person reads is left as it is', () => {
    for (const code of [
        "import a from 'A long name';",
        "const a = x === 'Enter' ? 1 : 2;",
        "const a = <i className='one two' />;",
        "const a = text.startsWith('A word');",
        'const a = `/pool/${pool}`;',
        "const a: 'One or two' | undefined = undefined;",
        "const a = { 'A key': 1 };",
        "switch (a) { case 'A case': break; }",
        "// no words\nconst a = 'A thing';",
        "const a = 'A thing'; // no words",
        "/** No words. */\nconst a = 'A thing';",
    ]) {
        expect(ids(code)).toEqual([]);
    }
});

test('a mark is of its own line, and of the next where it stands alone', () => {
    expect(ids("const a = 'A thing'; // no words\nconst b = 'A text';")).toEqual(['A text']);
    expect(ids("const a = [/* words */ 'nothing', 'key'];")).toEqual(['nothing']);
    const [one, other] = messagesIn("const a = ['Lock', /* words: a noun */ 'Lock'];", 'a.ts');
    expect(keyOf(one!)).not.toBe(keyOf(other!));
});

test('a text that is missing, superfluous, or has other figures is told', () => {
    const [one] = messagesIn('const a = `Locked until ${moment(x)}.`;', 'a.ts');
    const found = [{ ...one!, file: 'a.ts', part: 'a' }];
    const told = (entries: readonly { id: string; said: readonly string[] }[]) =>
        wrongWith(new Map(entries.map((entry) => [keyOf(entry), entry])), found);
    const id = 'Locked until {moment}.';
    expect(told([{ id, said: ['Hasta {moment}.'] }])).toEqual([]);
    expect(told([])).toEqual([`"${id}" has no translation (a.ts:1)`]);
    expect(told([{ id, said: ['Bloqueado.'] }])).toEqual([
        `"${id}" has {moment}, its translation  (a.ts:1)`,
    ]);
    const more = { id: 'Gone', said: ['Ido'] };
    expect(told([{ id, said: ['{moment}'] }, more])).toEqual(['nobody says "Gone" any more']);
});

test('a visitor is led to every language there is', () => {
    const script = readFileSync(new URL('../public/language.js', import.meta.url), 'utf8');
    for (const language of LANGUAGES) expect(script).toContain(`${language}: '`);
});
