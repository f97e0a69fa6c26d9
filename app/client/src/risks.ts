/** Powers that others have over a mint, which a pool's creator accepted by name. Show them to a
 *  person before they stake. */

/** A bit each; what is not named is refused when a pool or a stream is made. */
export const RISKS = {
    freezeAuthority: 1,
    permanentDelegate: 2,
    pausable: 4,
    transferFee: 8,
    mintCloseAuthority: 16,
    settableTransferHook: 32,
} as const;

/** The name of a risk. */
export type Risk = keyof typeof RISKS;

/** What each means, in words. */
export const RISK_WORDS: Record<Risk, string> = {
    freezeAuthority: 'an issuer can freeze accounts',
    permanentDelegate: 'an issuer can take tokens out of any account',
    pausable: 'an issuer can pause all transfers',
    transferFee: 'transfers cost a fee',
    mintCloseAuthority: 'an issuer can close the mint',
    settableTransferHook: 'an issuer can make transfers depend on a program',
};

/** The risks that a pool accepts. */
export function risksOf(accepted: number): Risk[] {
    return (Object.keys(RISKS) as Risk[]).filter((risk) => (accepted & RISKS[risk]) !== 0);
}
