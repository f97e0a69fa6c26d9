//! A plot to look at, and that its numbers are those of the curve.

use acequia_core::Segment;
use acequia_plot::{colour_of, schedule, width, Emitted, Frame};

const DAY: u64 = 86_400;

fn curve() -> Vec<Segment> {
    let step = |days: u32, amount| Segment { seconds: days * 86_400, amount };
    vec![step(10, 0), step(20, 6_000_000), step(30, 3_000_000)]
}

fn frame() -> Frame {
    Frame { time: 0..80 * DAY, columns: 100, rows: 6 }
}

#[test]
fn every_line_is_as_wide_as_the_page() {
    let lines = schedule(&Emitted { start: 0, segments: &curve() }, 2, colour_of(0), &frame());
    assert_eq!(lines.len(), 6 + 3);
    assert!(lines.iter().all(|line| width(line) == 100), "{lines:#?}");
}

#[test]
fn axes_show_dates_and_amounts() {
    let lines = schedule(&Emitted { start: 0, segments: &curve() }, 2, colour_of(0), &frame());
    let all = lines.join("\n");
    for label in ["3k", "1.5k", "90k", "45k", "1 Jan", "22 Mar", "a day", "so far"] {
        assert!(all.contains(label), "{label} in\n{all}");
    }
}

#[test]
fn the_sum_is_the_curve_to_the_unit() {
    let segments = curve();
    let emitted = Emitted { start: 5, segments: &segments };
    assert_eq!(emitted.by(5 + 10 * DAY), 0);
    assert_eq!(emitted.by(5 + 20 * DAY), 3_000_000);
    assert_eq!(emitted.by(5 + 20 * DAY + 1), 3_000_003);
    assert_eq!(emitted.by(u64::MAX), 9_000_000);
}
