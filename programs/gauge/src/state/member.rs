//! A pool that a gauge splits its budget among.

use anchor_lang::prelude::*;

acequia_gauge_interface::stored_member!(acequia_onchain::part);

impl Member {
    /// Whether there is a pool here.
    pub fn is_set(&self) -> bool {
        self.pool != Address::default()
    }
}
