/** Amounts and days, short, for a line of the log. */
import { formatAmount } from '@acequia/client';
import type { Token } from '../chain/mints.js';

const DAY = 86_400;

/** 1234567890n of a token with 6 decimals is "1,234.57 AGUA": cut, not rounded, to two decimals. */
export function amountOf(units: bigint, { symbol, decimals }: Token): string {
    const [whole = '0', fraction = ''] = formatAmount(units, decimals).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    const shown = fraction.slice(0, 2);
    return `${grouped}${shown && `.${shown}`} ${symbol}`;
}

/** 129600 is "1.5 days". */
export function daysOf(seconds: number): string {
    const days = Math.round((seconds / DAY) * 10) / 10;
    return days === 1 ? '1 day' : `${days} days`;
}
