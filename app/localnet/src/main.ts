#!/usr/bin/env node
/**
 * `acequia-localnet`: a Solana RPC with websockets on this machine, the farm deployed in it.
 *
 * One line of JSON on standard output says where it is; then it serves until its standard input
 * closes or it is told to terminate. See the README beside this package.
 */
import { writeFileSync } from 'node:fs';
import { argsIn, USAGE } from './args.js';
import { untilTheEnd } from './lifetime.js';
import { requirePrograms } from './programs.js';

/** Node says of its own SQLite that it may still change; whoever reads this output cannot help. */
process.removeAllListeners('warning');

try {
    await main();
} catch (error) {
    console.error(`error: ${(error as Error).message}`);
    process.exitCode = 1;
}

async function main(): Promise<void> {
    const args = argsIn(process.argv.slice(2));
    if (args.help) return console.log(USAGE);
    requirePrograms(args.root, args.programs);
    const { startNetwork } = await import('./network.js');
    const net = await startNetwork(args);
    const line = JSON.stringify(net.announced);
    if (args.write) writeFileSync(args.write, `${line}\n`);
    console.log(line);
    await untilTheEnd(args.ignoreStdin);
    await net.stop();
    process.exit(0);
}
