/** Reading accounts. */
import { CLOCK, SYSTEM, TOKEN } from '../../../src/chain/account.js';
import { filledWith } from '../people.js';
import { BASE64, CONFIRMED, MINT, NOWHERE, OWNER, type World } from '../world.js';

const GATE = (filters: readonly unknown[], more: object = {}) => [
    OWNER,
    { ...BASE64, filters, ...more },
];

export async function aboutAccounts({ asker, alice, bob }: World): Promise<void> {
    const info = (name: string, ...params: unknown[]) =>
        asker.compare(`account ${name}`, 'getAccountInfo', params);
    await info('of a wallet', alice.address, BASE64);
    await info('that is not there', NOWHERE, BASE64);
    await info('in base 58', filledWith(21), { ...CONFIRMED, encoding: 'base58' });
    await info('in base 58, too long', CLOCK, {
        ...CONFIRMED,
        encoding: 'base58',
    });
    await info('without an encoding', filledWith(21), CONFIRMED);
    await info('compressed', alice.address, { ...CONFIRMED, encoding: 'base64+zstd' });
    await info('in part', MINT, { ...BASE64, dataSlice: { offset: 36, length: 8 } });
    await info('in part, beyond its end', MINT, {
        ...BASE64,
        dataSlice: { offset: 80, length: 99 },
    });
    await info('of the clock, parsed', CLOCK, { ...CONFIRMED, encoding: 'jsonParsed' });
    await info('of a mint, parsed', MINT, { ...CONFIRMED, encoding: 'jsonParsed' });
    await info('of a wallet, parsed', alice.address, { ...CONFIRMED, encoding: 'jsonParsed' });
    await info('of the system program', SYSTEM, { ...BASE64, dataSlice: { offset: 0, length: 0 } });
    await info('as sure as nobody can be', alice.address, { ...BASE64, commitment: 'surely' });
    await info('in no encoding', alice.address, { ...CONFIRMED, encoding: 'morse' });

    const several = [alice.address, NOWHERE, MINT];
    await asker.compare('several accounts', 'getMultipleAccounts', [several, BASE64]);
    await asker.compare('no accounts', 'getMultipleAccounts', [[], BASE64]);
    const hundred = new Array<string>(101).fill(MINT);
    await asker.compare('too many accounts', 'getMultipleAccounts', [hundred, BASE64]);
    await asker.compare('a balance', 'getBalance', [bob.address, CONFIRMED]);
    await asker.compare('no balance', 'getBalance', [NOWHERE, CONFIRMED]);
}

export async function aboutSearches({ asker }: World): Promise<void> {
    const search = (name: string, params: readonly unknown[]) =>
        asker.compare(`search ${name}`, 'getProgramAccounts', params);
    await search('for all', [OWNER, BASE64]);
    await search('of nobody', [NOWHERE, BASE64]);
    await search('by size', GATE([{ dataSize: 16 }]));
    await search('by bytes', GATE([{ memcmp: { offset: 3, bytes: '5Q' } }]));
    const base64 = { offset: 0, bytes: 'AgI=', encoding: 'base64' };
    await search('by bytes in base 64', GATE([{ memcmp: base64 }]));
    await search('by both', GATE([{ dataSize: 16 }, { memcmp: { offset: 0, bytes: '3' } }]));
    await search('by bytes beyond the end', GATE([{ memcmp: { offset: 39, bytes: '4' } }]));
    await search('of slices', GATE([{ dataSize: 40 }], { dataSlice: { offset: 0, length: 2 } }));
    await search('in context', GATE([{ dataSize: 40 }], { withContext: true }));
    await search('by too many filters', GATE(new Array(5).fill({ dataSize: 16 })));
    await search('by a filter nobody knows', GATE([{ color: 'blue' }]));
    await search('by what is no base 58', GATE([{ memcmp: { offset: 0, bytes: '0' } }]));
}

export async function aboutTokens({ asker, alice, bob }: World): Promise<void> {
    const parsed = { ...CONFIRMED, encoding: 'jsonParsed' };
    const holdings = (name: string, ...params: unknown[]) =>
        asker.compare<{ value: { pubkey: string }[] }>(
            `holdings ${name}`,
            'getTokenAccountsByOwner',
            params,
        );
    const { result } = await holdings(
        'by program, parsed',
        alice.address,
        { programId: TOKEN },
        parsed,
    );
    await holdings('by program', alice.address, { programId: TOKEN }, BASE64);
    await holdings('by mint', alice.address, { mint: MINT }, parsed);
    await holdings('of who has none', bob.address, { programId: TOKEN }, parsed);
    await holdings('of no mint', alice.address, { mint: NOWHERE }, parsed);
    await holdings('of no token program', alice.address, { programId: SYSTEM }, parsed);
    await holdings('by nothing', alice.address, {}, parsed);
    const [account] = result.value as [{ pubkey: string }];
    const balance = (name: string, of: string) =>
        asker.compare(`token balance ${name}`, 'getTokenAccountBalance', [of, CONFIRMED]);
    await balance('of a holding', account.pubkey);
    await balance('of nothing', NOWHERE);
    await balance('of a wallet', alice.address);
    await asker.compare('the supply of a mint', 'getTokenSupply', [MINT, CONFIRMED]);
    await asker.compare('the supply of a wallet', 'getTokenSupply', [alice.address, CONFIRMED]);
}
