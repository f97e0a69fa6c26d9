//! A line to the node that breaks now and then.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::Arc;
use std::thread::{sleep, spawn};
use std::time::Duration;

/// Passes bytes on. While it is down, nothing passes, and what was open breaks.
pub struct BadLine {
    pub port: u16,
    down: Arc<AtomicBool>,
    pub broken: Arc<AtomicU64>,
}

impl BadLine {
    pub fn to(url: &str) -> Self {
        let host = url.strip_prefix("http://").expect("http").trim_end_matches('/').to_string();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (down, broken) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let line = Self { port, down: down.clone(), broken: broken.clone() };
        spawn(move || {
            for near in listener.incoming().flatten() {
                let Ok(far) = TcpStream::connect(&host) else { continue };
                pass(&near, &far, &down, &broken);
                pass(&far, &near, &down, &broken);
            }
        });
        line
    }

    pub fn http(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub fn ws(&self) -> String {
        format!("ws://127.0.0.1:{}", self.port)
    }

    pub fn set_down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
    }
}

fn pass(from: &TcpStream, to: &TcpStream, down: &Arc<AtomicBool>, broken: &Arc<AtomicU64>) {
    let (mut from, mut to) = (from.try_clone().expect("one"), to.try_clone().expect("one"));
    let (down, broken) = (down.clone(), broken.clone());
    from.set_read_timeout(Some(Duration::from_millis(50))).expect("a time");
    spawn(move || {
        let mut bytes = [0; 1 << 14];
        loop {
            if down.load(Ordering::SeqCst) {
                broken.fetch_add(1, Ordering::SeqCst);
                break;
            }
            match from.read(&mut bytes) {
                Ok(0) => break,
                Ok(count) => {
                    if to.write_all(&bytes[..count]).is_err() {
                        break;
                    }
                }
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    sleep(Duration::from_millis(1));
                }
                Err(_) => break,
            }
        }
        let _ = from.shutdown(Shutdown::Both);
        let _ = to.shutdown(Shutdown::Both);
    });
}
