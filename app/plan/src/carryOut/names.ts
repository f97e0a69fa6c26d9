import { visible } from '@acequia/client';
import type { Farm } from '../types.js';

/** A farm with its names as they can be shown: its file may call things whatever it likes. */
export function withVisibleNames<TFarm extends Farm>(farm: TFarm): TFarm {
    const tokens = farm.tokens.map((one) => ({ ...one, symbol: visible(one.symbol) }));
    const pools = farm.pools.map((one) => ({ ...one, name: visible(one.name) }));
    return { ...farm, name: visible(farm.name), tokens, pools };
}
