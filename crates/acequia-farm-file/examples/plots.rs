//! Plots every schedule of a farm file: `cargo run --example plots app/farms/valley.toml`.

use acequia_farm_file::{parse, plot, time, Emission};

fn main() {
    let path = std::env::args().nth(1).expect("a farm file");
    let text = std::fs::read_to_string(&path).expect("a readable file");
    let farm = parse(&path, &text).unwrap_or_else(|report| panic!("{report}"));
    let begins = farm.story.as_ref().map_or(0, |story| story.begins);
    for pool in &farm.pools {
        for reward in &pool.rewards {
            let Emission::Curve(curve) = &reward.emission else {
                continue;
            };
            let start = curve.start.resolve(begins);
            let frame =
                plot::Frame { time: begins..start + curve.seconds(), columns: 100, rows: 6 };
            let emitted = plot::Emitted { start, segments: &curve.segments };
            let token = farm.reward_token(reward);
            println!(
                "\n{} in {}, from {}, {}",
                token.symbol,
                pool.name,
                time::date(start),
                curve.shape.describe()
            );
            let lines =
                plot::schedule(&emitted, token.decimals, plot::colour_of(reward.token), &frame);
            lines.iter().for_each(|line| println!("{line}"));
        }
    }
}
