//! Where a deed is done, and how much and in which stream.

use crate::stage::Stage;
use crate::story::Quantity;
use acequia_farm_file::read::{suggest, Field, Section};
use acequia_farm_file::{Emission, Pool};

/// Where a deed is done.
pub struct Scene<'s, 'a> {
    pub section: &'s Section<'a>,
    pub stage: &'s Stage<'a>,
    pub pool: &'a Pool,
}

impl Scene<'_, '_> {
    /// An amount of what is staked here [base units].
    pub fn stake_amount(&self, field: &Field) -> Option<u64> {
        field.amount(&self.stage.at.tokens[self.pool.stake])
    }

    /// `"all"`, or an amount of what is staked here.
    pub fn quantity(&self, field: &Field) -> Option<Quantity> {
        match field.is("all") {
            true => Some(Quantity::All),
            false => self.stake_amount(field).map(Quantity::Units),
        }
    }

    /// The slot of the stream that pays a token: any, a flow, or a curve.
    pub fn slot_of(&self, field: &Field, flow: Option<bool>) -> Option<usize> {
        let token = self.stage.at.token(field)?;
        let fits = |emission: &Emission| match emission {
            Emission::Penalty { .. } => false,
            Emission::Flow { .. } => flow != Some(false),
            Emission::Curve(_) => flow != Some(true),
        };
        let slot = self.pool.rewards.iter().position(|r| r.token == token && fits(&r.emission));
        if slot.is_none() && self.stage.pools.whole {
            let kind = match flow {
                Some(true) => "flow",
                Some(false) => "curve",
                None => "reward",
            };
            let condition = format!("the pool \"{}\" has no {kind} in this token", self.pool.name);
            let symbols = self.pool.rewards.iter().filter(|r| fits(&r.emission));
            let symbols = symbols.map(|r| self.stage.at.tokens[r.token].symbol.as_str());
            let symbols: Vec<&str> = symbols.collect();
            field.wrong::<()>(condition, suggest(field.text()?, &symbols));
        }
        slot
    }
}
