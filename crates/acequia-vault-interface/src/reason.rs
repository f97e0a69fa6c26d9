//! Why an instruction is refused. Numbers are stable: a variant is never renumbered or reused.

use core::fmt;

macro_rules! reasons {
    ($($name:ident = $code:literal: $words:literal,)*) => {
        /// The vault's own reasons. The message is the documentation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        pub enum Reason {
            $(#[doc = $words] $name = $code,)*
        }

        impl Reason {
            /// All of them, by rising number.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// What it is called.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// What is wrong and what to do about it.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}

reasons! {
    NotEnoughAccounts = 7000: "Accounts are missing. Pass those that the instruction's file lists, in that order.",
    NotSigned = 7001: "A signature is missing. The owner of the share account signs; whoever pays rent does.",
    WrongVault = 7002: "This is not a vault of this program. Pass the address derived from pool and id.",
    WrongShareAccount = 7003: "This is no share account of that vault. Pass the one derived from vault and owner.",
    NotOwner = 7004: "Only the owner of the share account may do this; who created the vault may close one that holds nothing.",
    WrongPool = 7005: "This is not the vault's pool, or not a pool of the farm. Pass the one the vault names.",
    WrongPosition = 7006: "This is not the vault's position. Pass the one the vault names.",
    WrongTokenAccount = 7007: "This is not the vault's canonical account for that mint. Pass its associated token account.",
    WrongProgram = 7008: "A program account is another program. Pass the farm, the token program of the mint, the system program.",
    WrongMint = 7009: "This mint is not the one meant. Pass the stake mint of the pool, or the mint of the reward.",
    PoolUnsuitable = 7010: "The pool is delegated, or admits mints with transfer fees: shares and rewards could not be exact. Choose another pool.",
    AlreadyThere = 7011: "This account exists already. Use it, or choose another id.",
    ZeroAmount = 7012: "The amount is zero. Name one above zero.",
    DepositTooSmall = 7013: "Rounding to whole shares would take more than 10 basis points of the deposit. Deposit more, or use another vault of the pool.",
    PriceMoved = 7014: "The price of a share has moved beyond the limit given. Look again, and send with a new limit.",
    InsufficientShares = 7015: "The account holds fewer shares than that. Withdraw what it holds.",
    VaultFull = 7016: "The vault can count no more shares. Open another vault of the pool, with another id.",
    UnknownReward = 7017: "The vault passes on no such reward. Harvest its stream first; for the stake mint, compound.",
    RewardsFull = 7018: "The vault has passed on as many different rewards, or of this one as much, as it can count. What this stream owes stays in the farm.",
    NothingOwed = 7019: "Not one whole unit is owed to this account. Harvest the stream first, or come back later.",
    NotEmpty = 7020: "The account still has shares or is owed rewards. Withdraw and claim first, or forfeit the rewards, which only its owner can.",
    WrongRentPayer = 7021: "The rent goes back to whoever paid it. Pass the address that the share account names.",
    NoEmergency = 7022: "No emergency is announced, or it has not stood for 14 days. Withdraw as usual; a holder whom the farm does not pay may announce one.",
    OwnAccount = 7023: "The destination is the vault's own account. Pass an account of yours.",
    NotStakeMint = 7024: "This stream does not pay the stake mint. Harvest it; its reward is passed on as it is.",
    UnknownLayout = 7025: "An account of the farm has a layout that this program does not know. The vault must be upgraded.",
    NoHolders = 7026: "Nobody holds shares, so nothing is staked for anybody. Deposit first; what is owed is staked along.",
    InUse = 7027: "The vault still has accounts of shares. They are closed first.",
    HasLeft = 7028: "The vault has left the farm after an emergency and stakes nothing any more. Withdraw; use another vault of the pool.",
    AlreadyAnnounced = 7029: "An emergency is announced already. Wait until it has stood for 14 days, or call it off.",
    NotServed = 7030: "The farm has not paid the unit that it was asked for. The announcement stands.",
    NothingToGive = 7031: "Nothing lies there that is nobody's. Harvest first what the farm owes.",
    UnsuitableFlow = 7032: "This is no flow of the mint with a window of a day or more that takes deposits. Name one; name none, and it is burnt, only where the pool has none.",
    NotGivenAway = 7033: "Something still lies in the vault's accounts or is staked for it. Give it away first, in the same transaction.",
}

impl Reason {
    /// The reason of that number.
    pub fn of(code: u32) -> Option<Self> {
        Self::ALL.iter().copied().find(|reason| *reason as u32 == code)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// Fails for that reason unless the condition holds.
pub(crate) fn require(condition: bool, reason: Reason) -> Result<(), Reason> {
    if condition {
        Ok(())
    } else {
        Err(reason)
    }
}
