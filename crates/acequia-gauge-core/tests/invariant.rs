//! The invariant sees what is wrong.

mod world;

use acequia_gauge_core::*;
use world::*;

/// Two pools with a capped share each, one of them applied.
fn settled() -> Epoch {
    let terms = Terms { cap_bps: 4_000, ..WEEKLY };
    let mut world = World::opened(terms, &[WHOLE_POWER; 2], 1, 1_000);
    let both = split(&[(0, 5_000), (1, 5_000)]);
    world.vote(0, 0, 5, &both).unwrap();
    world.now += 6 * DAY;
    world.settle(0).unwrap();
    world.apply(0, 1).unwrap();
    world.ballots[0].epoch
}

fn open() -> Epoch {
    World::opened(WEEKLY, &[WHOLE_POWER; 2], 1, 1_000).ballots[0].epoch
}

/// Which of these changes to a sound epoch go unseen.
fn unseen(epoch: Epoch, changes: &[fn(&mut Epoch)]) -> Vec<usize> {
    assert!(epoch.is_sound());
    let is_sound_after = |change: &fn(&mut Epoch)| {
        let mut changed = epoch;
        change(&mut changed);
        changed.is_sound()
    };
    let unseen = (0..changes.len()).filter(|nth| is_sound_after(&changes[*nth]));
    unseen.collect()
}

#[test]
fn a_settled_epoch_that_does_not_add_up_is_unsound() {
    let changes: [fn(&mut Epoch); 9] = [
        |e| e.shares[0] -= 1,
        |e| e.rollover += 1,
        |e| (e.shares[0], e.shares[1]) = (e.shares[0] + 1, e.shares[1] - 1),
        |e| (e.shares[2], e.rollover) = (200, 0),
        |e| e.rollover = u64::MAX,
        |e| e.applied |= 0b100,
        |e| e.returned |= 0b10,
        |e| e.pools = 0,
        |e| e.pools = 17,
    ];
    assert_eq!(unseen(settled(), &changes), []);
}

#[test]
fn an_open_epoch_with_shares_or_impossible_votes_is_unsound() {
    let changes: [fn(&mut Epoch); 6] = [
        |e| e.shares[0] = 1,
        |e| e.rollover = 1,
        |e| e.applied = 1,
        |e| e.returned = 1,
        |e| e.tallies[2] = Tally::of_votes(1),
        |e| e.tallies[0] = Tally::of_votes(u64::MAX).plus(Tally::of_votes(1)),
    ];
    assert_eq!(unseen(open(), &changes), []);
}

#[test]
fn books_that_do_not_balance_are_unsound() {
    let mut books = Books::default();
    books.fund(1_000).unwrap();
    assert!(books.is_sound());
    books.held += 1;
    assert!(!books.is_sound());
}
