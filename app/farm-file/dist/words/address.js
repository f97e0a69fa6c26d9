/** Addresses as wallets show them. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BITS = 256n;
/** Whether a text is an address of 32 bytes in base58. */
export function isAddress(text) {
    if (text.length < 32 || text.length > 44)
        return false;
    let number = 0n;
    for (const letter of text) {
        const digit = ALPHABET.indexOf(letter);
        if (digit < 0)
            return false;
        number = number * 58n + BigInt(digit);
    }
    if (number >> BITS !== 0n)
        return false;
    const zeros = text.length - text.replace(/^1+/, '').length;
    const bytes = number === 0n ? 0 : Math.ceil(number.toString(16).length / 2);
    return zeros + bytes === 32;
}
