//! A pool whose votes a registrar counts.

use anchor_lang::prelude::*;

acequia_realms_interface::stored_listing!(acequia_onchain::part);
