//! The buffer that a program's bytes are written to before they run.
//!
//! Its address follows from the wallet and from the bytes. So it needs no key of its own; a run
//! that was interrupted goes on with the same buffer wherever it is started again; and pieces of
//! an earlier run that land late can only bring the very bytes that belong there.

use super::image::Image;
use crate::chain::{BufferAt, BUFFER_HEAD, DATA_HEAD, LOADER};
use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Fill, Plan, Sign};
use crate::show::{several, short, sol};
use solana_address::Address;
use solana_instruction::Instruction;
use solana_loader_v3_interface::instruction as loader;
use solana_system_interface::instruction as system;

/// Bytes of a program that one transaction carries, with room for a priority fee.
const PIECE: usize = 960;
/// The most letters of a seed.
const SEED: usize = 32;
/// From so many transactions on, nobody wants to press a button for each.
const MANY: usize = 8;

/// Where the buffer of a program's bytes is, if this wallet writes it.
pub fn address(writer: &Address, image: &Image) -> Outcome<Address> {
    let address = Address::create_with_seed(writer, &image.sum()[..SEED], &LOADER);
    address.map_err(|error| failure(format!("No buffer can be there: {error}"), "Report this"))
}

/// Plans what is still missing of a buffer with these bytes, in which nobody but `me` had a
/// hand. Returns where it is, and what is there already.
pub fn write(
    context: &Context,
    plan: &mut Plan,
    image: &Image,
) -> Outcome<(Address, Option<BufferAt>)> {
    let me = context.me()?;
    let at = address(&me, image)?;
    let there = context.rpc.find_buffer(&at)?;
    let fill = pieces(at, me, image);
    let fill = match &there {
        Some(buffer) => {
            let head = vec![0; BUFFER_HEAD];
            require_room(at, buffer, image)?;
            fill.beyond(&[head, buffer.bytes.clone()].concat())
        }
        None => {
            open(context, plan, at, image)?;
            fill
        }
    };
    if there.as_ref().is_some_and(|buffer| buffer.authority != Some(me)) {
        return Ok((at, there)); // it was handed over: whoever asked says what that means
    }
    require_patience(context, &fill)?;
    note(plan, at, image, &fill, there.as_ref());
    let (name, to) = (image.name(), short(&at));
    plan.fill(format!("write {name} to the buffer {to}, read it back, and compare"), fill);
    Ok((at, there))
}

/// The buffer's account holds, from the beginning, what the program's data will: so the
/// deployment needs no more SOL than it found. Lamports that somebody has sent there before do
/// not stand in the way.
fn open(context: &Context, plan: &mut Plan, at: Address, image: &Image) -> Outcome<()> {
    let (me, size) = (context.me()?, image.bytes.len());
    let rent = context.rpc.rent(DATA_HEAD.saturating_add(size))?;
    let missing = rent.saturating_sub(context.rpc.balance(&at)?);
    let (seed, space) = (&image.sum()[..SEED], BUFFER_HEAD.saturating_add(size) as u64);
    let both = loader::create_buffer(&me, &at, &me, rent, size);
    let initialize = both.ok().and_then(|mut both| both.pop());
    let initialize = initialize
        .ok_or_else(|| failure("The loader's instruction cannot be written", "Report this"))?;
    let instructions = vec![
        system::transfer(&me, &at, missing),
        system::allocate_with_seed(&at, &me, seed, space, &LOADER),
        initialize,
    ];
    let what = format!("open the buffer {at} for {}", image.name());
    plan.step(what, instructions).deposits = missing;
    Ok(())
}

fn pieces(at: Address, me: Address, image: &Image) -> Fill {
    let write = |from, bytes: &[u8]| loader::write(&at, &me, from as u32, bytes.to_vec());
    Fill::compare(at, BUFFER_HEAD, &image.bytes).in_pieces(PIECE, write)
}

fn note(plan: &mut Plan, at: Address, image: &Image, fill: &Fill, there: Option<&BufferAt>) {
    let all = image.bytes.len().div_ceil(PIECE);
    let detail = match (there, fill.pieces.len()) {
        (Some(_), 0) => "written already; it is read back and compared".to_string(),
        (Some(_), left) => format!("{} of {all} pieces are written already", all - left),
        (None, _) => format!("{}, in {all} pieces", image.words()),
    };
    let sign = if there.is_some() { Sign::Keep } else { Sign::Create };
    plan.change(sign, format!("buffer {at}"), detail);
}

/// Gives a buffer that holds all its bytes to whoever will use it.
pub fn hand_over(at: &Address, me: &Address, authority: &Address) -> Instruction {
    loader::set_buffer_authority(at, me, authority)
}

/// That a buffer holds exactly these bytes and obeys whoever is going to use it.
pub fn require(at: Address, buffer: &BufferAt, image: &Image, authority: Address) -> Outcome<()> {
    if buffer.bytes != image.bytes {
        return Err(failure(
            format!(
                "The buffer {at} holds other bytes than {}: SHA-256 {}, not {}",
                image.name(),
                super::image::sum(&buffer.bytes),
                image.sum()
            ),
            "Do not sign for it. Build what was reviewed (scripts/reproduce), and have the buffer \
             written anew if they still differ",
        ));
    }
    match buffer.authority == Some(authority) {
        true => Ok(()),
        false => Err(belongs_to_another(at, buffer, authority)),
    }
}

/// The buffer obeys somebody else.
pub fn belongs_to_another(at: Address, buffer: &BufferAt, authority: Address) -> Failure {
    let theirs = buffer.authority.map_or("nobody".to_string(), |address| address.to_string());
    failure(
        format!("The buffer {at} ({}) obeys {theirs}, not {authority}", sol(buffer.lamports)),
        "Sign as whoever it obeys: `acequia program upgrade` to use it, `acequia program close` \
         to give it up",
    )
}

fn require_room(at: Address, buffer: &BufferAt, image: &Image) -> Outcome<()> {
    match buffer.bytes.len() == image.bytes.len() {
        true => Ok(()),
        false => Err(failure(
            format!("The buffer {at} has room for {} bytes", buffer.bytes.len()),
            format!("Give it up by `acequia program close {at}`, and run the same command again"),
        )),
    }
}

fn require_patience(context: &Context, fill: &Fill) -> Outcome<()> {
    if fill.pieces.len() < MANY || !context.wallet()?.is_interactive() {
        return Ok(());
    }
    Err(failure(
        format!(
            "The device would have to sign {}",
            several(fill.pieces.len() as u64, "transaction")
        ),
        "Write the buffer with a keypair file (-k), and name the device's address by --authority",
    ))
}
