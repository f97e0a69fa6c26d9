const PRICE = /^\d+(?:\.\d+)?$/;

/** A price as people write it, above zero; `undefined` for what is none: neither "1,5" nor "1e3" is
 *  anything but a question. */
export function readPrice(text: string): number | undefined {
    const price = PRICE.test(text.trim()) ? Number(text) : 0;
    return price > 0 && Number.isFinite(price) ? price : undefined;
}

/** As `readPrice` reads it. */
export const priceText = (price: number): string =>
    price.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
