import { address } from '@solana/kit';

/** Zero: stands for none, and is the system program's, as which nobody can sign. */
export const NOBODY = address('11111111111111111111111111111111');
