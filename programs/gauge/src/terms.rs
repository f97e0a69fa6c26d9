//! What instructions take and views give back. The interface crate lists them.

use {acequia_gauge_core::Terms, anchor_lang::prelude::*};

acequia_gauge_interface::gauge_terms!(acequia_onchain::terms);

impl From<GaugeTerms> for Terms {
    fn from(terms: GaugeTerms) -> Self {
        let GaugeTerms { genesis, quorum, epoch_budget, epoch_seconds, closing_seconds, cap_bps } =
            terms;
        let _reserved = 0;
        Self { genesis, quorum, epoch_budget, epoch_seconds, closing_seconds, cap_bps, _reserved }
    }
}
