//! The vault's accounts, read byte by byte as `programs/autocompounder/src/state` lays them out.

use crate::prelude::Address;

/// A vault.
#[derive(Clone, Debug)]
pub struct Vault {
    /// Shares of all accounts together.
    pub shares: u128,
    /// The stake mint as counted [base units].
    pub assets: u64,
    /// What of it lies in the stake account [base units].
    pub at_hand: u64,
    /// How many accounts there are.
    pub accounts: u32,
    /// Whether it has left the farm for good.
    pub has_left: bool,
    /// One for each reward mint.
    pub rewards: Vec<Reward>,
}

/// A reward that a vault passes on.
#[derive(Clone, Debug)]
pub struct Reward {
    /// The mint.
    pub mint: Address,
    /// Reward per share since the beginning [2^-64 base units per share].
    pub index: u128,
    /// What the last division left over [2^-64 base units].
    pub carry: u128,
    /// Came while nobody held a share [base units].
    pub waiting: u64,
    /// Owed by the farm or received, ever [base units].
    pub credited: u64,
    /// Paid out, ever [base units].
    pub paid: u64,
}

/// Somebody's shares.
#[derive(Clone, Debug)]
pub struct Shares {
    /// The vault.
    pub vault: Address,
    /// Who may withdraw.
    pub owner: Address,
    /// How many shares.
    pub shares: u128,
    /// Index and what is owed, per reward.
    pub checkpoints: Vec<(u128, u128)>,
}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let (head, rest) = self.0.split_first_chunk().expect("enough bytes");
        self.0 = rest;
        *head
    }
    fn u32(&mut self) -> usize {
        u32::from_le_bytes(self.take()) as usize
    }
    fn u64(&mut self) -> u64 {
        u64::from_le_bytes(self.take())
    }
    fn u128(&mut self) -> u128 {
        u128::from_le_bytes(self.take())
    }
    fn key(&mut self) -> Address {
        Address::new_from_array(self.take())
    }
}

impl Vault {
    /// Reads a vault.
    pub fn read(data: &[u8]) -> Self {
        let mut r = Bytes(data);
        assert_eq!((r.take(), r.take::<1>()), (*b"acqvault", [1]), "tag and version");
        let (_bump, _id) = (r.take::<1>(), r.take::<2>());
        (0..6).for_each(|_| {
            r.key(); // pool, position, mint, program, stake account, rent payer
        });
        let (shares, assets, at_hand, accounts) = (r.u128(), r.u64(), r.u64(), r.u32() as u32);
        let (has_left, _announced_at) = (r.take() == [2], r.u64());
        (0..r.u32()).for_each(|_| {
            r.take::<29>(); // a source
        });
        let count = r.u32();
        let rewards = (0..count).map(|_| Reward {
            mint: r.key(),
            index: r.u128(),
            carry: r.u128(),
            waiting: r.u64(),
            credited: r.u64(),
            paid: r.u64(),
        });
        let rewards = rewards.collect();
        Self { shares, assets, at_hand, accounts, has_left, rewards }
    }
}

impl Shares {
    /// None for an account that holds something else.
    pub fn read(data: &[u8]) -> Option<Self> {
        let mut r = Bytes(data.strip_prefix(b"acqshare\x01")?);
        let _bump = r.take::<1>();
        let (vault, owner, _payer, shares) = (r.key(), r.key(), r.key(), r.u128());
        let count = r.u32();
        let checkpoints = (0..count).map(|_| (r.u128(), r.u128())).collect();
        Some(Self { vault, owner, shares, checkpoints })
    }

    /// What a reward owes once settled [2^-64 base units].
    pub fn owed(&self, nth: usize, reward: &Reward) -> u128 {
        let (index, owed) = self.checkpoints.get(nth).copied().unwrap_or_default();
        owed + (reward.index - index) * self.shares
    }
}
