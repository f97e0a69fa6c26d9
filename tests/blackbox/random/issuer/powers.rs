//! What the issuer has done so far, and whether tokens move after it.

use super::command::{Command, PLAIN, TOKENS};
use harness::prelude::*;
use harness::world::address_of;
use std::collections::{BTreeMap, BTreeSet};

/// Of each token, and of accounts.
#[derive(Clone, Default)]
pub struct Powers {
    paused: [bool; TOKENS],
    hooked: [bool; TOKENS],
    frozen: BTreeSet<Address>,
    /// Taken out of vaults and not given back [base units].
    pub taken: BTreeMap<Address, u64>,
}

/// Mints with every power that can stand together.
pub fn tokens() -> [Token; TOKENS] {
    let powerful = || {
        Token::token_2022(6)
            .with(Extension::DefaultThawed)
            .with(Extension::TransferFee { bps: 0, most: u64::MAX })
            .with(Extension::PermanentDelegate)
            .with(Extension::Pausable)
            .with(Extension::MintCloseAuthority)
            .with(Extension::TransferHook(Address::default()))
            .with(Extension::PermissionedBurn)
    };
    let hidden = powerful().with(Extension::Confidential).with(Extension::ConfidentialFee);
    let scaled = powerful().with(Extension::ScaledUi);
    [scaled, powerful().with(Extension::InterestBearing), Token::spl(6), hidden]
}

impl Powers {
    /// Whether the token moves from there to there.
    pub fn let_move(&self, token: usize, from: &Address, to: &Address) -> bool {
        let thawed = [from, to].iter().all(|account| !self.frozen.contains(account));
        self.is_open(token) && thawed
    }

    /// Whether new tokens can be made.
    pub fn let_mint(&self, token: usize) -> bool {
        !self.paused[token]
    }

    fn is_open(&self, token: usize) -> bool {
        !self.paused[token] && !self.hooked[token]
    }

    /// Whether the issuer can do that now.
    pub fn allow(&self, command: &Command, account: &Address) -> bool {
        let frozen = self.frozen.contains(account);
        match command {
            Command::Freeze(..) => !frozen,
            Command::Thaw(..) => frozen,
            Command::Pause(token) => !self.paused[*token],
            Command::Resume(token) => self.paused[*token],
            Command::Seize(token, ..) => self.is_open(*token) && !frozen,
            Command::Restore(token, _) => {
                self.taken.contains_key(account) && !self.paused[*token] && !frozen
            }
            Command::Scale(token, _) => *token == 0,
            Command::SetRate(token, _) => *token == 1,
            Command::SetHook(token, on) => self.hooked[*token] != *on,
            _ => true,
        }
    }

    /// Uses a power.
    pub fn use_one(
        &mut self,
        world: &mut World,
        command: &Command,
        mint: &Mint,
        account: &Address,
    ) {
        match *command {
            Command::Freeze(..) => {
                world.freeze(account, mint);
                self.frozen.insert(*account);
            }
            Command::Thaw(..) => {
                world.thaw(account, mint);
                self.frozen.remove(account);
            }
            Command::Pause(token) => {
                world.pause_mint(mint);
                self.paused[token] = true;
            }
            Command::Resume(token) => {
                world.resume_mint(mint);
                self.paused[token] = false;
            }
            Command::Seize(_, _, percent) => {
                let part = u128::from(world.balance(account)) * u128::from(percent) / 100;
                world.seize(account, mint, part as u64);
                *self.taken.entry(*account).or_default() += part as u64;
            }
            Command::Restore(..) => {
                let taken = self.taken.remove(account).unwrap_or_default();
                world.mint_to(account, mint, taken);
            }
            Command::SetFee(_, bps) => world.change_fee(mint, bps),
            Command::SetHook(token, on) => {
                world.hook_transfers(mint, on.then(|| address_of("a foreign program")));
                self.hooked[token] = on;
            }
            Command::Scale(_, by) => world.scale(mint, by as f64),
            Command::SetRate(_, bps) => world.bear_interest(mint, bps as i16),
            Command::FreezeNew(_, frozen) => world.freeze_new_accounts(mint, frozen),
            ref other => unreachable!("{other:?} is no power"),
        }
    }

    /// Undoes all that stops anything.
    pub fn undo(
        &mut self,
        world: &mut World,
        mints: &[Mint; TOKENS],
        of: impl Fn(&Address) -> usize,
    ) {
        for (token, mint) in mints.iter().enumerate().filter(|(token, _)| *token != PLAIN) {
            if self.paused[token] {
                world.resume_mint(mint);
            }
            if self.hooked[token] {
                world.hook_transfers(mint, None);
            }
        }
        self.frozen.iter().for_each(|account| world.thaw(account, &mints[of(account)]));
        self.taken.iter().for_each(|(at, taken)| world.mint_to(at, &mints[of(at)], *taken));
        *self = Self::default();
    }
}
