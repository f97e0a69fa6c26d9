//! What error codes mean, in words for people.
//!
//! The program reports a custom error number. Numbers from 6000 on are the farm's and never
//! change their meaning, are never renumbered or used again; the rules' own come first, the
//! program's from 6100 on. Each message names the condition and the remedy.

use crate::ProgramError;

/// The first number of a rule's error, as a program reports it.
pub const RULES: u32 = 6_000;

/// An enum of a program's errors: for each its code, its name and its message. Those of its
/// rules come first, counted from [`RULES`].
#[macro_export]
macro_rules! errors {
    (
        [$(#[$doc:meta])* $enum:ident: $($code:literal $name:ident $message:literal)*]
        $($rules:ident { $($rule_code:literal $rule:ident $rule_message:literal)* })?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        #[non_exhaustive]
        pub enum $enum {
            $($(#[doc = $rule_message] $rule = $crate::errors::RULES + $rule_code,)*)?
            $(#[doc = $message] $name = $code,)*
        }

        impl $enum {
            /// Every error, by rising code.
            pub const ALL: &'static [Self] = &[$($(Self::$rule,)*)? $(Self::$name),*];

            /// The condition and the remedy.
            pub const fn message(self) -> &'static str {
                match self {
                    $($(Self::$rule => $rule_message,)*)?
                    $(Self::$name => $message,)*
                }
            }

            /// The custom error number that the program reports.
            #[inline(always)]
            pub const fn code(self) -> u32 {
                self as u32
            }

            /// The error with that number, if it is the program's.
            pub fn from_code(code: u32) -> Option<Self> {
                let at = Self::ALL.binary_search_by_key(&code, |error| error.code()).ok()?;
                Self::ALL.get(at).copied()
            }
        }

        impl core::fmt::Display for $enum {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.message())
            }
        }

        impl core::error::Error for $enum {}

        impl From<$enum> for $crate::ProgramError {
            #[inline(always)]
            fn from(error: $enum) -> Self {
                Self::Custom(error.code())
            }
        }
    };
}

/// What a rule refused, as the program reports it: its number counted from [`RULES`].
#[cold]
pub fn refused(rule: acequia_core::Error) -> ProgramError {
    ProgramError::Custom(RULES + rule as u32)
}

/// The first number of what a receiver of votes refuses by the vote interface.
pub const CHECKS: u32 = 6_200;

/// What a check of the vote interface refused, as a receiver reports it: its number counted from
/// [`CHECKS`].
#[cold]
pub fn not_counted(check: acequia_vote_hook::Error) -> ProgramError {
    ProgramError::Custom(CHECKS + check.code())
}

impl From<acequia_core::Error> for FarmError {
    fn from(rule: acequia_core::Error) -> Self {
        Self::from_code(RULES.saturating_add(rule as u32)).unwrap_or(Self::InvariantBroken)
    }
}

#[rustfmt::skip]
acequia_core::rule_errors!(errors,
    /// Why the farm refused. Nothing has changed when one of these is returned.
    FarmError:
    6100 WrongArguments "The instruction data is longer or shorter than its arguments. Rebuild it with the current client."
    6101 WrongPool "The position belongs to another pool. Pass the pool stored in the position."
    6102 WrongVault "That is not the vault stored in the pool. Pass the stored one."
    6103 WrongMint "That is not the mint stored in the pool. Pass the stored one."
    6104 WrongTokenProgram "That is not the token program that owns the mint. Pass SPL Token or Token-2022 accordingly."
    6105 WrongRecipient "That account is not the one to be paid. Pass the one stored at creation."
    6106 NotOwner "Only the owner of the position may do this; claims, compounding and votes also its operator, where it was given the right. Sign as its owner."
    6107 NotAuthority "Only the pool's authority may do this; a renounced pool has none. Sign as the authority."
    6108 NotPendingAuthority "Only the proposed authority may accept. Sign as the one proposed last."
    6109 NotRewardManager "Only the pool's reward manager may add streams. Sign as the reward manager, or top up a stream."
    6110 NotFunder "Only the stream's funder may do this. Sign as its funder, or top it up instead."
    6111 NotDelegate "Only the pool's delegate may set amounts. Sign as the delegate."
    6112 Paused "The pool takes no deposits at present. Exits and claims work; try again when it is resumed."
    6113 PoolDelegated "The pool is delegated: it holds no stake and passes no votes on. Its delegate sets the amounts."
    6114 PoolNotDelegated "The pool is not delegated. Stake and unstake tokens instead."
    6115 CapacityOutOfRange "The capacity is out of range. Choose 1 to 16 streams."
    6116 UnknownIdlePolicy "There is no such idle policy. Choose 0 to wait or 1 to refund."
    6117 UnknownRisk "An accepted risk is unknown. Name only risks the program lists."
    6118 ZeroAddress "The address is zero. Name an address."
    6119 NotMint "The account is not a mint of SPL Token or Token-2022. Pass a mint."
    6120 NotTokenAccount "The account is not a token account. Pass a token account of the right mint."
    6121 MintRefused "The mint has an extension that could hold tokens back for good. Use another mint."
    6122 MintUnknown "The mint has an extension that the program does not know. Use another mint."
    6123 RiskNotAccepted "The mint has a risk the pool's creator did not accept. Create a pool that names it, or use another mint."
    6124 PoolAsDestination "The destination belongs to the pool itself. Pass a token account of your own."
    6125 WrongAccountCount "Accounts are missing or left over. Pass vault and destination for each stream named, and the mint for Token-2022."
    6126 PushNotAllowed "The owner has not allowed pushed claims. Let the owner claim, or allow it."
    6127 NotOwnersTokenAccount "The destination is not the owner's associated token account. Create it and pass it."
    6128 NotStakeMint "The stream does not pay the stake mint. Name one that does."
    6129 PositionsLeft "The pool still has positions. It can be closed when the last one is."
    6130 StreamsLeft "The pool still has streams. Retire them first."
    6131 PenaltyFlowMissing "A pool whose locks can be left early needs its penalty flow. Pass its vault, and choose a capacity of at least 2."
    6132 InvariantBroken "The account would contradict itself, so nothing was done. Please report this transaction."
    6133 UnknownVersion "The account has a version that this program does not know. Migrate it, or use the program it belongs to."
    6134 HookRefused "The program may not be a hook. Name an executable one that is neither the farm nor a token or system program."
    6135 NoHook "The pool has no hook. Propose one and activate it after 48 hours; there is nothing to remove."
    6136 NoPendingHook "No hook has been proposed. Propose one first."
    6137 HookNotReady "The proposed hook has not waited 48 hours yet. Activate it when they have passed."
    6138 WrongHook "That is not the hook program. Pass the one stored in the pool, or in the receipt to withdraw."
    6139 WrongVoteAuthority "That is not the vote authority of this pool and hook. Derive it anew."
    6140 WrongReceipt "The receipt is that of another position. Pass the one of this position, hook and ballot."
    6141 PayloadTooLong "The payload has more than 256 bytes. Say it shorter."
    6142 ExtraAccountRefused "An extra account signs, or is the 17th, or is to be written though it is the farm's or the vote authority. Pass none such to a hook."
    6143 ReceiptInUse "The vote still stands in an open ballot. Withdraw it, or wait until the ballot ends."
    6144 HookInPlace "The program is the pool's hook already. Propose another one."
    6145 HookProposalExpired "The proposed hook was not activated within 14 days after its wait. Propose it anew."
    6146 PoolClosed "The pool has closed for good and takes nothing in any more. Use its successor; what it owes stays claimable."
    6147 ClosingNotDue "The pool's closing was not announced, or less than 14 days ago. Announce it, and close it then."
    6148 StakeInPool "Somebody is staked in the pool. It can close for good when nobody is."
    6149 NotPendingFunder "Only the funder that was proposed may accept. Sign as the one proposed last."
    6150 FundersTurn "Within 30 days after its closing began only its funder may do this. Sign as its funder, or wait."
    6151 CanonicalAccountWorks "The owner's canonical account can take it. Create it where it is missing, and pay to it."
    6152 GuardExpired "The transaction came later than it was signed for. Look at it anew, and sign again."
    6153 GuardAuthority "The pool has another authority than was seen. Look at it anew before you sign."
    6154 GuardHook "The pool passes votes to another program than was seen. Look at it anew before you sign."
    6155 GuardPaused "The pool was paused or resumed since it was seen. Look at it anew before you sign."
    6156 GuardCreatedAt "Another pool has come to this address. Look at it anew before you sign."
    6157 GuardOwner "The position has another owner than was seen. Look at it anew before you sign."
    6158 GuardAmount "The position holds less than was seen. Look at it anew before you sign."
    6159 GuardWeight "The position counts for less than was seen. Look at it anew before you sign."
    6160 GuardLockEnd "The position is locked for longer than was seen. Look at it anew before you sign."
    6161 GuardOwed "The stream owes the position less than was seen. Look at it anew before you sign."
    6162 GuardStream "Another stream, or none, is in the slot than was seen. Look at it anew before you sign."
    6163 GuardCommitment "The stream is committed for a shorter time than was seen. Look at it anew before you sign."
    6164 GuardEnd "The stream ends earlier than was seen. Look at it anew before you sign."
    6165 GuardWithoutPosition "The guard asks for a position and none was passed. Pass the position."
    6166 PageTooLong "A part of the page is too long. Keep to 32 bytes of name, 256 of text and 128 of link."
    6167 PageNotPlain "The page has control characters, or some that turn the direction of writing. Leave them out; only the text may have line breaks."
    6168 PageLink "The link is not one by https. Begin it with https://, or leave it empty."
    6169 WrongPage "The pool has a page and that is not it, or it has none. Pass the page where the pool stores its bump."
    6170 UnknownRight "An operator has at least one right, and only such as the program lists; nobody has none. Name both, or neither."
    6171 OperatorTarget "An operator stakes rewards only in unlocked positions that name it, with the right to. Let the owner do it, or name the operator there."
    6180 DestinationMint "A destination is of another mint than the stream pays; the log names the slot. Pass a token account of the stream's mint."
    6181 RewardFrozen "A stream's vault or its destination is frozen; the log names the slot. Leave that stream out, or name another account."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_rise_so_that_they_can_be_found() {
        assert!(FarmError::ALL.windows(2).all(|pair| pair[0].code() < pair[1].code()));
        for error in FarmError::ALL {
            assert_eq!(FarmError::from_code(error.code()), Some(*error));
        }
        assert_eq!(FarmError::from_code(5_999), None);
    }

    #[test]
    fn every_message_says_what_to_do() {
        for error in FarmError::ALL {
            assert!(error.message().contains(". "), "{error:?} names no remedy");
        }
    }

    #[test]
    fn rules_keep_their_names() {
        assert_eq!(FarmError::from(acequia_core::Error::ZeroAmount), FarmError::ZeroAmount);
        assert_eq!(FarmError::from(acequia_core::Error::SlotOutOfRange), FarmError::SlotOutOfRange);
    }
}
