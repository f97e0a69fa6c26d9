//! What a pool says of itself.

use {
    super::{always, VERSION},
    acequia_interface::page::{is_link, is_plain, is_plain_text, read},
    anchor_lang::prelude::*,
};

/// A page's account.
pub type PageAccount = Account<Page>;

acequia_interface::stored_page!(acequia_onchain::account);

impl Page {
    /// Asserts what must be true of a page after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        let [name, text, link] = [read(&self.name), read(&self.text), read(&self.link)];
        always(self.version == VERSION && is_plain(name))?;
        always(is_plain_text(text) && is_plain(link) && is_link(link))
    }
}
