//! How a question is taken apart: in the order in which `app/plan/src/question.ts` puts it together.
//!
//! A number is eight bytes, the lowest first. Of texts, accounts and lists the length stands before
//! them; what may be absent is a list of one or none.

use solana_address::Address;

/// What is left of a question.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a>(pub &'a [u8]);

/// Why there is no answer, in words.
pub type Refused = String;

impl<'a> Question<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Refused> {
        let (taken, left) = self.0.split_at_checked(length).ok_or("the question ends too early")?;
        self.0 = left;
        Ok(taken)
    }

    /// A number.
    pub fn number(&mut self) -> Result<u64, Refused> {
        let bytes = <[u8; 8]>::try_from(self.take(8)?);
        bytes.map(u64::from_le_bytes).map_err(|_| "a number has eight bytes".into())
    }

    /// An account.
    pub fn bytes(&mut self) -> Result<&'a [u8], Refused> {
        let length = self.number()?;
        self.take(length as usize)
    }

    /// A text.
    pub fn text(&mut self) -> Result<&'a str, Refused> {
        std::str::from_utf8(self.bytes()?).map_err(|_| "a text is UTF-8".into())
    }

    /// An address in base58.
    pub fn address(&mut self) -> Result<Address, Refused> {
        let (text, mut bytes) = (self.text()?, [0; 32]);
        match bs58::decode(text).onto(&mut bytes) {
            Ok(32) => Ok(bytes.into()),
            _ => Err(format!("{text} is no address")),
        }
    }

    /// A list.
    pub fn list<T>(
        &mut self,
        one: impl Fn(&mut Self) -> Result<T, Refused>,
    ) -> Result<Vec<T>, Refused> {
        (0..self.number()?).map(|_| one(self)).collect()
    }

    /// What may be absent.
    pub fn perhaps<T>(
        &mut self,
        one: impl Fn(&mut Self) -> Result<T, Refused>,
    ) -> Result<Option<T>, Refused> {
        self.list(one).map(|mut list| list.pop())
    }
}
