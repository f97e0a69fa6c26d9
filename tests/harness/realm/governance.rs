//! Instructions of SPL Governance that set the stage: a realm, a governance, proposals. Those
//! that go with a vote are in `acequia_realms_interface::governance`.

use acequia_interface::addresses::{SPL_TOKEN, SYSTEM};
use acequia_realms_interface::governance::{realm_config, token_owner_record};
use acequia_realms_interface::votes::Place;
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// The sysvar that tells the rent.
const RENT: Address = Address::from_str_const("SysvarRent111111111111111111111111111111111");

/// A realm to be made: its community votes by an add-in, its council by deposits.
#[derive(Clone, Copy, Debug)]
pub struct Realm<'a> {
    /// The governance program.
    pub program: Address,
    /// Pays, and becomes the realm's authority.
    pub authority: Address,
    /// Unique among the realms of the program.
    pub name: &'a str,
    /// The community's mint, of SPL Token.
    pub community: Address,
    /// The council's mint, of SPL Token.
    pub council: Address,
    /// The program that tells what the community's voters weigh, and how much there can be.
    pub add_in: Address,
}

impl Realm<'_> {
    /// Where it will be.
    pub fn address(&self) -> Address {
        derive(&self.program, &[b"governance", self.name.as_bytes()])
    }

    /// `CreateRealm`.
    pub fn create(&self) -> Instruction {
        let realm = self.address();
        let holding =
            |mint: &Address| derive(&self.program, &[b"governance", realm.as_ref(), mint.as_ref()]);
        let accounts = vec![
            writable(realm),
            readonly(self.authority),
            readonly(self.community),
            writable(holding(&self.community)),
            AccountMeta::new(self.authority, true),
            readonly(SYSTEM),
            readonly(SPL_TOKEN),
            readonly(RENT),
            readonly(self.council),
            writable(holding(&self.council)),
            readonly(SPL_TOKEN),
            writable(realm_config(&self.program, &realm)),
            readonly(self.add_in),
            readonly(self.add_in),
        ];
        let mut data = vec![0];
        text(&mut data, self.name);
        data.push(1); // with a council
        data.extend(0u64.to_le_bytes()); // weight to create a governance
        data.push(0); // the maximum, without an add-in: a share of the supply,
        data.extend(10_000_000_000u64.to_le_bytes()); // all of it
        data.extend([1, 1, 0]); // community: both add-ins, liquid
        data.extend([0, 0, 0]); // council: none, liquid
        instruction(self.program, accounts, data)
    }
}

/// On which terms proposals are voted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// For how long every vote is taken [s].
    pub base_seconds: u32,
    /// For how long after that votes against are taken [s].
    pub cool_off_seconds: u32,
    /// The share of the largest voter weight that passes a proposal [%].
    pub threshold: u8,
    /// Whether a proposal is decided as soon as the rest cannot change it.
    pub tips: bool,
    /// Whether the council votes too; its threshold stands in the account without a number
    /// where it does not.
    pub council_votes: bool,
}

impl Default for Terms {
    /// Three days and one of cool-off; 60 %; nothing is decided early.
    fn default() -> Self {
        let day = 86_400;
        Self {
            base_seconds: 3 * day,
            cool_off_seconds: day,
            threshold: 60,
            tips: false,
            council_votes: true,
        }
    }
}

/// A governance of a realm.
pub fn governance_at(program: &Address, realm: &Address, governed: &Address) -> Address {
    derive(program, &[b"account-governance", realm.as_ref(), governed.as_ref()])
}

