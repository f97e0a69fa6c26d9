//! What editors and systems do to a text, and what is no text of lines or no TOML.

use super::{with, Case, Expected, Is, Refused, Same, FARM};
use serde_json::json;

const NO_TOML: &str = "write it as TOML wants it";

pub fn cases() -> Vec<Case> {
    [same(), refused(), twice()].into_iter().flatten().collect()
}

fn file(text: impl Into<String>, expected: Expected) -> Case {
    Case { text: text.into(), expected }
}

/// The same farm, whoever wrote it.
fn same() -> Vec<Case> {
    let windows = FARM.replace('\n', "\r\n");
    let texts = [
        format!("\u{feff}{FARM}"),
        windows.clone(),
        format!("\u{feff}{windows}"),
        FARM.replacen('\n', "\r\n", 3),
        FARM.trim_end().into(),
        format!("{FARM}\n\n\n"),
        format!("{FARM}\r\n"),
        FARM.replace('\n', "  \n"),
        FARM.replace(" = ", "\t=\t"),
        FARM.replace(" = ", "="),
        FARM.replace('\n', " # ✓ naïve 羊 \u{202e}\u{200f}\u{1f469}\u{200d}\u{1f33e}\n"),
        format!("# {}\n{FARM}", "x".repeat(4_096)),
        format!("{}{FARM}", "\n".repeat(1_000)),
        format!("#!/usr/bin/env acequia\n{FARM}"),
        FARM.replace("\"Ditch\"", "'Ditch'"),
        FARM.replace("\"Ditch\"", "\"\"\"\nDitch\"\"\""),
        FARM.replace("\"Ditch\"", "'''\nDitch'''"),
        FARM.replace("\"Ditch\"", "\"\\u0044itch\""),
        FARM.replace("name = \"Ditch\"", "\"name\" = \"Ditch\""),
        FARM.replace("[tokens]", "[ tokens ]").replace("[[pool]]", "[[ pool ]]"),
        FARM.replace(
            "LP  = { decimals = 6, program = \"spl-token\" }",
            "LP.decimals = 6\nLP.program = \"spl-token\"",
        ),
        FARM.replace("LP  = {", "\"LP\" = {"),
        FARM.replace("decimals = 6", "decimals = \"6\""),
        FARM.replace("\"100\"", "100"),
    ];
    texts.into_iter().map(|text| file(text, Same)).collect()
}

fn refused() -> Vec<Case> {
    let no_toml = [
        FARM.replace('\n', "\r"),
        format!("{FARM}\0"),
        format!("{FARM}\u{1a}"),
        FARM.replacen("\n\n", "\n\u{feff}\n", 1),
        format!("\u{feff}\u{feff}{FARM}"),
        FARM.chars().flat_map(|letter| [letter, '\0']).collect(),
        FARM.replacen("name = ", "name\u{a0}= ", 1),
        FARM.replacen("name = ", "name =\u{3000}", 1),
        FARM.replacen("name = ", "na\u{200b}me = ", 1),
        FARM.replacen('\n', "\u{2028}", 1),
        FARM.replacen('\n', "\u{85}", 1),
        FARM.replacen("\n\n", "\n\u{b}\n", 1),
        FARM.replacen("\n\n", "\n\u{c}\n", 1),
        format!("# \u{1b}[2J\n{FARM}"),
        format!("# bell \u{7}\n{FARM}"),
        FARM.replacen("\"Ditch\"", "\u{201c}Ditch\u{201d}", 1),
        FARM.replacen("\"Ditch\"", "\"Ditch", 1),
        FARM.replacen("\"Ditch\"", "\"Di\ntch\"", 1),
        FARM.replacen("\"Ditch\"", "\"\\ud800\"", 1),
        FARM.replacen("\"Ditch\"", "\"\\q\"", 1),
        FARM.replacen("\"Ditch\"", "\"a\tb\u{8}\"", 1),
        FARM.replacen("name = \"Ditch\"", "name: \"Ditch\"", 1),
        FARM.replacen("name = \"Ditch\"", "name = Ditch", 1),
        format!("{{ \"name\": \"Ditch\" }}\n{FARM}"),
        format!("<<<<<<< HEAD\n{FARM}"),
        format!("{FARM}a = {}", "[".repeat(4_000)),
    ];
    let nothing = ["", "\u{feff}", "\n", " \t\r\n", "# a comment alone\n"];
    let no_name = nothing.map(|text| file(text, Refused("the file has no `name`")));
    no_toml.into_iter().map(|text| file(text, Refused(NO_TOML))).chain(no_name).collect()
}

/// Keys and tables that are there twice, in whatever form.
fn twice() -> Vec<Case> {
    let lp = "LP  = { decimals = 6, program = \"spl-token\" }";
    let after_lp = |more: &str| FARM.replacen(lp, &format!("{lp}\n{more}"), 1);
    vec![
        with("\n\n[tokens]", "\nname = \"Other\"\n\n[tokens]", Refused(NO_TOML)),
        with("\n\n[tokens]", "\n\"name\" = \"Other\"\n\n[tokens]", Refused(NO_TOML)),
        file(after_lp("LP = { decimals = 9, program = \"spl-token\" }"), Refused(NO_TOML)),
        file(after_lp("\"LP\" = { decimals = 9, program = \"spl-token\" }"), Refused(NO_TOML)),
        file(after_lp("'LP' = { decimals = 9, program = \"spl-token\" }"), Refused(NO_TOML)),
        file(after_lp("LP.risks = []"), Refused(NO_TOML)),
        file(
            after_lp("Lp = { decimals = 6, program = \"spl-token\" }"),
            Is("/farm/pools/0/stake", json!(0)),
        ),
        file(format!("{FARM}[tokens]\n"), Refused(NO_TOML)),
        file(format!("{FARM}[pool]\n"), Refused(NO_TOML)),
        with("budget    = \"100\"", "budget = \"100\"\nbudget = \"200\"", Refused(NO_TOML)),
        with("decimals = 6,", "decimals = 6, decimals = 9,", Refused(NO_TOML)),
        with("[[pool]]", "[pool]", Refused("`pool` is not a list")),
        file(
            format!("{FARM}[[pool]]\nname = \"Meadow\"\nstake = \"LP\"\n"),
            Refused("two pools are called `Meadow`"),
        ),
        file(
            format!("{FARM}[[pool]]\nname = \"Me\u{430}dow\"\nstake = \"LP\"\n"),
            Is("/farm/pools/1/name", json!("Me\u{430}dow")),
        ),
    ]
}
