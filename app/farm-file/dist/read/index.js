import { Problems } from '../problem.js';
import { readDocument } from '../toml/tree.js';
import { readPools } from './pool.js';
import { Section } from './section.js';
import { readTokens } from './tokens.js';
/** Reads a farm file. A story is kept as it stands; whether it can happen is for the simulator. */
export function parseFarm(text) {
    const problems = new Problems(text);
    const farm = readFarm(text, problems);
    const found = problems.all();
    return farm && found.length === 0 ? { farm } : { problems: found };
}
/** Reads every section before giving up on any, so that all problems are found. */
function readFarm(text, problems) {
    const { table, story } = readDocument(text, problems);
    const firstLine = text.indexOf('\n') < 0 ? text.length : text.indexOf('\n');
    const file = new Section('the file', table, [0, firstLine], problems);
    const name = file.need('name', 'begin with name = "..."')?.text();
    const at = readTokens(file.need('tokens', 'add [tokens] with a line for each token'));
    const pools = readPools(file.need('pool', 'add a pool, beginning with [[pool]]'), at);
    file.expectKeys('story');
    file.done(undefined);
    return name === undefined ? undefined : { name, tokens: at.tokens, pools, story };
}
