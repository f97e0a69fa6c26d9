//! Names: of other scripts, of what languages keep for themselves, and such as cannot be seen.

use super::{with, Case, Expected, Is, Refused, FARM};
use serde_json::json;

const SYMBOL: &str = "/farm/tokens/1/symbol";
const NAME: &str = "/farm/name";

pub fn cases() -> Vec<Case> {
    [symbols(), farms(), others()].into_iter().flatten().collect()
}

/// Another symbol in place of RIO, as a key and where it is named.
fn symbol(name: &str, expected: Expected) -> Case {
    let quoted = format!("\"{name}\"");
    let text = FARM.replace("RIO = {", &format!("{quoted} = {{")).replace("\"RIO\"", &quoted);
    Case { text, expected }
}

fn symbols() -> Vec<Case> {
    let long = "x".repeat(1_000);
    let names = [
        "__proto__",
        "constructor",
        "prototype",
        "toString",
        "hasOwnProperty",
        "valueOf",
        "then",
        "toJSON",
        "null",
        "undefined",
        "true",
        "0",
        "-1",
        "NaN",
        "",
        " ",
        "RIO.USDC",
        "$RIO",
        "<b>RIO</b>",
        "%s{}",
        "ぶどう",
        "РИО",
        "ريو",
        "\u{1f347}",
        "\u{202e}OIR",
        "R\u{200b}IO",
        "RIO\u{fe0f}",
        "\u{3164}",
        "e\u{301}",
        "\u{e9}",
        &long,
    ];
    names.iter().map(|name| symbol(name, Is(SYMBOL, json!(name)))).collect()
}

fn farms() -> Vec<Case> {
    let named = |written: &str, name: &str| with("\"Ditch\"", written, Is(NAME, json!(name)));
    vec![
        named("\"\"", ""),
        named("\"\\u0000\"", "\0"),
        named("\"a\\nb\"", "a\nb"),
        named("\"\\u001b[31m\"", "\u{1b}[31m"),
        named("'\\n'", "\\n"),
        named("\"\\U0010FFFF\"", "\u{10ffff}"),
        named("\"\u{feff}Ditch\"", "\u{feff}Ditch"),
        named("\"__proto__\"", "__proto__"),
        with("\"Ditch\"", "7", Refused("`name` is not a text")),
        with("\"Ditch\"", "[\"Ditch\"]", Refused("`name` is not a text")),
        with("\"Ditch\"", "{ is = \"Ditch\" }", Refused("`name` is not a text")),
    ]
}

/// Keys that nobody asked for, and names of nothing.
fn others() -> Vec<Case> {
    vec![
        with(
            "name = \"Ditch\"",
            "name = \"Ditch\"\n__proto__ = 1",
            Refused("the file knows no key `__proto__`"),
        ),
        with(
            "stake = \"LP\"",
            "stake = \"LP\"\nconstructor = {}",
            Refused("knows no key `constructor`"),
        ),
        with("stake = \"LP\"", "stake = \"__proto__\"", Refused("there is no token `__proto__`")),
        with("stake = \"LP\"", "stake = \"lp\"", Refused("there is no token `lp`")),
        with("stake = \"LP\"", "stake = \"LP \"", Refused("there is no token `LP `")),
        with("stake = \"LP\"", "stake = \"L\u{420}\"", Refused("there is no token `L\u{420}`")),
        with(
            "kind      = \"curve\"",
            "kind = \"toString\"",
            Refused("there is no kind of reward `toString`"),
        ),
        with(
            "kind      = \"curve\"",
            "kind = \"Curve\"",
            Refused("there is no kind of reward `Curve`"),
        ),
        with("\"constant\"", "\"__proto__\"", Refused("`__proto__`")),
        with("stake = \"LP\"", "stake = \"LP\"\nid = 65535", Is("/farm/pools/0/id", json!(65_535))),
        with(
            "stake = \"LP\"",
            "stake = \"LP\"\nid = 65536",
            Refused("write a number from 0 to 65535"),
        ),
        with(
            "stake = \"LP\"",
            "stake = \"LP\"\nid = 9223372036854775808",
            Refused("write a number from 0 to 65535"),
        ),
        with(
            "stake = \"LP\"",
            "stake = \"LP\"\nid = 0x1",
            Refused("write a number from 0 to 65535"),
        ),
        with(
            "stake = \"LP\"",
            "stake = \"LP\"\nid = -0",
            Refused("write a number from 0 to 65535"),
        ),
    ]
}
