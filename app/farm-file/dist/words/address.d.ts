/** Addresses as wallets show them. */
/** Whether a text is an address of 32 bytes in base58. */
export declare function isAddress(text: string): boolean;
