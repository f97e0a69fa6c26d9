//! A line drawn in braille dots: two by four in each character.
//!
//! A terminal's row is about twice as high as wide, so dots stand at equal distances both
//! ways, and a line of them is as fine as text allows. A font without braille shows boxes;
//! the areas beside the lines say the same in blocks.

/// Draws `heights`, one a dot column, each 0 to 1, on `rows` rows of characters. Neighbours
/// are connected. Returns the rows from the top.
pub fn line(heights: &[f64], rows: usize) -> Vec<String> {
    let mut cells = vec![vec![0u8; heights.len().div_ceil(2)]; rows];
    let mut last = None;
    for (x, height) in heights.iter().enumerate() {
        let y = dot_row(*height, rows);
        let beside =
            last.map_or(y, |last: usize| last + usize::from(last < y) - usize::from(last > y));
        for y in beside.min(y)..=beside.max(y) {
            cells[y / 4][x / 2] |= dot(x % 2, y % 4);
        }
        last = Some(y);
    }
    cells.iter().map(|row| row.iter().map(|bits| letter(*bits)).collect()).collect()
}

/// The row of dots, from the top, of a height from 0 to 1.
fn dot_row(height: f64, rows: usize) -> usize {
    let last = rows * 4 - 1;
    last - (height.clamp(0.0, 1.0) * last as f64).round() as usize
}

/// The bit of a dot within its character (Unicode, Braille Patterns).
const fn dot(column: usize, row: usize) -> u8 {
    match (column, row) {
        (0, 3) => 0x40,
        (_, 3) => 0x80,
        (column, row) => 1 << (row + 3 * column),
    }
}

/// The character with these dots.
fn letter(bits: u8) -> char {
    match bits {
        0 => ' ',
        bits => char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rising_line_goes_from_corner_to_corner() {
        let rows =
            line(&[0.0, 1.0 / 7.0, 2.0 / 7.0, 3.0 / 7.0, 4.0 / 7.0, 5.0 / 7.0, 6.0 / 7.0, 1.0], 2);
        assert_eq!(rows, ["  ⡠⠊", "⡠⠊  "]);
    }

    #[test]
    fn a_jump_is_drawn_as_an_upright() {
        assert_eq!(line(&[0.0, 1.0], 1), ["⡸"]);
    }
}
