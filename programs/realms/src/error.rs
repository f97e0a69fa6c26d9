//! Every reason the program can give for refusing. The interface crate lists them.

pub use acequia_realms_interface::errors::{not_counted, RealmsError};

acequia_onchain::idl_errors!(RealmsError);
