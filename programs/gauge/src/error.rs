//! Every reason the program can give for refusing. The interface crate lists them.

pub use acequia_gauge_interface::errors::{not_counted, refused, GaugeError};

acequia_onchain::idl_errors!(GaugeError);
