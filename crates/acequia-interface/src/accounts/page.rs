//! What a pool says of itself.

use crate::{account, page};
use solana_address::Address;

account! { ($) stored_page
    /// What a pool says of itself.
    #[derive(Copy)]
    pub struct Page
    /// What a pool says of itself, in UTF-8 with zeros behind it: by its authority's word, and closed
    /// with it.
    account {
        /// Of the page's address.
        bump: u8,
        /// Whose page it is.
        pool: Address,
        /// What the pool is called.
        name: [u8; 32],
        /// What it is for.
        text: [u8; 256],
        /// Where more is said; empty, or by https.
        link: [u8; 128],
    }
}

impl Page {
    /// What the pool is called.
    pub fn name(&self) -> &str {
        page::read(&self.name)
    }

    /// What it is for; may have line breaks.
    pub fn text(&self) -> &str {
        page::read(&self.text)
    }

    /// Where more is said; empty, or by https.
    pub fn link(&self) -> &str {
        page::read(&self.link)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReadError;

    #[test]
    fn fields_stand_where_they_should() {
        let mut data = [0; Page::SIZE];
        data[..8].copy_from_slice(&Page::DISCRIMINATOR);
        (data[8], data[9]) = (1, 2);
        data[10..42].fill(3);
        data[42..46].copy_from_slice("käs".as_bytes());
        data[74..77].copy_from_slice(b"for");
        data[330..458].fill(b'x');
        let read = Page::read(&data).expect("a page");
        assert_eq!((read.bump, read.pool), (2, Address::new_from_array([3; 32])));
        assert_eq!((read.name(), read.text(), read.link().len()), ("käs", "for", 128));
        assert_eq!(Page::read(&data[..457]), Err(ReadError::TooShort));
        data[42] = 0xff;
        assert_eq!(Page::read(&data).map(|page| page.name().len()), Ok(0));
    }
}
