//! Files as editors, shells and other systems leave them, and moments as people write them.

use acequia_farm_file::parse;
use acequia_farm_file::time::parse_instant;

const FARM: &str = include_str!("../../../app/farms/valley.toml");

#[test]
fn a_file_is_the_same_farm_whatever_system_wrote_it() {
    let read = |text: &str| parse("valley", text).map(|farm| (farm.tokens, farm.pools)).ok();
    let (farm, windows) = (read(FARM), FARM.replace('\n', "\r\n"));
    assert!(farm.is_some());
    for text in [format!("\u{feff}{FARM}"), format!("\u{feff}{windows}"), windows] {
        assert!(read(&text) == farm, "{:?}", &text[..9]);
    }
    assert!(read(FARM.trim_end()) == farm);
}

#[test]
fn what_is_no_text_of_lines_is_refused_in_words() {
    let midway = FARM.replacen("\n\n", "\n\u{feff}\n", 1);
    for text in [FARM.replace('\n', "\r"), format!("{FARM}\0"), midway] {
        let report = parse("valley", &text).expect_err("refused").to_string();
        assert!(report.contains("write it as TOML wants it"), "{report}");
    }
}

#[test]
fn a_moment_names_its_offset_and_is_one_that_there_is() {
    let read = [
        ("1970-01-01T00:00:00Z", 0),
        ("2027-01-31T12:00:00Z", 1_801_396_800),
        ("2027-01-31 12:00:00Z", 1_801_396_800),
        ("2027-01-31t12:00:00z", 1_801_396_800),
        ("2027-01-31T13:30:00+01:30", 1_801_396_800),
        ("2027-01-31T12:00:00.999Z", 1_801_396_800),
        ("2026-12-31T23:59:60Z", 1_798_761_599),
        ("9999-12-30T22:00:00Z", 253_402_207_200),
    ];
    for (text, second) in read {
        assert_eq!(parse_instant(text), Some(second), "{text}");
    }
    for text in [
        "",
        "2027-01-31",
        "12:00:00",
        "2027-01-31T12:00:00",
        "2027-02-29T00:00:00Z",
        "2027-13-01T00:00:00Z",
        "2027-01-31T24:00:00Z",
        "9999-12-30T22:00:01Z",
        "10000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "31 Jan 2027",
        "2027-01-31T12:00:00 UTC",
        "1801396800",
        "2027-01-31T12:00:00Z\n",
        "\u{feff}2027-01-31T12:00:00Z",
        "٢٠٢٧-01-31T12:00:00Z",
    ] {
        assert_eq!(parse_instant(text), None, "{text:?}");
    }
}
