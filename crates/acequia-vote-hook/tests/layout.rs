//! What the farm's own readers say of the places that receivers read.

use acequia_interface::{Pool, Position};
use acequia_vote_hook::{conformance::Receiver, layout, seeds, Ballot, CAST};
use sha2_const_stable::Sha256;

fn hash(preimage: &str) -> [u8; 8] {
    let hash = Sha256::new().update(preimage.as_bytes()).finalize();
    *hash.first_chunk().unwrap()
}

#[test]
fn discriminators_are_the_hashes_of_their_names() {
    assert_eq!(CAST, hash("acequia-vote-hook:cast"));
    assert_eq!(layout::POOL, hash("account:Pool"));
    assert_eq!(layout::POSITION, hash("account:Position"));
}

#[test]
fn the_farm_has_the_same_places() {
    assert_eq!(layout::POOL, Pool::DISCRIMINATOR);
    assert_eq!(layout::POSITION, Position::DISCRIMINATOR);
    assert_eq!(layout::POSITION_POOL, Position::POOL_OFFSET);
    assert_eq!(layout::POSITION_OWNER, Position::OWNER_OFFSET);
}

/// The farm's readers find what the kit writes, and the kit's keys where [`layout`] says.
#[test]
fn the_kit_makes_accounts_that_the_farm_reads() {
    let ballot = Ballot { key: [4; 32], start: 10, end: 20 };
    let mut receiver = Receiver::new([1; 32], [2; 32], [3; 32], ballot, |_, _, _| [5; 32]);
    let mint = layout::POOL_STAKE_MINT;
    receiver.pool_data[mint..mint + 32].fill(7);
    let cases = receiver.cases();
    let call = &cases[0].steps[0].call;
    let pool = Pool::read(&call.pool.data).unwrap();
    assert_eq!(pool.stake_mint.to_bytes(), [7; 32]);
    assert_eq!(layout::key_at(&call.pool.data, mint), Some(&[7; 32]));
    let position = Position::read(&call.position.data).unwrap();
    assert_eq!(position.pool.to_bytes(), receiver.pool);
    assert_eq!(position.owner.to_bytes(), receiver.voter);
}

#[test]
fn a_key_is_not_read_beyond_the_end() {
    assert_eq!(layout::key_at(&[0; 47], 16), None);
    assert_eq!(layout::key_at(&[0; 48], 16), Some(&[0; 32]));
    assert_eq!(layout::key_at(&[0; 8], usize::MAX), None);
}

#[test]
fn seeds_are_as_documented() {
    let (pool, program) = ([1; 32], [2; 32]);
    assert_eq!(
        seeds::vote_authority(&pool, &program),
        [b"vote_authority".as_slice(), &[1; 32], &[2; 32]]
    );
    assert_eq!(seeds::extra_account_metas(&pool), [b"extra-account-metas".as_slice(), &[1; 32]]);
}
