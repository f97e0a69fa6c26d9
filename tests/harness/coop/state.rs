//! The vault's accounts, read byte by byte as `programs/autocompounder/src/state` lays them out.

use harness::prelude::Address;

/// A vault.
#[derive(Clone, Debug)]
pub struct Vault {
    pub shares: u64,
    pub rewards: Vec<Reward>,
}

/// A reward that a vault passes on.
#[derive(Clone, Debug)]
pub struct Reward {
    pub mint: Address,
    pub index: u128,
    pub carry: u64,
    pub waiting: u64,
    pub credited: u64,
    pub harvested: u64,
    pub paid: u64,
}

/// Somebody's shares.
#[derive(Clone, Debug)]
pub struct Shares {
    pub vault: Address,
    pub owner: Address,
    pub shares: u64,
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
    pub fn read(data: &[u8]) -> Self {
        let mut r = Bytes(data);
        assert_eq!((r.take(), r.take::<1>()), (*b"acqvault", [1]), "tag and version");
        let (_bump, _id) = (r.take::<1>(), r.take::<2>());
        (0..5).for_each(|_| {
            r.key(); // pool, position, mint, program, stake account
        });
        let (shares, _served_at) = (r.u64(), r.u64());
        (0..r.u32()).for_each(|_| {
            r.take::<12>(); // a source
        });
        let count = r.u32();
        let rewards = (0..count).map(|_| Reward {
            mint: r.key(),
            index: r.u128(),
            carry: r.u64(),
            waiting: r.u64(),
            credited: r.u64(),
            harvested: r.u64(),
            paid: r.u64(),
        });
        let rewards = rewards.collect();
        Self { shares, rewards }
    }
}

impl Shares {
    /// None for an account that holds something else.
    pub fn read(data: &[u8]) -> Option<Self> {
        let mut r = Bytes(data.strip_prefix(b"acqshare\x01")?);
        let _bump = r.take::<1>();
        let (vault, owner, _payer, shares) = (r.key(), r.key(), r.key(), r.u64());
        let count = r.u32();
        let checkpoints = (0..count).map(|_| (r.u128(), r.u128())).collect();
        Some(Self { vault, owner, shares, checkpoints })
    }

    /// What a reward owes once settled [2^-64 base units].
    pub fn owed(&self, nth: usize, reward: &Reward) -> u128 {
        let (index, owed) = self.checkpoints.get(nth).copied().unwrap_or_default();
        owed + (reward.index - index) * u128::from(self.shares)
    }
}
