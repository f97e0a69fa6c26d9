//! What reached whom, measured in wallets: the program is not asked.

/// What one LP has had so far [base units].
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Rewards that arrived in the wallet, by token.
    pub claimed: Vec<u64>,
    /// Rewards that went straight into a stake, of the same pool or another, by token.
    pub compounded: Vec<u64>,
    /// Principal that arrived in the wallet again.
    pub returned: u64,
    /// Principal that left the wallet.
    pub brought: u64,
    /// Principal left behind by leaving locks early.
    pub penalties: u64,
}

/// The accounts of all LPs.
#[derive(Clone, Debug)]
pub struct Ledger {
    accounts: Vec<Account>,
}

impl Ledger {
    /// Nothing has reached anybody yet.
    pub fn new(lps: usize, tokens: usize) -> Self {
        let zeros = vec![0; tokens];
        let account = Account { claimed: zeros.clone(), compounded: zeros, ..Account::default() };
        Self { accounts: vec![account; lps] }
    }

    pub fn of(&self, lp: usize) -> &Account {
        &self.accounts[lp]
    }

    pub fn of_mut(&mut self, lp: usize) -> &mut Account {
        &mut self.accounts[lp]
    }

    /// All rewards of a token that reached anybody [base units].
    pub fn arrived(&self, token: usize) -> u64 {
        self.accounts.iter().map(|account| account.received(token)).sum()
    }
}

impl Account {
    /// Rewards of a token that reached the LP, in the wallet or in the stake [base units].
    pub fn received(&self, token: usize) -> u64 {
        self.claimed[token] + self.compounded[token]
    }
}
