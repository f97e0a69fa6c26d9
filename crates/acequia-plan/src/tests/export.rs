//! What an export says.

use super::*;
use acequia_farm_file::When;

#[test]
fn an_export_reads_as_a_team_would_write_it() {
    let mut stream = stream(&[(7, 7_000_000), (30, 30_500_000)]);
    let before = export_text(stream, START);
    assert!(before.contains("budget    = \"37.5\"\ncommitted = 2030-03-27T17:46:40Z\nschedule"));
    assert!(before.contains("{ for = \"7 days\", amount = \"7\" },"), "{before}");

    stream.accrue(START, START + 2 * DAY, 1);
    let running = export_text(stream, START + 2 * DAY);
    let remark =
        "# what had streamed by 2030-03-19T17:46:40Z, or was taken back, is not in the budgets";
    assert!(running.starts_with(remark), "{running}");
    let curve = running.split("kind      = \"curve\"\n").nth(1).expect("a curve");
    assert_eq!(
        curve,
        format!(
            "budget    = \"35.5\"\ncommitted = 2030-03-27T17:46:40Z\n\
             past      = {{ stream = \"{POOL}/0/1\", streamed = \"2\", taken_back = \"0\" }}\n\
             schedule  = {{ shape = \"steps\", steps = [\n  \
             {{ for = \"5 days\", amount = \"5\" }},\n  \
             {{ for = \"30 days\", amount = \"30.5\" }},\n] }}\n"
        )
    );

    stream.accrue(START + 2 * DAY, START + 8 * DAY, 1);
    let last = export_text(stream, START + 8 * DAY);
    assert!(last.contains("schedule  = { shape = \"constant\", for = \"29 days\" }"), "{last}");
}

#[test]
fn a_curve_that_has_ended_is_left_out_and_one_that_has_not_begun_keeps_its_start() {
    let mut over = stream(&[(7, 1_000)]);
    over.accrue(START, START + 8 * DAY, 1);
    assert!(exported(over, START + 8 * DAY).pools[0].rewards.is_empty());
    assert!(export_text(over, START + 8 * DAY).contains("in slot 0, which has ended"));
    let farm = exported(stream(&[(7, 1_000)]), START - DAY);
    let reward = &farm.pools[0].rewards[0];
    assert!(matches!(&reward.emission, Emission::Curve(c) if c.start == When::At(START)));
}

#[test]
fn a_stream_that_was_never_funded_is_left_out_and_the_file_can_be_read() {
    let mut unfunded = Stream::default();
    unfunded.open(Opening::curve(IdlePolicy::Wait, 0)).expect("a free slot");
    assert!(exported(unfunded, START).pools[0].rewards.is_empty());
    assert!(export_text(unfunded, START).contains("# left out: the reward in"));
}

#[test]
fn an_export_keeps_the_terms_of_the_pool() {
    let farm = exported(stream(&[(7, 1_000)]), START);
    let (read, there) = (&farm.pools[0], pool(stream(&[(7, 1_000)])));
    assert_eq!((read.id, read.capacity, read.accepted_risks), (3, 1, 1));
    assert_eq!((read.caps, read.lock), (there.caps, there.lock));
}
