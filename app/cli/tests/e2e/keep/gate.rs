//! The way to the RPC, which can be cut and mended.

use std::io::copy;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::spawn;

/// Nothing goes through while it is cut; whoever is connected is thrown out.
pub struct Gate {
    pub url: String,
    /// Those who are connected; none while it is cut.
    open: Arc<Mutex<Option<Vec<TcpStream>>>>,
}

impl Gate {
    pub fn to(rpc: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let host = rpc.strip_prefix("http://").expect("http").to_string();
        let open = Arc::new(Mutex::new(Some(Vec::new())));
        let gate = Self { url, open: open.clone() };
        spawn(move || {
            for stream in listener.incoming().flatten() {
                if let Some(all) = open.lock().expect("whole").as_mut() {
                    let there = TcpStream::connect(&host).expect("the network");
                    all.extend([twin(&stream), twin(&there)]);
                    join(twin(&stream), twin(&there));
                    join(there, stream);
                }
            }
        });
        gate
    }

    pub fn cut(&self) {
        let all = self.open.lock().expect("whole").take();
        for stream in all.into_iter().flatten() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    pub fn mend(&self) {
        self.open.lock().expect("whole").get_or_insert_default();
    }
}

fn twin(stream: &TcpStream) -> TcpStream {
    stream.try_clone().expect("another handle")
}

fn join(mut from: TcpStream, mut to: TcpStream) {
    spawn(move || {
        let _ = copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Both);
    });
}
