//! The bytes of a vote.

use acequia_vote_hook::*;

fn vote(payload: &[u8]) -> Vote<'_> {
    Vote {
        ballot: [9; 32],
        weight: 0x0102_0304_0506_0708,
        previous_weight: 2,
        ballot_start: 3,
        ballot_end: 4,
        sequence: 5,
        payload,
    }
}

fn encoded(vote: &Vote) -> Vec<u8> {
    let mut buffer = [0xff; MAX_LENGTH];
    vote.encode(&mut buffer).unwrap().to_vec()
}

#[test]
fn every_field_stands_where_the_table_says() {
    let data = encoded(&vote(&[6, 7]));
    assert_eq!(data[..8], CAST);
    assert_eq!(data[8..40], [9; 32]);
    assert_eq!(data[40..48], [8, 7, 6, 5, 4, 3, 2, 1]);
    let words = [48, 56, 64, 72].map(|at| u64::from_le_bytes(*data[at..].first_chunk().unwrap()));
    assert_eq!(words, [2, 3, 4, 5]);
    assert_eq!(data[80..], [2, 0, 0, 0, 6, 7]);
}

#[test]
fn what_is_written_is_read() {
    let payload = [1; MAX_PAYLOAD];
    for length in [0, 1, 255, 256] {
        let vote = vote(&payload[..length]);
        let data = encoded(&vote);
        assert_eq!(data.len(), HEAD_LENGTH + length);
        assert!(Vote::is_in(&data));
        assert_eq!(Vote::decode(&data), Ok(vote));
    }
}

#[test]
fn a_vote_has_one_encoding() {
    let data = encoded(&vote(&[1, 2, 3]));
    for length in 0..data.len() {
        let expected = match length {
            0..=7 => Error::NotAVote,
            _ => Error::DataTooShort,
        };
        assert_eq!(Vote::decode(&data[..length]), Err(expected), "{length} bytes");
    }
    let longer = [data.as_slice(), &[0]].concat();
    assert_eq!(Vote::decode(&longer), Err(Error::DataTooLong));
}

#[test]
fn a_payload_over_256_bytes_is_neither_written_nor_read() {
    let payload = [0; MAX_PAYLOAD + 1];
    let long = vote(&payload);
    assert_eq!(long.encode(&mut [0; MAX_LENGTH]), Err(Error::PayloadTooLong));
    for claimed in [257, u32::MAX] {
        let mut data = encoded(&vote(&payload[..MAX_PAYLOAD]));
        data.push(0);
        data[80..84].copy_from_slice(&claimed.to_le_bytes());
        assert_eq!(Vote::decode(&data), Err(Error::PayloadTooLong));
    }
}

#[test]
fn other_instructions_are_not_votes() {
    let mut data = encoded(&vote(&[]));
    data[7] ^= 1;
    assert!(!Vote::is_in(&data) && !Vote::is_in(&CAST[..7]));
    assert_eq!(Vote::decode(&data), Err(Error::NotAVote));
}

#[test]
fn each_error_has_its_own_number_and_a_remedy() {
    assert_eq!(u32::from(Error::NotAVote), 0);
    assert_eq!(Error::WrongPreviousWeight.code(), 18);
    let message = Error::BallotNotOpen.to_string();
    assert_eq!(message, "the ballot is not open now: vote between its start and end");
}
