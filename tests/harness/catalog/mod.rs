//! Every instruction, as a step that goes through in a farm where it can be taken.
//!
//! The bench measures these; the tests of attacks tamper with them. A case stands beside the step
//! that it takes, in [`when`](crate::when), and has both.

pub mod scenes;

use crate::prelude::*;
use crate::when::{guards, pools, positions, rewards, staking, streams, votes};

/// A list of cases, a step each with the farm it goes through in: a function that makes them, and
/// a macro that says their names to tests. One without a name of its own is only measured.
#[macro_export]
macro_rules! cases {
    (
        ($d:tt) $make:ident as $list:ident
        $($($test:ident)? $name:literal => $scene:expr, $step:expr;)*
    ) => {
        pub(crate) fn $make() -> Vec<$crate::catalog::Case> {
            vec![$($crate::catalog::case($name, $scene, $step),)*]
        }

        #[doc(hidden)]
        #[macro_export]
        macro_rules! $list {
            ($d then:path) => {
                $d then! { $($($test $name)?)* }
            };
        }
    };
}

/// A step that goes through.
#[derive(Clone, Copy)]
pub struct Case {
    /// The instruction's name, and in brackets what is special.
    pub name: &'static str,
    /// The farm it is taken in, by number of streams.
    pub scene: fn(usize) -> Scene,
    /// The step.
    pub step: for<'a> fn(&'a mut Scene) -> Step<'a>,
}

#[doc(hidden)]
pub const fn case(
    name: &'static str,
    scene: fn(usize) -> Scene,
    step: for<'a> fn(&'a mut Scene) -> Step<'a>,
) -> Case {
    Case { name, scene, step }
}

impl Case {
    /// The instruction's name alone.
    pub fn instruction(&self) -> &'static str {
        self.name.split(' ').next().unwrap_or_default()
    }
}

/// The case of that name.
#[track_caller]
pub fn find(name: &str) -> Case {
    let found = all().into_iter().find(|case| case.name == name);
    found.unwrap_or_else(|| panic!("no case is called {name}"))
}

/// All of them, in the order of the bench's table.
pub fn all() -> Vec<Case> {
    [staking(), rewards(), positions(), streams(), pools(), votes(), guards(), views()]
        .into_iter()
        .flatten()
        .collect()
}

cases! { ($) views as view_cases
    view_votes "view_votes" => scenes::voted, |farm| {
        let (pool, position) = (farm.site().pool, farm.position_of("alice"));
        farm.step("anyone", instructions::ViewVotes { pool, position }.instruction())
    };
    view_pending "view_pending" => scenes::plain, |farm| {
        let (pool, position) = (farm.site().pool, farm.position_of("alice"));
        farm.step("anyone", instructions::ViewPending { pool, position }.instruction())
    };
    view_pool "view_pool" => scenes::plain, |farm| {
        let pool = farm.site().pool;
        farm.step("anyone", instructions::ViewPool { pool }.instruction())
    };
    view_solvency "view_solvency" => scenes::plain, |farm| {
        let (pool, streams) = (farm.site().pool, farm.pool().streams);
        let vaults: Vec<Address> = streams.iter().map(|slot| slot.vault).collect();
        let view = instructions::ViewSolvency { pool, vaults: &vaults };
        farm.step("anyone", view.instruction())
    };
}
