//! The rules' types, from bytes. Their order here is their layout.

use acequia_gauge_core::{Books, Epoch, Record, Split, Tally, Terms, Window};
use acequia_interface::{wire::Reader, ReadError};

type Read<T> = Result<T, ReadError>;

pub(super) fn terms(r: &mut Reader) -> Read<Terms> {
    let (genesis, quorum) = (r.u64()?, r.u64()?);
    let [epoch_seconds, closing_seconds, cap_bps, _reserved] = r.array(Reader::u32)?;
    Ok(Terms { genesis, quorum, epoch_seconds, closing_seconds, cap_bps, _reserved })
}

pub(super) fn books(r: &mut Reader) -> Read<Books> {
    let [funded, refunded, idle, held, applied, next_epoch] = r.array(Reader::u64)?;
    Ok(Books { funded, refunded, idle, held, applied, next_epoch })
}

pub(super) fn epoch(r: &mut Reader) -> Read<Epoch> {
    let [number, start, voting_end, boundary] = r.array(Reader::u64)?;
    let [budget, rollover, quorum] = r.array(Reader::u64)?;
    let powers = r.array(Reader::u64)?;
    let tallies = r.array(|r| Ok(Tally { lo: r.u64()?, hi: r.u64()? }))?;
    let shares = r.array(Reader::u64)?;
    let [cap_bps, applied, returned] = r.array(Reader::u16)?;
    let [pools, state] = r.array(Reader::u8)?;
    Ok(Epoch {
        number,
        window: Window { start, voting_end, boundary },
        budget,
        rollover,
        quorum,
        powers,
        tallies,
        shares,
        cap_bps,
        applied,
        returned,
        pools,
        state,
    })
}

pub(super) fn record(r: &mut Reader) -> Read<Record> {
    let (weight, power) = (r.u64()?, r.u64()?);
    Ok(Record { weight, power, split: Split { bps: r.array(Reader::u16)? } })
}
