//! How few hold how much.

/// The sum of the squares of all shares in per cent, 0 to 10,000; none where nobody holds anything. 10,000 by it is the
/// number of equal owners.
pub fn hhi(holdings: &[u128]) -> Option<f64> {
    let whole: u128 = holdings.iter().sum();
    let square = |held: &u128| (*held as f64 / whole as f64 * 100.0).powi(2);
    (whole > 0).then(|| holdings.iter().map(square).sum())
}

/// The share of the largest so many.
pub fn top_share(holdings: &[u128], count: usize) -> Option<f64> {
    let mut sorted = holdings.to_vec();
    sorted.sort_unstable_by(|one, other| other.cmp(one));
    super::share(sorted.iter().take(count).sum(), sorted.iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_owner_is_ten_thousand_and_four_equal_ones_are_a_quarter_of_that() {
        assert_eq!(hhi(&[7]), Some(10_000.0));
        assert_eq!(hhi(&[5, 5, 5, 5, 0]), Some(2_500.0));
        assert_eq!(hhi(&[0, 0]), None);
        assert_eq!(hhi(&[60, 40]), Some(5_200.0));
    }

    #[test]
    fn the_largest_ten_are_counted_whatever_their_order() {
        let twenty: Vec<u128> = (1..=20).collect();
        let largest: u128 = (11..=20).sum();
        assert_eq!(top_share(&twenty, 10), Some(largest as f64 / 210.0));
        assert_eq!(top_share(&[3, 1], 10), Some(1.0));
    }
}
