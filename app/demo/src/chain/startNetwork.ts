/** The network that a demo runs on: `acequia-localnet`, or what is installed here. */
import { travelTo } from '@acequia/localnet';
import { json, startNetwork as startHere } from '@acequia/localnet/in-process';
import { ROOT } from '../repository.js';
import { installedHere, startInstalled } from './installed.js';
import type { Network, NetworkOptions } from './network.js';

export async function startNetwork(options: NetworkOptions): Promise<Network> {
    const kind = options.installed ? installedHere() : undefined;
    if (kind) return startInstalled(kind, options);
    const { blockMs, time, funded, programs } = options;
    const speed = blockMs === undefined ? undefined : (options.speed ?? 1);
    const net = await startHere({ root: ROOT, blockMs, speed, time, programs, fund: [funded] });
    const { rpc, ws } = net.announced;
    let end!: () => void;
    const ended = new Promise<void>((resolve) => (end = resolve));
    return {
        name: 'acequia-localnet',
        rpc,
        ws,
        speed: speed ?? 0,
        travelTo: (time) => travelTo(net.answer, time),
        answer: async (request) => json.read((await net.answer(json.write(request)))!),
        ended,
        stop: () => net.stop().finally(end),
    };
}
