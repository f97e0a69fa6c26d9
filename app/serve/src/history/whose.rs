//! Whose a change or a payment is, so that a question about one owner walks through no other's.

/// Numbers of changes, positions and payments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    changes: Vec<Vec<u32>>,
    positions: Vec<Vec<u32>>,
    payments: Vec<Vec<u32>>,
}

impl Whose {
    /// The changes of a position, in order.
    pub fn changes(&self, position: u32) -> &[u32] {
        of(&self.changes, position)
    }

    /// The positions that an owner has or had, each once.
    pub fn positions(&self, owner: u32) -> &[u32] {
        of(&self.positions, owner)
    }

    /// The payments to an owner, in order.
    pub fn payments(&self, owner: u32) -> &[u32] {
        of(&self.payments, owner)
    }

    pub(super) fn changed(&mut self, position: u32, change: usize) {
        add(&mut self.changes, position, change as u32);
    }

    pub(super) fn paid(&mut self, owner: u32, payment: usize) {
        add(&mut self.payments, owner, payment as u32);
    }

    /// A position is an owner's now.
    pub(super) fn owned(&mut self, owner: u32, position: u32) {
        if let Err(at) = self.positions(owner).binary_search(&position) {
            list(&mut self.positions, owner).insert(at, position);
        }
    }
}

fn of(lists: &[Vec<u32>], nth: u32) -> &[u32] {
    lists.get(nth as usize).map_or(&[], Vec::as_slice)
}

fn add(lists: &mut Vec<Vec<u32>>, nth: u32, one: u32) {
    list(lists, nth).push(one);
}

fn list(lists: &mut Vec<Vec<u32>>, nth: u32) -> &mut Vec<u32> {
    let nth = nth as usize;
    if lists.len() <= nth {
        lists.resize_with(nth + 1, Vec::new);
    }
    &mut lists[nth]
}
