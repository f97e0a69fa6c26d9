/** Acequia in DefiLlama's list of TVL: `projects/acequia/index.js` of their repository of adapters. What is staked, by the books
 *  of each pool: what somebody sent to a vault by mistake is nobody's stake. */
const { post } = require('../helper/http');
const { endpoint } = require('../helper/solana');

const FARM = 'AceQ1aFarm1111111111111111111111111111111111';
const POOL_STARTS_WITH = 'hQrXeCntzbV';
/** Where it stands in a pool's account. */
const AT = { flags: 11, stakeMint: 144, staked: 328 };
/** A delegated pool holds nothing: its delegate says what counts. */
const DELEGATED = 2;

async function tvl(api) {
    const filters = [{ memcmp: { offset: 0, bytes: POOL_STARTS_WITH } }];
    const params = [FARM, { encoding: 'base64', filters }];
    const said = await post(endpoint, {
        jsonrpc: '2.0',
        id: 1,
        method: 'getProgramAccounts',
        params,
    });
    if (said.error) throw new Error(said.error.message);
    for (const { account } of said.result) {
        const data = Buffer.from(account.data[0], 'base64');
        if (data[AT.flags] & DELEGATED) continue;
        const mint = base58(data.subarray(AT.stakeMint, AT.stakeMint + 32));
        api.add(mint, data.readBigUInt64LE(AT.staked).toString());
    }
}

function base58(bytes) {
    const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    let text = '';
    for (let number = BigInt(`0x${bytes.toString('hex')}`); number > 0n; number /= 58n) {
        text = letters[Number(number % 58n)] + text;
    }
    return '1'.repeat(bytes.findIndex((byte) => byte !== 0)) + text;
}

module.exports = {
    timetravel: false,
    methodology:
        'Tokens that LPs have staked in the pools of the farm, by the books of each pool. Rewards are not counted.',
    solana: { tvl },
};
