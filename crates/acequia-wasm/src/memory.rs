//! How texts cross the border. The host writes a question into memory that it has asked for, and
//! takes the answer out of memory that it gives back.
#![allow(unsafe_code)]

use crate::answer;

/// Memory for so many bytes, which [`ask`] takes back.
#[no_mangle]
pub extern "C" fn allocate(length: usize) -> *mut u8 {
    Box::into_raw(vec![0u8; length].into_boxed_slice()).cast()
}

/// Answers the question in memory from [`allocate`], and takes it back. The answer's length stands
/// in the upper half, its place in the lower one: memory that [`release`] takes back.
///
/// # Safety
/// `question` and `length` are those of one call of [`allocate`], and are not used again.
#[no_mangle]
pub unsafe extern "C" fn ask(question: *mut u8, length: usize) -> u64 {
    // SAFETY: the caller hands over what `allocate` made.
    let question = unsafe { owned(question, length) };
    let answer = answer(&question).into_boxed_slice();
    let length = answer.len() as u64;
    length << 32 | Box::into_raw(answer).cast::<u8>() as usize as u64
}

/// Takes back the memory of an answer.
///
/// # Safety
/// `answer` and `length` are those of one answer of [`ask`], and are not used again.
#[no_mangle]
pub unsafe extern "C" fn release(answer: *mut u8, length: usize) {
    // SAFETY: the caller hands over what `ask` made.
    drop(unsafe { owned(answer, length) });
}

/// # Safety
/// They are of one boxed slice that was given away, and are not used again.
unsafe fn owned(start: *mut u8, length: usize) -> Box<[u8]> {
    // SAFETY: as the caller says.
    unsafe { Box::from_raw(core::ptr::slice_from_raw_parts_mut(start, length)) }
}
