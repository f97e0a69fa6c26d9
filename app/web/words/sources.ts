/** The sources whose texts the app shows, and the part of the catalogue that each belongs to. */
import { globSync, readFileSync } from 'node:fs';
import { documentTexts } from './document';
import { messagesIn } from './find';
import { keysIn } from './keys';
import type { Message } from './message';

const WEB = new URL('../', import.meta.url).pathname;
const CLIENT = new URL('../../client/src/', import.meta.url).pathname;
/** What of the planner is words; the rest of it is what files say. */
const PLAN = ['words', 'risk', 'things', 'carryOut/ground', 'carryOut/transactions'];

/** Where a text stands. */
export interface Found extends Message {
    /** From `app/` on. */
    readonly file: string;
    readonly part: string;
}

/** Parts of the catalogue, each a file for whoever translates: a page, or what lies in one folder. */
const PARTS: readonly (readonly [folder: RegExp, part: string])[] = [
    [/^client\/src\/generated\//, 'programs'],
    [/^client\//, 'client'],
    [/^plan\//, 'farm-form'],
    [/^web\/src\/pages\/team\/(form|plan|schedule)\//, 'farm-form'],
    [/^web\/src\/pages\/team\/NewFarmPage/, 'farm-form'],
    [/^web\/src\/pages\/team\//, 'team'],
    [/^web\/src\/pages\/(\w+)\//, ''],
    [/^web\/src\/(acts|transact|wallet)\//, 'signing'],
    [/^web\/src\/(risks|says)\//, 'risks'],
    [/^web\/src\/(rewards|past|prices|tokens)\//, 'rewards'],
    [/^web\//, 'frame'],
];

/** What stands in several parts. */
export const SHARED = 'shared';

function partOf(file: string): string {
    const [folder, part] = PARTS.find(([one]) => one.test(file))!;
    return part || folder.exec(file)![1]!;
}

export function sourceFiles(): string[] {
    const web = globSync('src/**/*.{ts,tsx}', { cwd: WEB }).map((file) => `web/${file}`);
    const client = globSync(['**/*.ts'], { cwd: CLIENT })
        .filter((file) => !file.startsWith('generated/') || file.endsWith('/errors.ts'))
        .map((file) => `client/src/${file}`);
    const plan = PLAN.map((name) => `plan/src/${name}.ts`);
    return [...web, ...client, ...plan].filter((file) => !file.endsWith('.d.ts')).sort();
}

/** Whether a file that is bundled is one of them; client and planner are bundled as they are compiled. */
export const isSource = (id: string): boolean =>
    /\/web\/src\/.*\.tsx?$/.test(id) ||
    /\/client\/dist\/(?!generated\/.*(?<!\/errors\.js)$).*\.js$/.test(id) ||
    PLAN.some((name) => id.endsWith(`/plan/dist/${name}.js`));

/** All texts of the app. */
export const allMessages = (): Found[] => [...fromDocument(), ...fromSources()];

/** What the sources compare with, and where. */
export const allKeys = (): { key: string; file: string }[] =>
    sourceFiles().flatMap((file) =>
        keysIn(readFileSync(`${WEB}../${file}`, 'utf8'), file).map((key) => ({ key, file })),
    );

function fromDocument(): Found[] {
    const texts = documentTexts(readFileSync(`${WEB}index.html`, 'utf8'));
    const rest = {
        stands: 'expression',
        range: [0, 0],
        line: 1,
        pieces: [],
        before: '',
        after: '',
    } as const;
    return texts.map((id) => ({ id, ...rest, file: 'web/index.html', part: 'frame' }));
}

function fromSources(): Found[] {
    return sourceFiles().flatMap((file) => {
        const code = readFileSync(`${WEB}../${file}`, 'utf8');
        return messagesIn(code, file).map((one) => ({ ...one, file, part: partOf(file) }));
    });
}
