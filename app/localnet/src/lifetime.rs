//! How long it serves.

use crate::clock::FastClock;
use crate::net::Net;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::io::Read;
use std::sync::mpsc::{channel, Receiver, RecvTimeoutError, Sender};
use std::thread::spawn;
use std::time::Duration;

/// How often it tidies up where no clock of ours runs.
const TIDYING: Duration = Duration::from_secs(5);

/// Returns when standard input has closed or a signal has come.
pub fn serve(net: &Net, mut clock: Option<FastClock>, ignore_stdin: bool) -> Result<(), String> {
    let end = end_of(ignore_stdin)?;
    loop {
        let period = clock.as_ref().map_or(TIDYING, FastClock::period);
        match end.recv_timeout(period) {
            Err(RecvTimeoutError::Timeout) => {
                clock.as_mut().map_or(Ok(()), |clock| clock.tick(net))?;
                net.forget_events();
            }
            _ => return Ok(()),
        }
    }
}

/// Hears of whichever end comes first.
fn end_of(ignore_stdin: bool) -> Result<Receiver<()>, String> {
    let (say, hear) = channel();
    let mut signals = Signals::new([SIGINT, SIGTERM]).map_err(|error| error.to_string())?;
    if !ignore_stdin {
        let say = say.clone();
        spawn(move || read_to_end(&say));
    }
    spawn(move || signals.forever().next().map(|_| say.send(())));
    Ok(hear)
}

fn read_to_end(say: &Sender<()>) {
    let mut bytes = [0; 1024];
    while matches!(std::io::stdin().read(&mut bytes), Ok(1..)) {}
    let _ = say.send(());
}
