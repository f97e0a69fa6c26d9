//! Where the runtime enters a program that receives votes.

/// Defines the entrypoint of a program whose Anchor instruction `receive_vote` counts votes.
///
/// A vote starts with bytes of the vote interface, not of Anchor's, and Anchor dispatches only
/// by its own. So a vote is handed to the handler of `receive_vote` here; whatever else comes
/// goes to Anchor. By its Anchor name the same handler can be called too, which changes
/// nothing: only the farm can sign for a vote authority.
///
/// The program turns off Anchor's entrypoint (feature `no-entrypoint`) and depends on
/// `acequia-vote-hook`.
#[allow(clippy::crate_in_macro_def)] // the program that calls it is meant
#[macro_export]
macro_rules! vote_entrypoint {
    () => {
        use {
            acequia_vote_hook::{Vote, CAST},
            anchor_lang::prelude::*,
            anchor_lang::{check_program_id, AccountCursor},
            core::mem::MaybeUninit,
        };

        anchor_lang::pinocchio::default_allocator!();
        anchor_lang::pinocchio::default_panic_handler!();

        /// The most accounts that an instruction can name.
        const MAX_ACCOUNTS: usize = 256;

        /// The loader's symbol: where its input lies, and where the instruction's data lies in
        /// it.
        #[no_mangle]
        #[allow(unsafe_code)]
        unsafe extern "C" fn entrypoint(input: *mut u8, data: *const u8) -> u64 {
            // SAFETY: the loader says so: the length of the data stands in the 8 bytes before.
            let data = unsafe {
                let length = *(data.sub(8) as *const u64) as usize;
                core::slice::from_raw_parts(data, length)
            };
            if Vote::is_in(data) {
                // SAFETY: both are the loader's, passed on as they came.
                unsafe { vote(input, data) }
            } else {
                // SAFETY: as above.
                unsafe { crate::__anchor_dispatch(input, data.as_ptr()) }
            }
        }

        /// Does for a vote what Anchor's dispatch does for its own instructions.
        #[inline(never)]
        #[allow(unsafe_code)]
        unsafe fn vote(input: *mut u8, data: &[u8]) -> u64 {
            // SAFETY: the loader puts the program's address behind the data, and the number of
            // accounts at the start of its input.
            let (program, count) = unsafe {
                let behind = data.as_ptr().add(data.len());
                (&*(behind as *const Address), *(input as *const u64) as usize)
            };
            if let Err(error) = check_program_id(program, &crate::ID) {
                return error.into();
            }
            let mut seen = [const { MaybeUninit::<AccountView>::uninit() }; MAX_ACCOUNTS];
            // SAFETY: the input is the loader's and nobody has read accounts from it yet;
            // `seen` has room for every account there can be.
            let mut cursor =
                unsafe { AccountCursor::new(input, seen.as_mut_ptr() as *mut AccountView) };
            let arguments = data.get(CAST.len()..).unwrap_or_default();
            crate::__handlers::receive_vote(program, &mut cursor, arguments, count)
        }
    };
}
