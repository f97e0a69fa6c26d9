//! The rules' plain structs as bytes of an account.

#[cfg(feature = "idl-build")]
use acequia_gauge_core::MAX_POOLS;
use acequia_gauge_core::{
    stored_books, stored_epoch, stored_record, stored_split, stored_tally, stored_terms,
    stored_window,
};
use acequia_onchain::pod;

stored_terms!(pod, Terms wraps acequia_gauge_core::Terms);
stored_books!(pod, Books wraps acequia_gauge_core::Books);
stored_window!(pod, Window wraps acequia_gauge_core::Window);
stored_tally!(pod, Tally wraps acequia_gauge_core::Tally);
stored_epoch!(pod, EpochBooks wraps acequia_gauge_core::Epoch);
stored_split!(pod, Split wraps acequia_gauge_core::Split);
stored_record!(pod, Vote wraps acequia_gauge_core::Record);
