//! Logs that say anything: what is read as an event can be shown.

use acequia_interface::events::Event;
use acequia_interface::ID;

pub fn read(bytes: &[u8]) {
    if let Ok(event) = Event::read(bytes) {
        assert!(Event::NAMES.contains(&event.name()));
        let _ = event.fields();
    }
    let text = String::from_utf8_lossy(bytes);
    for event in Event::from_logs(&ID, text.lines()) {
        let _ = event.fields();
    }
}
