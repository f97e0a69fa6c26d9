//! Pages that ask, whether or not they have been answered: so many questions a second.

use crate::crowd::{address, owner, POOLS};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const A_SECOND: u32 = 200;
const SECONDS: u32 = 20;
const PAGES: usize = 16;

/// What pages ask, each as often as the others.
const QUESTIONS: [&str; 10] = [
    "/v1/pools",
    "/v1/pools/POOL",
    "/v1/pools/POOL/series?step=day",
    "/v1/pools/POOL/series?step=hour",
    "/v1/pools/POOL/streams",
    "/v1/pools/POOL/events?limit=50",
    "/v1/owners/OWNER",
    "/v1/owners/OWNER/series?step=day",
    "/v1/owners/OWNER/events?limit=50",
    "/v1/owners/OWNER/earnings?format=csv",
];

/// Half of all, and 95 of a hundred, were answered within so long [ms]; and the slowest question's own 95.
pub struct Times {
    pub half: f64,
    pub p95: f64,
    pub slowest: (&'static str, f64),
}

pub fn ask(url: &str, people: usize) -> Times {
    let (next, start) = (AtomicUsize::new(0), Instant::now());
    let page = || {
        let agent = ureq::Agent::new_with_defaults();
        let mut times = Vec::new();
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            if nth >= (A_SECOND * SECONDS) as usize {
                return times;
            }
            let due = start + Duration::from_secs(1) * nth as u32 / A_SECOND;
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            let question = QUESTIONS[nth % QUESTIONS.len()];
            let who = nth.wrapping_mul(7_919) % people;
            let path = question
                .replace("POOL", &address(1, nth / 10 % POOLS).to_string())
                .replace("OWNER", &owner(who).to_string());
            let answer = agent.get(format!("{url}{path}")).call();
            answer.expect("an answer").body_mut().read_to_string().expect("text");
            times.push((question, due.elapsed().as_secs_f64() * 1_000.0));
        }
    };
    let mut all: Vec<(&str, f64)> = std::thread::scope(|scope| {
        let pages: Vec<_> = (0..PAGES).map(|_| scope.spawn(page)).collect();
        pages.into_iter().flat_map(|page| page.join().expect("it ends")).collect()
    });
    all.sort_by(|one, other| one.1.total_cmp(&other.1));
    let at = |times: &[f64], part: f64| times[(times.len() as f64 * part) as usize];
    let of = |question: &str| -> Vec<f64> {
        all.iter().filter(|one| one.0 == question).map(|one| one.1).collect()
    };
    let slow = QUESTIONS.map(|question| (question, at(&of(question), 0.95)));
    let slowest = slow.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)).expect("one");
    let whole: Vec<f64> = all.iter().map(|one| one.1).collect();
    Times { half: at(&whole, 0.5), p95: at(&whole, 0.95), slowest }
}
