//! Arguments cut short and lengthened; discriminators that are nobody's.

use super::Target;

/// Asserts that only the exact bytes go through.
#[track_caller]
pub fn tamper(target: &Target) {
    let length = target.honest.data.len();
    for left in 0..length {
        target.refuses(&format!("data cut to {left} bytes"), |i| i.data.truncate(left));
    }
    for extra in [1, 8, 32] {
        target.refuses(&format!("{extra} bytes behind the data"), |i| {
            i.data.resize(length + extra, 0);
        });
    }
    target.refuses("an unknown discriminator", |i| i.data[0] ^= 0xff);
}
