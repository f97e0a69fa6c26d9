// Follows the links and anchors of pages, served from their folder to this machine alone:
//     node links.mjs FOLDER < list of files
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';
import { LinkChecker, LinkState } from 'linkinator';

const HERE = '127.0.0.1';

/** The files in `folder` and what they link to on this machine: how many addresses, and which lead nowhere. */
export async function follow(folder, files) {
    const { links } = await new LinkChecker().check({
        path: files,
        serverRoot: folder,
        markdown: files.some((file) => file.endsWith('.md')),
        checkFragments: true,
        directoryListing: true,
        linksToSkip: async (url) => new URL(url).hostname !== HERE,
    });
    const followed = links.filter(({ state }) => state !== LinkState.SKIPPED);
    const broken = followed.filter(({ state }) => state === LinkState.BROKEN);
    return { count: followed.length, broken: broken.map(({ parent, url }) => `${parent}: ${url}`) };
}

async function main([folder]) {
    const files = (await text(process.stdin)).split('\n').filter(Boolean);
    const { count, broken } = await follow(folder, files);
    for (const link of broken) console.error(`    ${link}`);
    console.log(`    ${count} addresses, ${broken.length} lead nowhere`);
    process.exitCode = count === 0 || broken.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
    await main(process.argv.slice(2));
