//! What follows from an event.

use super::{About, Notice, Rules};
use acequia_gauge_interface::events::Event as GaugeEvent;
use acequia_interface::events::Event;
use acequia_interface::Address;

/// The names of all events of which anything follows.
pub const NAMES: [&str; 16] = [
    "Unstaked",
    "LockLeft",
    "EmergencyExited",
    "StakeMoved",
    "HookProposed",
    "HookProposalWithdrawn",
    "HookActivated",
    "HookRemoved",
    "AuthorityProposed",
    "AuthorityAccepted",
    "AuthorityRenounced",
    "RewardManagerSet",
    "FunderAccepted",
    "GaugeAuthorityAccepted",
    "PowerManagerSet",
    "EpochOpened",
];

/// Where and when an event was, and by which name nobody else calls it.
type At<'a> = (u64, &'a str);

/// What follows from an event of the farm.
pub fn by_event(event: &Event, at: At, rules: &Rules) -> Option<Notice> {
    departure(event, at, rules).or_else(|| hook(event, at)).or_else(|| authority(event, at))
}

fn departure(event: &Event, (time, of): At, rules: &Rules) -> Option<Notice> {
    let (pool, position, amount, left) = match event {
        Event::Unstaked(event) => (event.pool, event.position, event.amount, &event.books),
        Event::LockLeft(event) => (event.pool, event.position, event.amount, &event.books),
        Event::EmergencyExited(event) => (event.pool, event.position, event.amount, &event.books),
        Event::StakeMoved(event) => (event.pool, event.position, event.amount, &event.books),
        _ => return None,
    };
    let before = u128::from(left.pool_staked) + u128::from(amount);
    let is_large = u128::from(amount) * 100 >= before * u128::from(rules.departure);
    let share = amount as f64 / before.max(1) as f64 * 100.0;
    let text = format!(
        "{share:.1} % of what was staked in pool {pool} has left, by position {position}: {amount} of {before} base units."
    );
    (is_large && amount > 0).then(|| Notice::new(About::Departure, time, pool, of, text))
}

fn hook(event: &Event, (time, of): At) -> Option<Notice> {
    let (pool, text) = match event {
        Event::HookProposed(event) => {
            let when = crate::said::date(event.activates_at as i64);
            (event.pool, format!("may pass votes on to {} from {when} on", event.hook))
        }
        Event::HookProposalWithdrawn(event) => {
            (event.pool, format!("will not pass votes on to {}: that was taken back", event.hook))
        }
        Event::HookActivated(event) => {
            (event.pool, format!("passes votes on to {} from now on", event.hook))
        }
        Event::HookRemoved(event) => {
            (event.pool, format!("passes votes on to nobody any more; it was {}", event.hook))
        }
        _ => return None,
    };
    Some(Notice::new(About::Hook, time, pool, of, format!("Pool {pool} {text}.")))
}

fn authority(event: &Event, (time, of): At) -> Option<Notice> {
    let (pool, text) = match event {
        Event::AuthorityProposed(event) if event.proposed == Address::default() => (
            event.pool,
            format!("{} keeps the authority: its offer was taken back", event.authority),
        ),
        Event::AuthorityProposed(event) => {
            (event.pool, format!("its authority was offered to {}", event.proposed))
        }
        Event::AuthorityAccepted(event) => {
            (event.pool, format!("its authority is {} now", event.authority))
        }
        Event::AuthorityRenounced(event) => {
            (event.pool, "its authority was given up for good".into())
        }
        Event::RewardManagerSet(event) if event.reward_manager == Address::default() => {
            (event.pool, "nobody may add streams any more".into())
        }
        Event::RewardManagerSet(event) => {
            (event.pool, format!("{} may add streams now", event.reward_manager))
        }
        Event::FunderAccepted(event) => {
            (event.pool, format!("the stream in slot {} is {}'s now", event.slot, event.funder))
        }
        _ => return None,
    };
    Some(Notice::new(About::Authority, time, pool, of, format!("Pool {pool}: {text}.")))
}

/// What follows from an event of a gauge.
pub fn by_gauge_event(event: &GaugeEvent, (time, of): At) -> Option<Notice> {
    let (about, gauge, text) = match event {
        GaugeEvent::GaugeAuthorityAccepted(event) => {
            (About::Authority, event.gauge, format!("its authority is {} now", event.authority))
        }
        GaugeEvent::PowerManagerSet(event) => {
            (About::Authority, event.gauge, "another key may set what votes weigh".into())
        }
        GaugeEvent::EpochOpened(event) if event.books.idle < event.budget => {
            let (number, idle) = (event.number, event.books.idle);
            let text = format!(
                "epoch {number} holds {}; for the next one {idle} base units are left",
                event.budget
            );
            (About::RunwayShort, event.gauge, text)
        }
        _ => return None,
    };
    Some(Notice::new(about, time, gauge, of, format!("Gauge {gauge}: {text}.")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_interface::events::{Books, HookActivated, Unstaked};

    const RULES: Rules = Rules { ends_within: 3, runway: 7, departure: 5, webhook: None };
    const POOL: Address = Address::new_from_array([1; 32]);

    fn left(amount: u64, pool_staked: u64) -> Option<Notice> {
        let (lock_end, time, indexes) = (0, 9, vec![]);
        let books =
            Books { amount: 0, weight: 0, lock_end, pool_staked, pool_weight: 0, time, indexes };
        let position = Address::new_from_array([2; 32]);
        let event = Event::Unstaked(Unstaked { pool: POOL, position, amount, books });
        by_event(&event, (9, "sig 0"), &RULES)
    }

    #[test]
    fn a_departure_is_large_by_what_was_staked_before_it() {
        assert_eq!(left(5, 96), None);
        let told = left(5, 95).expect("five of a hundred");
        assert!(told.text.starts_with("5.0 % of what was staked"), "{}", told.text);
        assert_eq!((told.about.as_str(), told.time), ("departure", 9));
        assert!(left(7, 0).is_some() && left(0, 0).is_none());
        assert!(left(u64::MAX, u64::MAX).is_some());
    }

    #[test]
    fn another_hook_is_told_by_the_name_of_its_event() {
        let event = Event::HookActivated(HookActivated { pool: POOL, hook: POOL });
        let told = by_event(&event, (9, "sig 0"), &RULES).expect("it is told");
        assert_eq!(told.id, format!("hook {POOL} sig 0"));
    }

    #[test]
    fn every_name_is_that_of_an_event() {
        let is_one = |name: &&str| Event::NAMES.contains(name) || GaugeEvent::NAMES.contains(name);
        assert!(NAMES.iter().all(is_one), "{NAMES:?}");
    }
}
