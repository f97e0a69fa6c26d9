//! One event per effect, carrying the state after it, so that an indexer rebuilds who votes
//! with what without reading accounts. The interface crate lists them.

use {acequia_onchain::held, anchor_lang::prelude::*};

acequia_realms_interface::realms_events!(acequia_onchain::events);
