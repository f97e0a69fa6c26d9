/** `make demo` and `make demo-stop`. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { DemoOptions, HistoryPlace } from './demo.js';
import { repositoryFile } from './repository.js';
import { runApart } from './run/background.js';
import { runHere, type Ready } from './run/foreground.js';
import { openInBrowser } from './run/open.js';
import { end, fingerprint, FOLDER, LOG, recall, type Running } from './run/state.js';

const HELP = `A living local chain with the farm on it, and the app.

usage: main.js [start] [OPTION...]   starts it, or finds the one that runs
       main.js stop                  ends the one that runs

  --farm FILE        a farm file in place of those of app/farms; may be given again
  --speed TIMES      how many times faster than a clock on the wall (3600: an hour a second)
  --block-ms MS      a block every so many milliseconds (400)
  --past DAYS        how many days are behind the farms when the app opens (25)
  --port PORT        where the app is served, if that is free (4600)
  --embedded         on the network of our own, even where surfpool or solana-test-validator is
                     installed; so it is with --speed and --past, which those cannot do
  --no-history       without the server of what happened, which else is built once the app is open
  --background       runs on when this command has ended, as where there is no terminal`;

/** The farms of app/farms; the first has the gauge. */
const FARMS = ['valley', 'curve-decay', 'synthetix-weekly', 'uniswap-genesis', 'capped'];

const DEFAULTS = { speed: 3_600, 'block-ms': 400, past: 25, port: 4_600 };

const say = (line: string): void => console.log(line);

function parsed() {
    return parseArgs({
        allowPositionals: true,
        options: {
            farm: { type: 'string', multiple: true },
            speed: { type: 'string' },
            'block-ms': { type: 'string' },
            past: { type: 'string' },
            port: { type: 'string' },
            embedded: { type: 'boolean' },
            'no-history': { type: 'boolean' },
            background: { type: 'boolean' },
            help: { type: 'boolean' },
        },
    });
}

type Values = ReturnType<typeof parsed>['values'];

function whole(values: Values, name: keyof typeof DEFAULTS, least: number): number {
    const text = values[name];
    if (text === undefined) return DEFAULTS[name];
    const number = Number(text);
    if (Number.isSafeInteger(number) && number >= least) return number;
    throw new Error(`--${name} wants a whole number from ${least} on, not "${text}"`);
}

function optionsFrom(values: Values): DemoOptions {
    const files = values.farm?.map((file) => resolve(file));
    return {
        farms: files ?? FARMS.map((name) => repositoryFile(`app/farms/${name}.toml`)),
        speed: whole(values, 'speed', 1),
        blockMs: whole(values, 'block-ms', 10),
        past: whole(values, 'past', 0),
        port: whole(values, 'port', 0),
        installed: !values.embedded && !values.speed && !values.past,
        say,
        tell: say,
    };
}

/** ACEQUIA_SERVE names a program that is built already. */
const historyFrom = (values: Values): HistoryPlace | undefined =>
    values['no-history'] ? undefined : { folder: FOLDER, program: process.env['ACEQUIA_SERVE'] };

async function start(values: Values, words: readonly string[]): Promise<number> {
    const [options, history] = [optionsFrom(values), historyFrom(values)];
    const of = fingerprint({ ...options, history }, options.farms);
    if (await isThere(of)) return 0;
    const isWatched = process.stdin.isTTY && process.stdout.isTTY && !values.background;
    const opened: Ready = ({ url }) => greet(url, 'Ctrl-C ends it.');
    if (isWatched) return runHere(options, of, opened, history);
    const { url } = await runApart(fileURLToPath(import.meta.url), ['serve', ...words], say);
    greet(url!, `It runs on in the background; \`make demo-stop\` ends it. Its log: ${LOG}`);
    return 0;
}

/** Whether it runs already, just as it is wanted. Another one is ended. */
async function isThere(of: string): Promise<boolean> {
    const running = await recall();
    if (!running) return false;
    if (running.of === of && running.url !== undefined) {
        greet(running.url, `It runs already (process ${running.pid}); \`make demo-stop\` ends it.`);
        return true;
    }
    say(`another demo of this checkout runs (process ${running.pid}): it is replaced`);
    await end(running);
    return false;
}

function greet(url: string, ending: string): void {
    say(`\nThe app: ${url}\n${ending}\n`);
    openInBrowser(url);
}

async function stop(): Promise<number> {
    const running: Running | undefined = await recall();
    if (!running) {
        say('no demo of this checkout runs');
        return 0;
    }
    await end(running);
    say(`the demo at ${running.url ?? 'its start'} has ended`);
    return 0;
}

async function main(): Promise<number> {
    const { values, positionals } = parsed();
    const words = process.argv.slice(2).filter((word) => !positionals.includes(word));
    if (values.help) {
        say(HELP);
        return 0;
    }
    switch (positionals.join(' ')) {
        case '':
        case 'start':
            return start(values, words);
        case 'serve': {
            const [options, history] = [optionsFrom(values), historyFrom(values)];
            const of = fingerprint({ ...options, history }, options.farms);
            return runHere(options, of, () => {}, history);
        }
        case 'stop':
            return stop();
        default:
            throw new Error(`there is no "${positionals.join(' ')}". See --help`);
    }
}

main().then(
    (code) => process.exit(code),
    (error: unknown) => {
        console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(1);
    },
);
