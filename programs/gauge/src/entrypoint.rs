//! Where the runtime enters: votes go to `receive_vote`, whatever else comes to Anchor.

acequia_onchain::vote_entrypoint!();
