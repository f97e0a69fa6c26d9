//! A pool in some state, and its account's bytes.

use crate::dice::Dice;
use acequia_core::stream::Opening;
use acequia_core::{Caps, IdlePolicy, LockRule, Segment, Stream, Totals};
use acequia_interface::{Pool, StreamSlot};
use bytemuck::bytes_of;
use solana_address::Address;

pub const ME: u8 = 8;
pub const AGUA: u8 = 1;
pub const RIO: u8 = 2;
const GAUGE: u8 = 9;
const START: u64 = 1_900_000_000;
const DAY: u64 = 86_400;

/// An address in base58.
pub fn key(byte: u8) -> String {
    Address::new_from_array([byte; 32]).to_string()
}

/// A reward as a team wishes it: a curve of some steps, in one of two tokens, or a flow.
pub struct Wish {
    mint: u8,
    flow: bool,
    waits: bool,
    promised: bool,
    /// Each of so many days and whole tokens.
    steps: Vec<(u64, u64)>,
}

impl Wish {
    pub fn some(dice: &mut Dice) -> Self {
        let (mint, flow) = ([AGUA, RIO, RIO][dice.below(3) as usize], dice.below(5) == 0);
        let (waits, promised) = (dice.below(3) > 0, dice.below(2) == 0);
        let count = 1 + dice.below(3);
        let steps = (0..count).map(|_| (1 + dice.below(30), 1 + dice.below(900))).collect();
        Self { mint, flow, waits, promised, steps }
    }

    /// What the team pays beside a gauge, in the same token.
    pub fn teams() -> Self {
        Self { mint: RIO, flow: false, waits: true, promised: false, steps: vec![(10, 900)] }
    }

    fn gauges() -> Self {
        Self { steps: vec![(20, 700)], ..Self::teams() }
    }

    /// In a farm file, gone on by so many steps.
    pub fn toml(&self, more: u64) -> String {
        let symbol = if self.mint == AGUA { "AGUA" } else { "RIO" };
        let idle = if self.waits { "wait" } else { "refund" };
        let head = format!("[[pool.reward]]\ntoken = \"{symbol}\"\nidle = \"{idle}\"\n");
        if self.flow {
            return format!("{head}kind = \"flow\"\nwindow = \"7 days\"\n");
        }
        let steps: Vec<_> = self.steps.iter().copied().chain((0..more).map(|_| (5, 77))).collect();
        let budget: u64 = steps.iter().map(|(_, tokens)| tokens).sum();
        let lines = steps
            .iter()
            .map(|(days, tokens)| format!("{{ for = \"{days} days\", amount = \"{tokens}\" }}, "));
        let committed = if self.promised { "all" } else { "none" };
        format!(
            "{head}kind = \"curve\"\nbudget = \"{budget}\"\ncommitted = \"{committed}\"\n\
             schedule = {{ shape = \"steps\", steps = [{}] }}\n",
            lines.collect::<String>()
        )
    }

    /// Made on chain.
    fn stream(&self) -> Stream {
        let idle = if self.waits { IdlePolicy::Wait } else { IdlePolicy::Refund };
        let mut stream = Stream::default();
        if self.flow {
            stream.open(Opening::flow(idle, 7 * DAY as u32)).expect("a free slot");
            return stream;
        }
        let segment = |(days, tokens): &(u64, u64)| Segment {
            seconds: (days * DAY) as u32,
            amount: tokens * 1_000_000,
        };
        let segments: Vec<Segment> = self.steps.iter().map(segment).collect();
        let seconds: u64 = self.steps.iter().map(|(days, _)| days * DAY).sum();
        let until = if self.promised { START + seconds + 600 } else { 0 };
        stream.open(Opening::curve(idle, until)).expect("a free slot");
        stream.extend(START, 0, &segments).expect("a schedule");
        stream
    }
}

