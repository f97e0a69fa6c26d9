/**
 * Generated from the IDL by `npm run generate`. Do not edit: see codama/.
 */

/** Every error of the program, by rising code: the condition and the remedy. Codes never change
 *  their meaning. */
export const VAULT_ERRORS = [
    {
        code: 7000,
        name: 'notEnoughAccounts',
        condition: 'Accounts are missing.',
        remedy: "Pass those that the instruction's file lists, in that order.",
    },
    {
        code: 7001,
        name: 'notSigned',
        condition: 'A signature is missing.',
        remedy: 'The owner of the share account signs; whoever pays rent does.',
    },
    {
        code: 7002,
        name: 'wrongVault',
        condition: 'This is not a vault of this program.',
        remedy: 'Pass the address derived from pool and id.',
    },
    {
        code: 7003,
        name: 'wrongShareAccount',
        condition: 'This is no share account of that vault.',
        remedy: 'Pass the one derived from vault and owner.',
    },
    {
        code: 7004,
        name: 'notOwner',
        condition:
            'Only the owner of the share account may do this; who created the vault may close one that holds nothing.',
        remedy: '',
    },
    {
        code: 7005,
        name: 'wrongPool',
        condition: "This is not the vault's pool, or not a pool of the farm.",
        remedy: 'Pass the one the vault names.',
    },
    {
        code: 7006,
        name: 'wrongPosition',
        condition: "This is not the vault's position.",
        remedy: 'Pass the one the vault names.',
    },
    {
        code: 7007,
        name: 'wrongTokenAccount',
        condition: "This is not the vault's canonical account for that mint.",
        remedy: 'Pass its associated token account.',
    },
    {
        code: 7008,
        name: 'wrongProgram',
        condition: 'A program account is another program.',
        remedy: 'Pass the farm, the token program of the mint, the system program.',
    },
    {
        code: 7009,
        name: 'wrongMint',
        condition: 'This mint is not the one meant.',
        remedy: 'Pass the stake mint of the pool, or the mint of the reward.',
    },
    {
        code: 7010,
        name: 'poolUnsuitable',
        condition:
            'The pool is delegated, or admits mints with transfer fees: shares and rewards could not be exact.',
        remedy: 'Choose another pool.',
    },
    {
        code: 7011,
        name: 'alreadyThere',
        condition: 'This account exists already.',
        remedy: 'Use it, or choose another id.',
    },
    {
        code: 7012,
        name: 'zeroAmount',
        condition: 'The amount is zero.',
        remedy: 'Name one above zero.',
    },
    {
        code: 7013,
        name: 'depositTooSmall',
        condition: 'Rounding to whole shares would take more than 10 basis points of the deposit.',
        remedy: 'Deposit more, or use another vault of the pool.',
    },
    {
        code: 7014,
        name: 'priceMoved',
        condition: 'The price of a share has moved beyond the limit given.',
        remedy: 'Look again, and send with a new limit.',
    },
    {
        code: 7015,
        name: 'insufficientShares',
        condition: 'The account holds fewer shares than that.',
        remedy: 'Withdraw what it holds.',
    },
    {
        code: 7016,
        name: 'vaultFull',
        condition: 'The vault can count no more shares.',
        remedy: 'Open another vault of the pool, with another id.',
    },
    {
        code: 7017,
        name: 'unknownReward',
        condition: 'The vault passes on no such reward.',
        remedy: 'Harvest its stream first; for the stake mint, compound.',
    },
    {
        code: 7018,
        name: 'rewardsFull',
        condition:
            'The vault has passed on as many different rewards, or of this one as much, as it can count.',
        remedy: 'What this stream owes stays in the farm.',
    },
    {
        code: 7019,
        name: 'nothingOwed',
        condition: 'Not one whole unit is owed to this account.',
        remedy: 'Harvest the stream first, or come back later.',
    },
    {
        code: 7020,
        name: 'notEmpty',
        condition: 'The account still has shares or is owed rewards.',
        remedy: 'Withdraw and claim first, or forfeit the rewards, which only its owner can.',
    },
    {
        code: 7021,
        name: 'wrongRentPayer',
        condition: 'The rent goes back to whoever paid it.',
        remedy: 'Pass the address that the share account names.',
    },
    {
        code: 7022,
        name: 'noEmergency',
        condition: 'No emergency is announced, or it has not stood for 14 days.',
        remedy: 'Withdraw as usual; a holder whom the farm does not pay may announce one.',
    },
    {
        code: 7023,
        name: 'ownAccount',
        condition: "The destination is the vault's own account.",
        remedy: 'Pass an account of yours.',
    },
    {
        code: 7024,
        name: 'notStakeMint',
        condition: 'This stream does not pay the stake mint.',
        remedy: 'Harvest it; its reward is passed on as it is.',
    },
    {
        code: 7025,
        name: 'unknownLayout',
        condition: 'An account of the farm has a layout that this program does not know.',
        remedy: 'The vault must be upgraded.',
    },
    {
        code: 7026,
        name: 'noHolders',
        condition: 'Nobody holds shares, so nothing is staked for anybody.',
        remedy: 'Deposit first; what is owed is staked along.',
    },
    {
        code: 7027,
        name: 'inUse',
        condition: 'The vault still has accounts of shares.',
        remedy: 'They are closed first.',
    },
    {
        code: 7028,
        name: 'hasLeft',
        condition: 'The vault has left the farm after an emergency and stakes nothing any more.',
        remedy: 'Withdraw; use another vault of the pool.',
    },
    {
        code: 7029,
        name: 'alreadyAnnounced',
        condition: 'An emergency is announced already.',
        remedy: 'Wait until it has stood for 14 days, or call it off.',
    },
    {
        code: 7030,
        name: 'notServed',
        condition: 'The farm has not paid the unit that it was asked for.',
        remedy: 'The announcement stands.',
    },
    {
        code: 7031,
        name: 'nothingToGive',
        condition: "Nothing lies there that is nobody's.",
        remedy: 'Harvest first what the farm owes.',
    },
    {
        code: 7032,
        name: 'unsuitableFlow',
        condition:
            'This is no flow of the mint with a window of a day or more that takes deposits.',
        remedy: 'Name one; name none, and it is burnt, only where the pool has none.',
    },
    {
        code: 7033,
        name: 'notGivenAway',
        condition: "Something still lies in the vault's accounts or is staked for it.",
        remedy: 'Give it away first, in the same transaction.',
    },
] as const;

/** The name of an error of the program. */
export type VaultErrorName = (typeof VAULT_ERRORS)[number]['name'];
