import { address } from '@solana/kit';

/** What plain wallets belong to. */
export const SYSTEM_PROGRAM = address('11111111111111111111111111111111');
/** Zero, the same address, stands for none: nobody can sign as it. */
export const NOBODY = SYSTEM_PROGRAM;