/// A pool that has been there for a while.
pub struct Chain {
    /// What the wishes were drawn from: drawn again, they are the same.
    pub seed: u64,
    pub now: u64,
    pub streams: Vec<StreamSlot>,
}

impl Chain {
    pub fn some(dice: &mut Dice) -> Self {
        let seed = dice.below(u64::MAX);
        let mut wishes = Dice(seed);
        let now = START + dice.below(20 * DAY);
        let count = 1 + dice.below(3);
        let streams = (0..count).map(|_| {
            let wish = Wish::some(&mut wishes);
            let _more = if wishes.below(2) == 0 { 0 } else { 1 + wishes.below(2) };
            slot(dice, &wish, now)
        });
        Self { seed, now, streams: streams.collect() }
    }

    /// A gauge's stream in a lower slot than the team's, both of one mint.
    pub fn of_a_gauge_and_a_team() -> Self {
        let slot = |wish: Wish, funder| stream_slot(wish.stream(), wish.mint, funder);
        let streams = vec![slot(Wish::gauges(), GAUGE), slot(Wish::teams(), ME)];
        Self { seed: 0, now: START, streams }
    }

    /// The account as the program writes it.
    pub fn account(&self) -> Vec<u8> {
        let mut data = vec![0; Pool::HEADER_SIZE];
        let mut put = |at: usize, bytes: &[u8]| data[at..at + bytes.len()].copy_from_slice(bytes);
        let slots = self.streams.len() as u8;
        let totals = Totals { weight: 1_000, last_update: self.now, ..Totals::default() };
        let caps = Caps { pool: 5_000_000, position: 0 };
        put(0, &Pool::DISCRIMINATOR);
        put(Pool::DISCRIMINATOR.len(), &[1]); // the version
        put(Pool::offset_of("id"), &3u16.to_le_bytes());
        put(Pool::offset_of("capacity"), &[slots]);
        for key in ["creator", "authority", "reward_manager"] {
            put(Pool::offset_of(key), &[ME; 32]);
        }
        put(Pool::offset_of("stake_mint"), &[AGUA; 32]);
        put(Pool::offset_of("totals"), bytes_of(&totals));
        put(Pool::offset_of("caps"), bytes_of(&caps));
        put(Pool::offset_of("lock"), bytes_of(&LockRule::NONE));
        put(Pool::BYTES, &[slots]);
        self.streams.iter().for_each(|slot| data.extend(slot_bytes(slot)));
        data
    }
}

/// A stream of that wish, whatever has become of it.
fn slot(dice: &mut Dice, wish: &Wish, now: u64) -> StreamSlot {
    let mut books = wish.stream();
    books.accrue(START, now, 1_000);
    let _refused_where_it_cannot_be = match dice.below(8) {
        0 => books.top_up(now, 5_000_000),
        1 => books.refund(now, false).map(|_| ()),
        2 => books.commit(now + 90 * DAY),
        3 => {
            books = Stream::default();
            Ok(())
        }
        _ => Ok(()),
    };
    let mint = if books == Stream::default() { 0 } else { wish.mint };
    stream_slot(books, mint, if dice.below(4) == 0 { GAUGE } else { ME })
}

fn stream_slot(books: Stream, mint: u8, funder: u8) -> StreamSlot {
    let [mint, vault, funder] = [mint, 6, funder].map(|byte| Address::new_from_array([byte; 32]));
    StreamSlot { mint, vault, funder, decimals: 6, books, ..StreamSlot::default() }
}

fn slot_bytes(slot: &StreamSlot) -> Vec<u8> {
    let mut bytes = [slot.mint, slot.vault, slot.funder, slot.pending_funder]
        .map(|key| key.to_bytes())
        .concat();
    bytes.extend([slot.token_program, slot.decimals, slot.vault_bump]);
    bytes.resize(StreamSlot::offset_of("books"), 0);
    bytes.extend(bytes_of(&slot.books));
    bytes
}
