/** Where Surfpool 1.5.0 and this network say different things, and why. Each line is held to be
 *  true: the suite fails where one no longer applies, and where a difference has none. */

export interface Known {
    /** The cases. */
    readonly of: RegExp;
    /** Places in their answers. */
    readonly at: RegExp;
    readonly because: string;
}

export const KNOWN: readonly Known[] = [
    {
        of: /^the fee of a blockhash nobody knows$/,
        at: /^result\.value$/,
        because: 'a node names no fee for what cannot land',
    },
    {
        of: /./,
        at: /rentEpoch$/,
        because: 'a node says the greatest of every account without rent',
    },
    { of: /^getVersion$/, at: /surfnet-version/, because: 'this is no Surfpool' },
    { of: /^getFirstAvailableBlock$/, at: /^result$/, because: 'Surfpool counts slots from 31' },
    {
        of: /without an encoding$/,
        at: /value\.data/,
        because: 'a node writes base 58 without an encoding named, as of old',
    },
    {
        of: /in base 58, too long$/,
        at: /./,
        because: 'the clock is of another moment',
    },
    {
        of: /of the system program$/,
        at: /space$/,
        because: 'litesvm names it in full, and nobody reads it',
    },
    {
        of: /as sure as nobody can be|too many accounts|too many filters|no base 58$/,
        at: /^(error|result)$/,
        because: 'a node refuses it, Surfpool answers all the same',
    },
    {
        of: /shows too many$|^simulation in base 58$|ahead of the chain$/,
        at: /^(error|result)$/,
        because: 'a node refuses it, Surfpool answers all the same',
    },
    {
        of: /^holdings of no (mint|token program)$/,
        at: /^(error|result)$/,
        because: 'a node refuses it, Surfpool finds nothing',
    },
    {
        of: /in no encoding|a filter nobody knows|by nothing$/,
        at: /^error\.message$/,
        because: 'the words of a parser in Rust; the code is the same',
    },
    {
        of: /^token balance of|^the supply of a wallet$/,
        at: /^error\.(message|data)$/,
        because: 'Surfpool has words of its own',
    },
    {
        of: /^the supply of a mint$/,
        at: /uiAmountString$/,
        because: 'Surfpool leaves the decimals out',
    },
    {
        of: /^simulation/,
        at: /loadedAccountsDataSize$/,
        because: 'litesvm does not tell it, and nobody asks',
    },
    {
        of: /with inner instructions$/,
        at: /^result\.value\.innerInstructions/,
        because: 'a node takes instructions of known programs apart; nobody here asks for that',
    },
    {
        of: /fails and shows accounts$/,
        at: /^result\.value\.accounts$/,
        because: 'a node lists each of them as null, Surfpool none',
    },
    {
        of: /./,
        at: /returnData$/,
        because: 'a node tells of no program that has returned nothing',
    },
    {
        of: /^a transfer, version legacy: no version named$/,
        at: /^result\.version$/,
        because: 'whoever names no version may not know that there are any: a node leaves it out',
    },
    {
        of: /^a transfer, version [01]: no version named$/,
        at: /^(error|result)$/,
        because: 'a node refuses it, Surfpool answers all the same',
    },
    {
        of: /^statuses of too many$|^history (of none|of too many|before no signature)$/,
        at: /^(error|result)$/,
        because: 'a node refuses it, Surfpool answers all the same',
    },
    {
        of: /^a transfer of more than there is$|its rent$|is no token account$/,
        at: /^error\.message$/,
        because: 'Surfpool writes the logs behind the reason; they are in the data too',
    },
    {
        of: /once more$|^twice$/,
        at: /^error\.(message|data)$/,
        because: 'Surfpool refuses it before it simulates, in words of its own',
    },
    {
        of: /^twice, without preflight$/,
        at: /^(error|result)$/,
        because: 'a node that does not look sends it on; it lands once all the same',
    },
    {
        of: /^a wrong signature$/,
        at: /^error\.(code|message)$/,
        because: 'a node has a code of its own for that',
    },
    {
        of: /^a history through a table$/,
        at: /signature$/,
        because: 'Surfpool does not find the transactions of an address from a table',
    },
    {
        of: /through no lookup table$/,
        at: /^error\.(message|data)$/,
        because: 'Surfpool refuses it before it simulates, in words of its own',
    },
    {
        of: /^bytes|^the fee of no message$|^a text for a number$|^a number below zero$|^put (no|odd) bytes$/,
        at: /^error\.message$/,
        because: 'the words of a parser in Rust; the code is the same',
    },
    {
        of: /^no address$|for no address$|^too short an address$|^no signature$|^an airdrop to nobody$/,
        at: /^error\.(message|data)$/,
        because: 'Surfpool has words of its own',
    },
    {
        of: /^no (request|requests|version|method)$/,
        at: /^(jsonrpc|id|error\.code|error\.message)$/,
        because: 'as the standard words it; the code says the same but for what is not a request',
    },
    {
        of: /^(several requests|one of several)$/,
        at: /./,
        because: 'a node takes several requests at once, Surfpool does not',
    },
    {
        of: /^parameters by name$/,
        at: /^(error|result)$/,
        because: 'nothing is asked of the parameters of a method that has none',
    },
];
