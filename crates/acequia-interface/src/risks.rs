//! Powers that others have over a mint, which a pool's creator accepted by name.

use crate::wire::{Bytes, Put, Sink};
use bytemuck::{Pod, Zeroable};

/// Which risky mints a pool admits, as a bit each. What is not named is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(transparent)]
pub struct Risks(pub u16);

impl Bytes for Risks {
    const SIZE: usize = u16::SIZE;
}

impl Put for Risks {
    fn put(&self, to: &mut impl Sink) {
        self.0.put(to);
    }
}

impl Risks {
    /// None: only mints over which nobody has power.
    pub const NONE: Self = Self(0);
    /// An issuer can freeze accounts, the farm's vaults among them.
    pub const FREEZE_AUTHORITY: Self = Self(1);
    /// An issuer can take tokens out of any account.
    pub const PERMANENT_DELEGATE: Self = Self(1 << 1);
    /// An issuer can stop all transfers.
    pub const PAUSABLE: Self = Self(1 << 2);
    /// Transfers arrive with less than was sent.
    pub const TRANSFER_FEE: Self = Self(1 << 3);
    /// An issuer can close the mint when its supply is zero.
    pub const MINT_CLOSE_AUTHORITY: Self = Self(1 << 4);
    /// An issuer can make transfers call a program, which may refuse them.
    pub const SETTABLE_TRANSFER_HOOK: Self = Self(1 << 5);
    /// All of them.
    pub const ALL: Self = Self(0b11_1111);

    /// Both sets together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of `other` are accepted.
    pub const fn accepts(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// What is accepted, in words that a person reads before staking.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        NAMES.iter().filter(move |(risk, _)| self.accepts(*risk)).map(|(_, name)| *name)
    }
}

const NAMES: [(Risks, &str); 6] = [
    (Risks::FREEZE_AUTHORITY, "an issuer can freeze accounts"),
    (Risks::PERMANENT_DELEGATE, "an issuer can take tokens out of any account"),
    (Risks::PAUSABLE, "an issuer can pause all transfers"),
    (Risks::TRANSFER_FEE, "transfers cost a fee"),
    (Risks::MINT_CLOSE_AUTHORITY, "an issuer can close the mint"),
    (Risks::SETTABLE_TRANSFER_HOOK, "an issuer can make transfers depend on a program"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_risk_has_a_name() {
        assert_eq!(Risks::ALL.names().count(), 6);
        assert_eq!(Risks::NONE.names().count(), 0);
        let two = Risks::PAUSABLE.and(Risks::TRANSFER_FEE);
        assert!(two.names().eq(["an issuer can pause all transfers", "transfers cost a fee"]));
    }
}
