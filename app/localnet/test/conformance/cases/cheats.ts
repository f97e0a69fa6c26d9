/** What only a test network does. */
import { TOKEN } from '../../../src/chain/account.js';
import { filledWith } from '../people.js';
import { BASE64, CONFIRMED, MINT, OWNER, type World } from '../world.js';

export async function aboutCheats({ asker, bob }: World): Promise<void> {
    const at = filledWith(31);
    const put = (name: string, account: object) =>
        asker.compare(`put ${name}`, 'surfnet_setAccount', [at, account]);
    const look = (name: string) =>
        asker.compare(`put ${name}: there`, 'getAccountInfo', [at, BASE64]);
    await put('lamports', { lamports: 2_000_000 });
    await look('lamports');
    await put('bytes', { data: '0102ff', owner: OWNER });
    await look('bytes');
    await put('no bytes', { data: 'zz' });
    await put('odd bytes', { data: '012' });

    const give = (name: string, ...params: unknown[]) =>
        asker.compare(`give ${name}`, 'surfnet_setTokenAccount', params);
    const token = [bob.address, MINT, { amount: 77 }, TOKEN];
    await give('tokens', ...token);
    await give('more tokens', bob.address, MINT, { amount: 2 ** 40 }, TOKEN);
    await asker.compare('given tokens', 'getTokenAccountsByOwner', [
        bob.address,
        { mint: MINT },
        { ...CONFIRMED, encoding: 'jsonParsed' },
    ]);
}

export async function aboutTime({ asker }: World): Promise<void> {
    const travel = (name: string, to: object) =>
        asker.compare(`travel ${name}`, 'surfnet_timeTravel', [to]);
    const back = async (name: string, to: object) => {
        const { error } = await travelled(to);
        asker.keep(`travel ${name}`, { code: error?.code, message: error?.message });
    };
    const travelled = (to: object) => asker.ask('surfnet_timeTravel', [to]);
    await back('to the past', { absoluteTimestamp: 1_000 });
    await back('to a past slot', { absoluteSlot: 1 });
    await travel('ahead', { absoluteTimestamp: 4_000_000_000_000 });
    const clock = 'SysvarC1ock11111111111111111111111111111111';
    const { result } = await asker.ask<{ value: { data: [string, string] } }>('getAccountInfo', [
        clock,
        BASE64,
    ]);
    const data = Buffer.from(result.value.data[0], 'base64');
    asker.keep('the clock after it', Number(data.readBigInt64LE(32)));
}
