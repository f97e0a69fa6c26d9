/** Methods about blocks, time and the node itself. */
import { API_VERSION, inContext, standing, type Methods } from './context.js';
import { commitmentIn, listed, optionsOf, text, whole } from './params.js';
import { MAX_AGE } from '../chain/blocks.js';
import { failure } from './errors.js';

export const BLOCK_METHODS: Methods = {
    getSlot(chain, params) {
        const [options] = listed(params, 0);
        return standing(chain, optionsOf(options)).slot;
    },

    getBlockHeight(chain, params) {
        const options = optionsOf(listed(params, 0)[0]);
        return chain.blocks.heightAt(standing(chain, options).commitment);
    },

    getLatestBlockhash(chain, params) {
        const options = optionsOf(listed(params, 0)[0]);
        const { hash, height } = chain.blocks.at(commitmentIn(options));
        const value = { blockhash: hash, lastValidBlockHeight: height + MAX_AGE };
        return inContext(chain, options, value);
    },

    isBlockhashValid(chain, params) {
        const [hash, options] = listed(params, 1);
        return inContext(chain, optionsOf(options), chain.blocks.takes(text(hash)));
    },

    getBlockTime(chain, params) {
        const slot = Number(whole(listed(params, 1)[0]));
        const time = chain.history.timeOf(slot);
        if (time === undefined) throw failure(-32004, `Block not available for slot ${slot}`);
        return time;
    },

    getEpochInfo(chain, params) {
        const options = optionsOf(listed(params, 0)[0]);
        const { commitment, slot } = standing(chain, options);
        return {
            absoluteSlot: slot,
            blockHeight: chain.blocks.heightAt(commitment),
            ...chain.epochAt(slot),
            transactionCount: chain.history.count,
        };
    },

    getTransactionCount: (chain) => chain.history.count,
    getFirstAvailableBlock: () => 0,
    getGenesisHash: (chain) => chain.genesis,
    getHealth: () => 'ok',
    getVersion: () => ({ 'feature-set': 0, 'solana-core': API_VERSION }),
};
