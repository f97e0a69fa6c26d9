import { readDecimal, writeDecimal } from '@acequia/client';
import { MARKS } from '../ui/marks';

/** A price as people write it, above zero; `undefined` for what is none, or can be read in two ways. */
export function readPrice(text: string): number | undefined {
    const price = Number(readDecimal(text, MARKS) ?? 0);
    return price > 0 && Number.isFinite(price) ? price : undefined;
}

/** As `readPrice` reads it. */
export const priceText = (price: number): string =>
    writeDecimal(
        price.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }),
        MARKS,
    );
