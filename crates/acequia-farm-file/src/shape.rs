//! Human shapes of a schedule, turned into segments that add up to the budget exactly.
//!
//! A shape first gives each segment a weight, then the budget is spread over the weights by
//! [`acequia_core::schedule::fit`], the function the program itself uses to fit a curve to
//! what arrived: each cumulative sum is rounded down, so the last segment ends on the last
//! unit. Weights come from integer arithmetic, so a file gives the same segments everywhere.

use crate::smooth::{falling, halving, ramp, segment};
use crate::time::duration;
use acequia_core::{schedule, Error, Segment, MAX_SEGMENTS};

/// The shape of a curve, before its budget is spread over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The same rate throughout.
    Constant {
        /// How long [s].
        seconds: u64,
    },
    /// Steps whose amounts are relative to each other, or base units where they add up to
    /// the budget.
    Steps {
        /// How long nothing flows before the first step [s].
        cliff: u64,
        /// One segment a step.
        steps: Vec<Segment>,
    },
    /// A rate that halves every so often, in equal steps each of which emits exactly what
    /// the smooth curve does in its time.
    Halving {
        /// How long in all [s].
        seconds: u64,
        /// How long it takes the rate to halve [s].
        half_life: u64,
        /// In how many steps.
        segments: u64,
    },
    /// A rate that falls to a share of itself with every step.
    Falling {
        /// How long in all [s].
        seconds: u64,
        /// How long a step lasts [s]; the last one may be shorter.
        every: u64,
        /// What each step keeps of the rate before it [bps].
        keep_bps: u64,
    },
    /// A rate that rises or falls linearly, in equal steps.
    Ramp {
        /// How long in all [s].
        seconds: u64,
        /// The rate at the beginning, relative to the one at the end.
        from: u64,
        /// The rate at the end.
        to: u64,
        /// In how many steps.
        segments: u64,
    },
}

impl Shape {
    /// The segments of `budget` base units in this shape. Each cumulative sum is rounded
    /// down, so they add up to the budget to the unit.
    pub fn segments(&self, budget: u64) -> Result<Vec<Segment>, Error> {
        let mut segments = self.weights();
        if segments.len() > MAX_SEGMENTS {
            return Err(Error::ScheduleTooLong);
        }
        schedule::fit(&mut segments, budget)?;
        Ok(segments)
    }

    /// How long it runs [s].
    pub fn seconds(&self) -> u64 {
        match self {
            Shape::Steps { cliff, steps } => {
                steps.iter().fold(*cliff, |sum, step| sum + u64::from(step.seconds))
            }
            Shape::Constant { seconds }
            | Shape::Halving { seconds, .. }
            | Shape::Falling { seconds, .. }
            | Shape::Ramp { seconds, .. } => *seconds,
        }
    }

    /// Segments whose amounts are relative to each other and add up to less than 2^64.
    fn weights(&self) -> Vec<Segment> {
        match self {
            Shape::Constant { seconds } => vec![segment(*seconds, 1)],
            Shape::Steps { cliff: 0, steps } => steps.clone(),
            Shape::Steps { cliff, steps } => [&[segment(*cliff, 0)], &steps[..]].concat(),
            Shape::Halving { seconds, half_life, segments } => {
                halving(*seconds, *half_life, *segments)
            }
            Shape::Falling { seconds, every, keep_bps } => falling(*seconds, *every, *keep_bps),
            Shape::Ramp { seconds, from, to, segments } => ramp(*seconds, *segments, *from, *to),
        }
    }

    /// The shape in words.
    pub fn describe(&self) -> String {
        match self {
            Shape::Constant { .. } => "constant".into(),
            Shape::Steps { cliff: 0, steps } => in_steps(steps),
            Shape::Steps { cliff, steps } => {
                format!("a cliff of {}, then {}", duration(*cliff), in_steps(steps))
            }
            Shape::Halving { half_life, .. } => format!("halves every {}", duration(*half_life)),
            Shape::Falling { every, keep_bps, .. } => {
                let fall =
                    crate::amount::rounded(10_000u128.saturating_sub(*keep_bps as u128), 2, 2);
                format!("falls by {fall} % every {}", duration(*every))
            }
            Shape::Ramp { from, to, .. } => format!("ramps from {from} to {to}"),
        }
    }
}

fn in_steps(steps: &[Segment]) -> String {
    match steps.len() {
        1 => "1 step".into(),
        count => format!("{count} steps"),
    }
}
