//! A world with pools in it.

use crate::books;
use crate::step::Step;
use crate::then::Then;
use crate::token::Mint;
use crate::when::Actor;
use crate::world::World;
use crate::{position_at, wallet_of};
use acequia_core::Stream;
use acequia_interface::terms::{PendingView, PoolView, SolvencyView};
use acequia_interface::{instructions, Pool};
use solana_address::Address;

/// Who creates every pool and is its authority.
pub const CREATOR: &str = "creator";
/// Who may add streams to every pool.
pub const MANAGER: &str = "manager";
/// Who funds every stream.
pub const FUNDER: &str = "funder";

/// A pool of the scene.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// The pool's address.
    pub pool: Address,
    /// What is staked there; the asset's key stands for the mint of a delegated pool.
    pub stake: Mint,
    /// What each new actor is given of it [base units].
    pub wealth: u64,
}

/// A world with one pool or more.
#[derive(Clone)]
pub struct Scene {
    /// The runtime beneath.
    pub world: World,
    /// The pools, in the order they were made.
    pub sites: Vec<Site>,
}

impl Scene {
    /// What `who` is about to do in the first pool, with their first position.
    pub fn when(&mut self, who: &str) -> Actor<'_> {
        let address = self.world.actor(who);
        Actor::new(self, address)
    }

    /// What must be true of `who` in the first pool, with their first position.
    pub fn then(&self, who: &str) -> Then<'_> {
        Then::new(self, crate::world::address_of(who))
    }

    /// An instruction of one's own making, paid for by `who`.
    pub fn step(&mut self, who: &str, instruction: solana_instruction::Instruction) -> Step<'_> {
        let payer = self.world.actor(who);
        Step::new(self, payer, instruction)
    }

    /// Lets time pass [s].
    pub fn after(&mut self, seconds: u64) -> &mut Self {
        let now = self.world.now();
        self.world.set_time(now + seconds);
        self
    }

    /// A copy in which things can be tried.
    pub fn fork(&self) -> Self {
        self.clone()
    }

    // ---- what there is, in the first pool ----

    /// The first pool's address and stake mint.
    pub fn site(&self) -> Site {
        self.sites[0]
    }

    /// The first pool, as it stands in its account.
    #[track_caller]
    pub fn pool(&self) -> Pool {
        self.world.pool(&self.site().pool)
    }

    /// The books of a stream of the first pool, settled to the present second.
    #[track_caller]
    pub fn stream(&self, slot: usize) -> Stream {
        self.pool().settled_to(self.world.now()).streams[slot].books
    }

    /// The mint of a stream of the first pool.
    #[track_caller]
    pub fn reward(&self, slot: usize) -> Mint {
        reward_of(&self.pool(), slot)
    }

    /// The vault of a stream of the first pool.
    #[track_caller]
    pub fn reward_vault(&self, slot: usize) -> Address {
        self.pool().streams[slot].vault
    }

    /// The stake mint of the first pool.
    pub fn stake_mint(&self) -> Mint {
        self.site().stake
    }

    /// The address of an actor's first position in the first pool.
    pub fn position_of(&self, who: &str) -> Address {
        position_at(&self.site().pool, &crate::world::address_of(who), 0)
    }

    /// An actor's canonical account for a mint.
    pub fn wallet_of(&self, who: &str, mint: &Mint) -> Address {
        wallet_of(&crate::world::address_of(who), mint)
    }

    // ---- the program's own views ----

    /// What the program says the streams owe to an actor's first position.
    #[track_caller]
    pub fn view_pending(&mut self, who: &str) -> Vec<PendingView> {
        let view =
            instructions::ViewPending { pool: self.site().pool, position: self.position_of(who) };
        PendingView::read(&self.view(view.instruction())).expect("an answer")
    }

    /// What the program says of the first pool.
    #[track_caller]
    pub fn view_pool(&mut self) -> PoolView {
        let view = instructions::ViewPool { pool: self.site().pool };
        PoolView::read(&self.view(view.instruction())).expect("an answer")
    }

    /// What the program says of the vaults of the first pool.
    #[track_caller]
    pub fn view_solvency(&mut self) -> Vec<SolvencyView> {
        let pool = self.pool();
        let used = pool.streams.iter().filter(|slot| slot.is_in_use());
        let vaults: Vec<Address> = used.map(|slot| slot.vault).collect();
        let view = instructions::ViewSolvency { pool: self.site().pool, vaults: &vaults };
        SolvencyView::read(&self.view(view.instruction())).expect("an answer")
    }

    #[track_caller]
    pub(crate) fn view(&mut self, instruction: solana_instruction::Instruction) -> Vec<u8> {
        let anyone = self.world.actor("anyone");
        self.world.simulate(anyone, &[instruction]).ok().return_data
    }

    /// Asserts promise 3 of every pool.
    #[track_caller]
    pub fn check_books(&self) {
        for site in self.sites.iter().filter(|site| self.world.has(&site.pool)) {
            books::check(&self.world, &site.pool);
        }
    }
}

/// The mint of a stream of a pool.
#[track_caller]
pub fn reward_of(pool: &Pool, slot: usize) -> Mint {
    let slot = &pool.streams[slot];
    assert!(slot.is_in_use(), "no stream in the slot");
    Mint { address: slot.mint, program: slot.token_program_address(), decimals: slot.decimals }
}
