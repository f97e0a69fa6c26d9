//! Questions that must not be asked are refused in words, whatever their bytes.

use acequia_wasm::answer;

/// A verb, then texts.
fn asked(parts: &[&str]) -> String {
    let bytes = |text: &&str| [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat();
    let question: Vec<u8> = parts.iter().flat_map(bytes).collect();
    String::from_utf8(answer(&question)).expect("JSON")
}

#[test]
fn a_question_that_is_none_is_refused() {
    assert_eq!(asked(&["sing"]), r#"{"refused":"`sing` cannot be asked"}"#);
    assert_eq!(asked(&["read"]), r#"{"refused":"the question ends too early"}"#);
    for length in [0, 1, 8] {
        assert!(String::from_utf8_lossy(&answer(&vec![0xff; length])).contains("too early"));
    }
    assert!(asked(&["plan", "name = 1"]).contains("is not a text"));
}

#[test]
fn a_file_is_answered_with_a_farm_or_with_all_that_is_wrong_where_an_editor_finds_it() {
    let said = asked(&["read", "# 😀 é\nname = \"x\"\nNAME = 1\n"]);
    assert!(said.contains(r#"{"start":18,"end":22,"line":3,"column":1,"condition":"#), "{said}");
    let valley = asked(&["read", include_str!("../../../app/farms/valley.toml")]);
    assert!(valley.starts_with(r#"{"farm":{"name":"The valley","#), "{valley}");
    assert!(valley.contains(r#""budget":{"u64":"90000000000"}"#), "{valley}");
}

#[test]
fn a_story_is_told_in_the_order_of_time() {
    let said = asked(&["story", include_str!("../../../app/farms/valley.toml")]);
    let told: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let events = told["events"].as_array().expect("a list");
    let at: Vec<u64> = events.iter().map(|event| event["at"].as_u64().expect("s")).collect();
    assert!(at.len() > 100 && at.is_sorted());
    let lps = told["lps"].as_array().expect("a list");
    let of = |name: &str| lps.iter().position(|lp| lp["name"] == name).expect("who");
    let first = |who: usize| events.iter().find(|event| event["who"] == who).expect("an event");
    assert_eq!(first(of("Inés"))["action"]["units"]["u64"], "120000000000");
    assert_eq!(first(of("Carla"))["at"], 3 * 86_400);
    assert_eq!(asked(&["story", "name = 1"]).find("refused"), Some(2));
}

/// The first pool of the valley while so much is staked.
fn outlook(prices: &[f64], staked: u64) -> serde_json::Value {
    let mut bytes = Vec::new();
    let mut part = |part: &[u8]| {
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(part);
    };
    part(b"outlook");
    part(include_bytes!("../../../app/farms/valley.toml"));
    let prices: Vec<u8> = prices.iter().flat_map(|price| price.to_le_bytes()).collect();
    bytes.extend(0u64.to_le_bytes()); // the place of the pool
    bytes.extend((prices.len() as u64).to_le_bytes());
    bytes.extend(&prices);
    for number in [staked, 500] {
        bytes.extend(number.to_le_bytes());
    }
    serde_json::from_slice(&answer(&bytes)).expect("JSON")
}

#[test]
fn what_budgets_pay_is_told_in_tokens_and_where_all_has_a_price_in_parts() {
    let told = outlook(&[1.0; 9], 1_000_000_000);
    assert!(told["yieldPpm"]["u64"].is_string() && told["breakEven"]["u64"].is_string(), "{told}");
    assert!(outlook(&[1.0; 9], 0)["yieldPpm"].is_null(), "nobody earns it");
    for unpriced in [&[][..], &[f64::NAN; 9], &[1.0]] {
        let of = outlook(unpriced, 1_000_000_000);
        assert_eq!(of["budgets"], told["budgets"]);
        assert!(of["yieldPpm"].is_null() && of["breakEven"].is_null(), "{of}");
    }
}
