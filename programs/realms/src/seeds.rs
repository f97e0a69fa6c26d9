//! The seeds of every address the program derives.

pub use acequia_realms_interface::seeds::*;
