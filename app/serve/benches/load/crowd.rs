//! The story's crowd, a thousand at a time, on the rules of the core: transactions as the program would log them.

use acequia_core::stream::Opening;
use acequia_core::{
    Caps, Checkpoint, Farm, IdlePolicy, LockRule, Seat, Segment, Stake, Stream, Terms, Totals,
};
use acequia_interface::events::*;
use acequia_interface::wire::Put;
use acequia_interface::{discriminator, Address};
use acequia_story::{parse, Action, Actor};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

pub const POOLS: usize = 4;
const STREAMS: usize = 2;
const DAY: u64 = 86_400;
const START: u64 = 1_900_000_000;
/// People of one story.
const LPS: usize = 1_000;
const TERMS: Terms = Terms {
    lock: LockRule {
        max_seconds: 60 * DAY as u32,
        max_multiplier_bps: 25_000,
        early_leave_bps: 0,
        _reserved: 0,
    },
    caps: Caps { pool: 0, position: 0 },
    closed: false,
};

/// A season: what each transaction logged is in a file.
pub struct Season {
    file: File,
    /// Where each transaction begins there, and when it was [unix s].
    at: Vec<u64>,
    times: Vec<u32>,
    pub events: u64,
    pub pools: Vec<Pool>,
    pub people: usize,
}

/// As the core has it at the end.
pub struct Pool {
    pub totals: Totals,
    pub streams: Vec<Stream>,
    pub seats: Vec<(Stake, Vec<Checkpoint>)>,
    pub owners: usize,
}

struct Deed {
    at: u64,
    who: u32,
    action: Action,
}

