/** Which programs are deployed: those of a checkout that are built and have an IDL, or that Anchor.toml alone
 *  names, and those that are named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isAddress, type Address } from '@solana/kit';

export interface Program {
    readonly name: string;
    readonly address: Address;
    readonly file: string;
}

export function programsOf(root: string, named: Readonly<Record<string, string>>): Program[] {
    const others = Object.entries(named).map(([address, file]) => ({
        name: basename(file, '.so'),
        address: address as Address,
        file,
    }));
    const idls = described(root);
    return [...idls, ...native(root, new Set(idls.map(({ name }) => name))), ...others];
}

/** Throws where there is none. */
export function requirePrograms(root: string, named: Readonly<Record<string, string>>): void {
    if (programsOf(root, named).length) return;
    const folder = join(root, 'target/deploy');
    throw new Error(
        `no program is built in ${folder}: run \`make build\` there, or name one by --program`,
    );
}

function described(root: string): Program[] {
    const folder = join(root, 'idl');
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    const idls = names.filter((name) => name.endsWith('.json'));
    return idls.flatMap((name) => {
        const file = join(root, 'target/deploy', name.replace(/json$/, 'so'));
        if (!existsSync(file)) return [];
        return { name: basename(name, '.json'), address: addressIn(join(folder, name)), file };
    });
}

/** What has no IDL, and so only the list of Anchor.toml says where it is. */
function native(root: string, known: ReadonlySet<string>): Program[] {
    const list = join(root, 'Anchor.toml');
    const [, section = ''] = existsSync(list)
        ? readFileSync(list, 'utf8').split('[programs.localnet]')
        : [];
    const [lines = ''] = section.split('\n[');
    const named = [...lines.matchAll(/^(\w+) *= *"(\w+)"$/gm)];
    return named.flatMap(([, name = '', address = '']) => {
        const file = join(root, 'target/deploy', `${name}.so`);
        if (known.has(name) || !isAddress(address) || !existsSync(file)) return [];
        return { name, address, file };
    });
}

function addressIn(idl: string): Address {
    const { address } = JSON.parse(readFileSync(idl, 'utf8')) as { address?: unknown };
    if (typeof address === 'string' && isAddress(address)) return address;
    throw new Error(`${idl} names no address: run \`make idl\``);
}

/** The bytes of a program. litesvm ends the process over what is none, so that is seen here. */
export function bytesOf({ name, file }: Program): Uint8Array {
    const bytes = readFileSync(file);
    if (bytes.subarray(0, 4).toString('latin1') === '\u007fELF') return bytes;
    throw new Error(`${name} was not deployed: ${file} is not a program. Build it again`);
}
