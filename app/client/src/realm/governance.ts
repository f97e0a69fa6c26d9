/** Whose realm it is: the program that owns it says when votes are taken, and what they count. */
import { fetchEncodedAccount, type Address } from '@solana/kit';
import type { ReadRpc } from '../types.js';

/** SPL Governance as it is deployed for everybody. */
export const GOVERNANCE_PROGRAM_ADDRESS = 'GovER5Lthms3bLBqWub97yVrMmEogzX7xNjdXpPPCVZw' as Address;

/** What to say of a registrar's governance program where it is shown; nothing of the known one. */
export function governanceWarning(program: Address): string | null {
    if (program === GOVERNANCE_PROGRAM_ADDRESS) return null;
    return `The governance program ${program} is not known here: whoever can replace it says what counts.`;
}

/** The program that a proposal belongs to; none where it is gone. */
export async function fetchGovernanceOf(rpc: ReadRpc, proposal: Address): Promise<Address | null> {
    const account = await fetchEncodedAccount(rpc, proposal);
    return account.exists ? account.programAddress : null;
}