pub fn address(kind: u8, nth: usize) -> Address {
    let mut bytes = [kind; 32];
    for (word, chunk) in (1u64..).zip(bytes[1..].chunks_mut(8)) {
        let mut z = (nth as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_mul(word);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
    }
    Address::new_from_array(bytes)
}

pub fn owner(nth: usize) -> Address {
    address(20, nth)
}

fn story(seed: usize) -> String {
    format!(
        "name = \"A crowd\"\ntokens.LP = {{ decimals = 6, program = \"spl-token\" }}\n\
         [[pool]]\nname = \"Pool\"\nstake = \"LP\"\n[pool.lock]\nlongest = \"60 days\"\nmultiplier = 2.5\n\
         [[pool.reward]]\ntoken = \"LP\"\nkind = \"curve\"\nbudget = \"1_000_000\"\ncommitted = \"all\"\n\
         schedule = {{ shape = \"constant\", for = \"90 days\" }}\n\
         [story]\nbegins = 2026-01-05T00:00:00Z\ndays = 90\nseed = {seed}\n\
         [story.crowd]\nlps = {LPS}\nstake = [\"100\", \"5_000\"]\n"
    )
}

/// What so many stories' crowds do, in the order of time.
fn deeds(stories: usize) -> Vec<Deed> {
    let mut all = Vec::new();
    for seed in 0..stories {
        let (_, story) =
            parse("crowd.toml", &story(seed)).unwrap_or_else(|error| panic!("{error}"));
        for event in story.expect("a story").events {
            let Actor::Lp(who) = event.who else { continue };
            all.push(Deed { at: event.at, who: (seed * LPS + who) as u32, action: event.action });
        }
    }
    all.sort_by_key(|deed| deed.at);
    all
}

struct Writer {
    out: BufWriter<File>,
    season: Season,
    length: u64,
    last: Option<(u64, u32)>,
}

impl Writer {
    /// Another transaction, where it is another's or of another second.
    fn begin(&mut self, time: u64, who: u32) {
        if self.last.replace((time, who)) != Some((time, who)) {
            self.season.at.push(self.length);
            self.season.times.push((time - START) as u32);
        }
    }

    fn log(&mut self, name: &str, event: &impl Put) {
        let mut bytes = discriminator::event(name).to_vec();
        event.put(&mut bytes);
        self.out.write_all(&(bytes.len() as u32).to_le_bytes()).expect("room");
        self.out.write_all(&bytes).expect("room");
        self.length += bytes.len() as u64 + 4;
        self.season.events += 1;
    }
}

impl Season {
    /// At least so many events.
    pub fn play(events: u64, path: &Path) -> Self {
        // A thousand people make more than seven thousand.
        let mut stories = (events as usize / 7_000).max(1);
        let mut deeds = deeds(stories);
        while (deeds.len() as u64) < events {
            stories += stories / 8 + 1;
            deeds = self::deeds(stories);
        }
        let file = File::create(path).expect("room");
        let season = Self {
            file: File::open(path).expect("it is there"),
            at: vec![],
            times: vec![],
            events: 0,
            pools: vec![],
            people: stories * LPS,
        };
        let mut out = Writer { out: BufWriter::new(file), season, length: 0, last: None };
        (0..POOLS).for_each(|nth| out.make(nth, stories * LPS));
        for deed in &deeds {
            if out.season.events >= events {
                break;
            }
            out.play(deed);
        }
        out.out.flush().expect("room");
        out.season.at.push(out.length);
        out.season
    }

    /// How many transactions there are.
    pub fn len(&self) -> usize {
        self.times.len()
    }

    pub fn time(&self, nth: usize) -> u64 {
        START + u64::from(self.times[nth])
    }

    pub fn slot(&self, nth: usize) -> u64 {
        1_000_000 + u64::from(self.times[nth]) * 5 / 2
    }

    /// What a transaction logged, event by event.
    pub fn logged(&self, nth: usize) -> Vec<Vec<u8>> {
        let mut bytes = vec![0; (self.at[nth + 1] - self.at[nth]) as usize];
        self.file.read_exact_at(&mut bytes, self.at[nth]).expect("it is there");
        let (mut rest, mut events) = (&bytes[..], Vec::new());
        while let Some((length, more)) = rest.split_first_chunk::<4>() {
            let (event, more) = more.split_at(u32::from_le_bytes(*length) as usize);
            events.push(event.to_vec());
            rest = more;
        }
        events
    }
}

impl Writer {
    fn make(&mut self, nth: usize, people: usize) {
        self.begin(START, nth as u32);
        let mut pool = Pool {
            totals: Totals { last_update: START, ..Totals::default() },
            streams: vec![Stream::default(); STREAMS],
            seats: Vec::new(),
            owners: 0,
        };
        pool.seats.resize_with(people.div_ceil(POOLS), Default::default);
        self.log("PoolCreated", &created(nth));
        for slot in 0..STREAMS {
            let mut farm = Farm::new(&mut pool.totals, &mut pool.streams, TERMS, START);
            farm.open_stream(slot, Opening::curve(IdlePolicy::Wait, 0)).expect("a free slot");
            let segments = [Segment { seconds: 90 * DAY as u32, amount: 1_000_000_000_000 }];
            farm.extend(slot, 0, &segments).expect("room");
            self.log("StreamAdded", &added(nth, slot, &pool.streams[slot]));
        }
        self.season.pools.push(pool);
    }

    fn play(&mut self, deed: &Deed) {
        let (nth, who, now) = (deed.who as usize % POOLS, deed.who as usize, START + deed.at);
        let mut pool = self.season.pools.swap_remove(nth);
        self.act(&mut pool, nth, who, now, deed.action);
        self.season.pools.push(pool);
        let last = self.season.pools.len() - 1;
        self.season.pools.swap(nth, last);
    }

    fn act(&mut self, pool: &mut Pool, nth: usize, who: usize, now: u64, action: Action) {
        let (at, position) = (address(1, nth), address(10, who));
        let (mut stake, mut checkpoints) = core::mem::take(&mut pool.seats[who / POOLS]);
        let is_new = checkpoints.is_empty();
        checkpoints.resize_with(STREAMS, Checkpoint::default);
        let mut farm = Farm::new(&mut pool.totals, &mut pool.streams, TERMS, now);
        if is_new {
            farm.open(&mut stake);
        }
        let mut seat = Seat { stake: &mut stake, checkpoints: &mut checkpoints };
        let (mut paid, mut forfeited) = (Vec::new(), Vec::new());
        let before = seat.stake.amount;
        let done = match action {
            Action::Stake(amount) => farm.stake(&mut seat, amount).is_ok(),
            Action::Lock(seconds) => farm.lock(&mut seat, now + u64::from(seconds)).is_ok(),
            Action::Unstake(_) => farm.unstake(&mut seat, before).is_ok(),
            Action::EmergencyExit => farm.emergency_exit(&mut seat).is_ok(),
            Action::Claim(_) => {
                for slot in 0..STREAMS {
                    let amount = farm.claim(&mut seat, slot).expect("a slot").0;
                    let (total, fraction) = (farm.paid(slot), seat.fraction(slot));
                    paid.push(Paid { slot: slot as u8, amount, total, fraction });
                }
                true
            }
            Action::Close => match farm.close(&mut seat, true) {
                Ok(given) => {
                    let some = (0..STREAMS).map(|slot| (slot as u8, given.0[slot]));
                    let some = some.filter(|(_, given)| given.get() > 0);
                    forfeited.extend(some.map(|(slot, given)| Forfeited {
                        slot,
                        units: given.hi,
                        fraction: given.lo,
                        idle: 0,
                    }));
                    true
                }
                Err(_) => false,
            },
            _ => false,
        };
        if done {
            self.begin(now, who as u32);
            let books = books(&pool.totals, &pool.streams, &stake);
            let amount = before.abs_diff(stake.amount);
            let pool_positions = pool.totals.positions;
            if is_new {
                let (owner, index) = (owner(who), 0);
                let opened = PositionOpened {
                    pool: at,
                    position,
                    owner,
                    opener: owner,
                    index,
                    pool_positions,
                };
                self.log("PositionOpened", &opened);
                pool.owners += 1;
            }
            match action {
                Action::Stake(_) => {
                    self.log("Staked", &Staked { pool: at, position, received: amount, books })
                }
                Action::Lock(_) => self.log("Locked", &Locked { pool: at, position, books }),
                Action::Unstake(_) => {
                    self.log("Unstaked", &Unstaked { pool: at, position, amount, books })
                }
                Action::EmergencyExit => self
                    .log("EmergencyExited", &EmergencyExited { pool: at, position, amount, books }),
                Action::Claim(_) => {
                    self.log("Claimed", &Claimed { pool: at, position, pushed: false, paid, books })
                }
                _ => {
                    let closed =
                        PositionClosed { pool: at, position, forfeited, pool_positions, books };
                    self.log("PositionClosed", &closed)
                }
            }
            if before > 0 && stake.amount == 0 {
                pool.owners -= 1;
            }
        }
        pool.seats[who / POOLS] = (stake, checkpoints);
    }
}

fn books(totals: &Totals, streams: &[Stream], stake: &Stake) -> Books {
    let index = |stream: &Stream| StreamIndex { lo: stream.index.lo, hi: stream.index.hi };
    Books {
        amount: stake.amount,
        weight: stake.weight,
        lock_end: stake.lock_end,
        pool_staked: totals.staked,
        pool_weight: totals.weight,
        time: totals.last_update,
        indexes: streams.iter().map(index).collect(),
    }
}

fn created(nth: usize) -> PoolCreated {
    let creator = address(2, nth);
    PoolCreated {
        pool: address(1, nth),
        creator,
        reward_manager: creator,
        stake_mint: address(3, 0),
        delegate: Address::default(),
        id: nth as u16,
        capacity: STREAMS as u8,
        accepted_risks: 0,
        max_lock_seconds: TERMS.lock.max_seconds,
        max_multiplier_bps: TERMS.lock.max_multiplier_bps,
        early_leave_bps: 0,
        pool_cap: 0,
        position_cap: 0,
        time: START,
    }
}

fn added(nth: usize, slot: usize, stream: &Stream) -> StreamAdded {
    let funding = Funding {
        slot: slot as u8,
        generation: stream.generation,
        funded: stream.funded,
        refunded: 0,
        streamed: 0,
        paid: 0,
        idle: 0,
        unstreamed: stream.unstreamed(),
        ends_at: START + 90 * DAY,
        committed_until: 0,
        time: START,
    };
    StreamAdded {
        pool: address(1, nth),
        mint: address(3, slot),
        vault: address(4, nth * STREAMS + slot),
        funder: address(2, nth),
        kind: 0,
        idle_policy: 0,
        window: 0,
        full_weight: 0,
        least_weight: 0,
        received: stream.funded,
        funding,
    }
}
