//! Every reason the program can give for refusing. The interface crate lists them.

pub use acequia_interface::errors::{refused, FarmError};

acequia_onchain::idl_errors!(FarmError);
