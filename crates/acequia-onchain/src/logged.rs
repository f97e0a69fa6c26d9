//! Events written as they are logged: one allocation of their size, each field once.
//!
//! The bytes are borsh's, as the IDL says: numbers in little endian, a list behind its length (u32).

use alloc::{string::String, vec::Vec};
use anchor_lang::prelude::Address;

/// What can be logged.
///
/// # Safety
/// [`put`](Self::put) writes exactly the [`size`](Self::size) bytes from `to` on, and returns where
/// they end.
#[allow(unsafe_code)]
pub unsafe trait Logged {
    /// How many bytes it takes.
    fn size(&self) -> usize;

    /// Writes them.
    ///
    /// # Safety
    /// From `to` on, `size` bytes can be written.
    unsafe fn put(&self, to: *mut u8) -> *mut u8;
}

/// What is held as it is, in a struct that may borrow.
pub trait Held<'a> {
    /// Itself.
    type As;
}

impl<'a, T> Held<'a> for T {
    type As = T;
}

/// `T` in a struct of what is logged.
pub type As<'a, T> = <T as Held<'a>>::As;

/// What is logged of an event: its name's bytes and its own.
#[allow(unsafe_code)]
#[inline(always)]
pub fn bytes(name: [u8; 8], event: &impl Logged) -> Vec<u8> {
    let size = size_of_val(&name) + event.size();
    let mut data = Vec::with_capacity(size);
    // SAFETY: the list has room for `size` bytes, all of which are written here.
    unsafe {
        let end = event.put(name.put(data.as_mut_ptr()));
        debug_assert_eq!(end, data.as_mut_ptr().add(size));
        data.set_len(size);
    }
    data
}

/// Writes bytes whose number is known when compiling.
#[allow(unsafe_code)]
#[inline(always)]
unsafe fn put_array<const N: usize>(bytes: [u8; N], to: *mut u8) -> *mut u8 {
    // SAFETY: the caller says that there is room; bytes have no alignment.
    unsafe {
        to.cast::<[u8; N]>().write(bytes);
        to.add(N)
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        // SAFETY: it writes its bytes, of which there are as many as it is long.
        #[allow(unsafe_code)]
        unsafe impl Logged for $number {
            #[inline(always)]
            fn size(&self) -> usize {
                size_of::<Self>()
            }

            #[inline(always)]
            unsafe fn put(&self, to: *mut u8) -> *mut u8 {
                // SAFETY: the caller's.
                unsafe { put_array(self.to_le_bytes(), to) }
            }
        }
    )*};
}

numbers!(u8 u16 u32 u64);

// SAFETY: a byte, as it says.
#[allow(unsafe_code)]
unsafe impl Logged for bool {
    #[inline(always)]
    fn size(&self) -> usize {
        1
    }

    #[inline(always)]
    unsafe fn put(&self, to: *mut u8) -> *mut u8 {
        // SAFETY: the caller's.
        unsafe { (*self as u8).put(to) }
    }
}

// SAFETY: 32 bytes, as it says.
#[allow(unsafe_code)]
unsafe impl Logged for Address {
    #[inline(always)]
    fn size(&self) -> usize {
        size_of::<Self>()
    }

    #[inline(always)]
    unsafe fn put(&self, to: *mut u8) -> *mut u8 {
        // SAFETY: the caller's.
        unsafe { put_array(self.to_bytes(), to) }
    }
}

// SAFETY: what is referred to writes as many bytes as it says.
#[allow(unsafe_code)]
unsafe impl<T: Logged> Logged for &T {
    #[inline(always)]
    fn size(&self) -> usize {
        (**self).size()
    }

    #[inline(always)]
    unsafe fn put(&self, to: *mut u8) -> *mut u8 {
        // SAFETY: the caller's.
        unsafe { (**self).put(to) }
    }
}

// SAFETY: each item writes as many bytes as it says.
#[allow(unsafe_code)]
unsafe impl<T: Logged, const N: usize> Logged for [T; N] {
    #[inline(always)]
    fn size(&self) -> usize {
        self.iter().map(T::size).sum()
    }

    #[inline(always)]
    unsafe fn put(&self, to: *mut u8) -> *mut u8 {
        // SAFETY: the caller's: there is room for all of them.
        self.iter().fold(to, |to, item| unsafe { item.put(to) })
    }
}

// SAFETY: its length, then each item as many bytes as it says.
#[allow(unsafe_code)]
unsafe impl<T: Logged> Logged for Vec<T> {
    #[inline(always)]
    fn size(&self) -> usize {
        size_of::<u32>() + self.iter().map(T::size).sum::<usize>()
    }

    #[inline(always)]
    unsafe fn put(&self, to: *mut u8) -> *mut u8 {
        // SAFETY: the caller's: there is room for the length and all of them.
        let to = unsafe { (self.len() as u32).put(to) };
        self.iter().fold(to, |to, item| {
            // SAFETY: as above.
            unsafe { item.put(to) }
        })
    }
}

// SAFETY: its length, then its bytes.
#[allow(unsafe_code)]
unsafe impl Logged for String {
    #[inline(always)]
    fn size(&self) -> usize {
        size_of::<u32>() + self.len()
    }

    #[inline(always)]
    unsafe fn put(&self, to: *mut u8) -> *mut u8 {
        // SAFETY: the caller's: there is room for the length and the text.
        unsafe {
            let to = (self.len() as u32).put(to);
            to.copy_from_nonoverlapping(self.as_ptr(), self.len());
            to.add(self.len())
        }
    }
}

#[cfg(test)]
mod tests;
