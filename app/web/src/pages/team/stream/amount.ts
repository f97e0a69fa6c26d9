import { writeDecimal, type AmountError } from '@acequia/client';
import type { Fault } from '../../../ui/Field';
import { grouped } from '../../../ui/format';
import { MARKS } from '../../../ui/marks';

/** What is wrong with an amount that was typed; nothing while nothing is. */
export function amountFault(
    text: string,
    read: bigint | AmountError,
    { decimals, symbol, has }: { decimals: number; symbol: string; has: bigint | undefined },
): Fault | undefined {
    if (text.trim() === '') return undefined;
    if (read === 'not a number') {
        const remedy = `write it like 1250 or ${writeDecimal('0.5', MARKS)}`;
        return { condition: 'this is no amount, or can be read in two ways', remedy };
    }
    if (read === 'too large') {
        return { condition: 'this is more than fits', remedy: 'write less' };
    }
    if (typeof read !== 'bigint') {
        return {
            condition: `it has ${read.digits} decimals, and ${symbol} has ${decimals}`,
            remedy: 'leave the digits off that do not exist',
        };
    }
    if (read === 0n) return { condition: 'this is nothing', remedy: 'write how much' };
    if (has === undefined || read <= has) return undefined;
    const short = grouped(read - has, decimals);
    return {
        condition: `your wallet holds ${grouped(has, decimals)} ${symbol}`,
        remedy: `write ${short} less`,
    };
}
