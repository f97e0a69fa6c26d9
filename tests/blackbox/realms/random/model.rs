//! What is voted, without adapter and governance: of each position what it votes within which window, added
//! up anew each time.

use super::command::{PEOPLE, POOLS, SEATS};
use acequia_realms_core::ballot::Window;
use acequia_realms_core::weight::{votes_floor, ONE};
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::votes::Place;

/// A position's vote.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    pub window: Window,
    pub weight: u64,
    votes: u64,
    /// Whether it is in its voter's tally: cast within the tally's window, since that is its window.
    pub counts: bool,
}

/// Of one person on one proposal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Voter {
    /// What the tally is about.
    pub window: Window,
    /// Whether there is one.
    pub has_tally: bool,
    /// What governance counts, until it is decided [votes].
    pub civic: Option<u64>,
}

/// A proposal, and what is voted on it.
#[derive(Clone, Debug)]
pub struct Question {
    pub place: Place,
    pub casts: [Option<Cast>; SEATS.len()],
    /// Whose records are there.
    pub records: [bool; SEATS.len()],
    pub voters: [Voter; PEOPLE.len()],
}

impl Question {
    pub fn new(place: Place) -> Self {
        let (casts, records) = ([None; SEATS.len()], [false; SEATS.len()]);
        Self { place, casts, records, voters: Default::default() }
    }

    pub fn seats_of(who: usize) -> impl Iterator<Item = usize> {
        (0..SEATS.len()).filter(move |seat| SEATS[*seat].0 == who)
    }

    /// What somebody's positions vote together, but for one [votes].
    pub fn sum(&self, who: usize, without: Option<usize>) -> u64 {
        let seats = Self::seats_of(who).filter(|seat| Some(*seat) != without);
        let counted = seats.filter_map(|seat| self.casts[seat].filter(|cast| cast.counts));
        counted.map(|cast| cast.votes).sum()
    }

    /// What they vote together now, and without the vote of one of them [votes].
    pub fn sums_without(&self, seat: usize) -> (u64, u64) {
        let before = self.sum(SEATS[seat].0, None);
        match self.casts[seat].is_some_and(|cast| cast.counts) {
            true => (before, self.sum(SEATS[seat].0, Some(seat))),
            false => (before, before),
        }
    }

    /// When all votes on it are over [unix s].
    pub fn over_at(&self) -> u64 {
        self.casts.iter().flatten().map(|cast| cast.window.end).max().unwrap_or(0)
    }
}

/// The powers of the pools that are listed, and what is asked.
#[derive(Clone, Debug)]
pub struct Model {
    pub powers: [Option<u64>; POOLS],
    pub questions: Vec<Question>,
}

impl Model {
    pub fn new() -> Self {
        Self { powers: [Some(ONE); POOLS], questions: Vec::new() }
    }

    /// What a position's votes hold [base units].
    pub fn held(&self, seat: usize, now: u64) -> u64 {
        let casts = self.questions.iter().filter_map(|question| question.casts[seat]);
        casts.filter(|cast| now < cast.window.end).map(|cast| cast.weight).max().unwrap_or(0)
    }

    /// What the adapter has to say to a vote of that weight that the farm passes on, while governance counts
    /// so many votes: a refusal, or nothing. The window is that of a proposal which is voted on.
    pub fn refusal(
        &self,
        (seat, question): (usize, usize),
        window: Option<Window>,
        weight: u64,
        counted: u64,
    ) -> Option<RealmsError> {
        let (who, nth, _) = SEATS[seat];
        let Some(window) = window else { return Some(RealmsError::NotVoting) };
        let Some(power) = self.powers[nth] else { return Some(RealmsError::PoolNotListed) };
        let of = &self.questions[question];
        let anew = of.voters[who].window != window;
        let others = if anew { 0 } else { of.sum(who, Some(seat)) };
        let votes = votes_floor(weight, power).expect("far below 2^64");
        falls_short(of.sum(who, None), others + votes, counted)
    }

    /// The same of a withdrawal.
    pub fn refusal_to_withdraw(
        &self,
        (seat, question): (usize, usize),
        counted: u64,
    ) -> Option<RealmsError> {
        let (before, sum) = self.questions[question].sums_without(seat);
        falls_short(before, sum, counted)
    }

    /// Counts a vote. Returns what it is, and what the voter's positions vote together [votes].
    pub fn vote(
        &mut self,
        (seat, question): (usize, usize),
        window: Window,
        weight: u64,
    ) -> (u64, u64) {
        let (who, nth, _) = SEATS[seat];
        let votes = votes_floor(weight, self.powers[nth].expect("listed")).expect("few");
        let of = &mut self.questions[question];
        if of.voters[who].window != window {
            let seats = Question::seats_of(who);
            seats.for_each(|seat| of.casts[seat].iter_mut().for_each(|cast| cast.counts = false));
        }
        of.voters[who].window = window;
        of.voters[who].has_tally = true;
        of.records[seat] = true;
        of.casts[seat] = Some(Cast { window, weight, votes, counts: true });
        (votes, of.sum(who, None))
    }

    /// Takes a vote back, in governance too where it is relinquished. Returns what is left of the tally, and
    /// what of that governance is told [votes].
    pub fn withdraw(
        &mut self,
        (seat, question): (usize, usize),
        relinquished: bool,
        window: Option<Window>,
        now: u64,
    ) -> (u64, u64) {
        let of = &mut self.questions[question];
        let (_, sum) = of.sums_without(seat);
        of.casts[seat] = None;
        let voter = &mut of.voters[SEATS[seat].0];
        voter.civic = voter.civic.filter(|_| !relinquished);
        let is_told = window == Some(voter.window) && voter.window.is_open(now);
        (sum, if is_told { sum } else { 0 })
    }
}

/// Governance must not count more than there is.
fn falls_short(before: u64, sum: u64, counted: u64) -> Option<RealmsError> {
    (sum < before && sum < counted).then_some(RealmsError::GovernanceCountsVote)
}
