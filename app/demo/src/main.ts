/** `make demo`, `make demo-stop`: see `--help`. */
import { parseArgs } from 'node:util';
import { repositoryFile } from './repository.js';
import { startDemo } from './demo.js';

const { values } = parseArgs({
    options: {
        speed: { type: 'string' },
        past: { type: 'string' },
        farm: { type: 'string', multiple: true },
    },
});
const farms =
    values.farm ??
    ['valley', 'curve-decay', 'synthetix-weekly', 'uniswap-genesis'].map((f) =>
        repositoryFile(`app/farms/${f}.toml`),
    );
const t = Date.now();
const say = (l: string) => console.log(((Date.now() - t) / 1000).toFixed(1), l);
const demo = await startDemo({
    farms,
    speed: Number(values.speed ?? 3600),
    blockMs: 400,
    past: Number(values.past ?? 25),
    port: 4600,
    say,
    tell: say,
});
say(demo.url);
process.on(
    'SIGINT',
    () =>
        void demo.stop().then(() => {
            console.log('stopped');
            process.exit(0);
        }),
);