/// `CreateGovernance`, by the realm's authority.
pub fn create_governance(realm: &Realm, governed: Address, terms: &Terms) -> Instruction {
    let at = realm.address();
    let accounts = vec![
        readonly(at),
        writable(governance_at(&realm.program, &at, &governed)),
        readonly(governed),
        readonly(realm.authority), // no record: the authority needs none
        AccountMeta::new(realm.authority, true),
        readonly(SYSTEM),
        AccountMeta::new_readonly(realm.authority, true),
        readonly(realm_config(&realm.program, &at)),
    ];
    let tipping = if terms.tips { 0 } else { 2 };
    let council: &[u8] = if terms.council_votes { &[0, 60] } else { &[2] };
    let mut data = vec![4, 0, terms.threshold];
    data.extend(1u64.to_le_bytes()); // community weight to propose
    data.extend(0u32.to_le_bytes()); // time before execution
    data.extend(terms.base_seconds.to_le_bytes());
    data.push(tipping);
    data.extend(council);
    data.push(2); // the council has no veto
    data.extend(0u64.to_le_bytes()); // council weight to propose
    data.push(tipping);
    data.push(2); // nor has the community
    data.extend(terms.cool_off_seconds.to_le_bytes());
    data.push(10); // proposals without deposit
    instruction(realm.program, accounts, data)
}

/// `CreateProposal` of one option, made by a member of the council and voted on by the holders
/// of `place.mint`.
pub fn create_proposal(place: &Place, council: Address, who: Address, name: &str) -> Instruction {
    let record = token_owner_record(&place.program, &place.realm, &council, &who);
    let accounts = vec![
        readonly(place.realm),
        writable(place.proposal),
        writable(place.governance),
        writable(record),
        readonly(place.mint),
        AccountMeta::new_readonly(who, true),
        AccountMeta::new(who, true),
        readonly(SYSTEM),
        readonly(realm_config(&place.program, &place.realm)),
    ];
    let mut data = vec![6];
    text(&mut data, name);
    text(&mut data, "https://example.org");
    data.push(0); // a single choice
    data.extend(1u32.to_le_bytes());
    text(&mut data, "Approve");
    data.push(1); // can be denied
    data.extend(seed(name).as_ref());
    instruction(place.program, accounts, data)
}

/// Where a proposal of that name will be.
pub fn proposal_at(program: &Address, governance: &Address, mint: &Address, name: &str) -> Address {
    derive(program, &[b"governance", governance.as_ref(), mint.as_ref(), seed(name).as_ref()])
}

fn seed(name: &str) -> Address {
    crate::world::address_of(name)
}

/// `SignOffProposal`, by who made it: voting begins.
pub fn sign_off(place: &Place, proposer: Address, who: Address) -> Instruction {
    let accounts = vec![
        readonly(place.realm),
        writable(place.governance),
        writable(place.proposal),
        AccountMeta::new_readonly(who, true),
        readonly(proposer),
    ];
    instruction(place.program, accounts, vec![12])
}

/// `CancelProposal`, by who made it.
pub fn cancel(place: &Place, proposer: Address, who: Address) -> Instruction {
    let accounts = vec![
        readonly(place.realm),
        writable(place.governance),
        writable(place.proposal),
        writable(proposer),
        AccountMeta::new_readonly(who, true),
    ];
    instruction(place.program, accounts, vec![11])
}

/// `FinalizeVote`, by anyone.
pub fn finalize(place: &Place, proposer: Address) -> Instruction {
    let accounts = vec![
        readonly(place.realm),
        writable(place.governance),
        writable(place.proposal),
        writable(proposer),
        readonly(place.mint),
        readonly(realm_config(&place.program, &place.realm)),
        readonly(
            acequia_realms_interface::addresses::max_voter_weight_record(&place.registrar()).0,
        ),
    ];
    instruction(place.program, accounts, vec![14])
}

fn text(data: &mut Vec<u8>, text: &str) {
    data.extend((text.len() as u32).to_le_bytes());
    data.extend(text.as_bytes());
}

fn derive(program: &Address, seeds: &[&[u8]]) -> Address {
    Address::find_program_address(seeds, program).0
}

fn readonly(key: Address) -> AccountMeta {
    AccountMeta::new_readonly(key, false)
}

fn writable(key: Address) -> AccountMeta {
    AccountMeta::new(key, false)
}

fn instruction(program_id: Address, accounts: Vec<AccountMeta>, data: Vec<u8>) -> Instruction {
    Instruction { program_id, accounts, data }
}
