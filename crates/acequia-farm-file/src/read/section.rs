//! A table of the file, which knows what it has been asked for.
//!
//! A reader asks for every key it understands before it gives up on any of them, so that all
//! problems of a section are found at once. What nobody asked for is a typing error.

use super::field::Field;
use crate::problems::Problems;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use toml::de::DeTable;

/// A table being read. When it goes out of scope it reports the keys that nobody asked for.
pub struct Section<'a> {
    /// What people call it, as in `the pool "Valley"`.
    pub name: String,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    problems: &'a Problems,
    known: RefCell<Vec<&'static str>>,
    open: Cell<bool>,
}

impl<'a> Section<'a> {
    /// A table that stands at `span`. Problems go to `problems`.
    pub(crate) fn new(
        name: &str,
        table: &'a DeTable<'a>,
        span: Range<usize>,
        problems: &'a Problems,
    ) -> Self {
        Self {
            name: name.into(),
            table,
            span,
            problems,
            known: RefCell::default(),
            open: Cell::new(false),
        }
    }

    /// The value of a key that may be left out.
    pub fn get(&self, key: &'static str) -> Option<Field<'a>> {
        self.known.borrow_mut().push(key);
        self.entry(key)
    }

    /// What `read` makes of the value of a key, or `default` where it is left out.
    pub fn get_or<T>(
        &self,
        key: &'static str,
        default: T,
        read: impl FnOnce(&Field<'a>) -> Option<T>,
    ) -> Option<T> {
        self.get(key).map_or(Some(default), |field| read(&field))
    }

    /// The one key of a set that is there, with its value; reports where there is another
    /// number of them. All of the set are known afterwards.
    pub fn only_one_of(
        &self,
        keys: &[&'static str],
        condition: &str,
    ) -> Option<(&'static str, Field<'a>)> {
        let found = keys.iter().filter_map(|key| Some((*key, self.get(key)?)));
        match <[_; 1]>::try_from(found.collect::<Vec<_>>()) {
            Ok([one]) => Some(one),
            Err(_) => {
                let list = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>();
                self.wrong(condition, format!("say one of {}", list.join(", ")));
                None
            }
        }
    }

    /// The value of a key that must be there. `remedy` says what to write.
    pub fn need(&self, key: &'static str, remedy: &str) -> Option<Field<'a>> {
        let field = self.get(key);
        if field.is_none() && !self.problems.is_broken() {
            let condition = format!("{} has no `{key}`", self.name);
            self.problems.add(self.span.clone(), condition, remedy.into());
        }
        field
    }

    /// Every key with its value, for tables whose keys are names that the team chose.
    pub fn entries(&self) -> impl Iterator<Item = Field<'a>> + '_ {
        self.table.keys().filter_map(|key| self.entry(key.get_ref()))
    }

    /// Makes keys known that a section of another kind would have.
    pub fn expect_keys(&self, keys: &[&'static str]) {
        self.known.borrow_mut().extend(keys);
    }

    /// Accepts every key, after [`entries`](Self::entries).
    pub fn accept_all(&self) {
        self.open.set(true);
    }

    /// Reports a problem of the section as a whole.
    pub fn wrong(&self, condition: impl Into<String>, remedy: impl Into<String>) {
        self.problems.add(self.span.clone(), condition.into(), remedy.into());
    }

    /// The key as it stands in the file, with its value.
    fn entry(&self, key: &str) -> Option<Field<'a>> {
        let (key, value) = self.table.get_key_value(key)?;
        Some(Field { key: key.get_ref(), key_span: key.span(), value, problems: self.problems })
    }
}

impl Drop for Section<'_> {
    fn drop(&mut self) {
        if self.open.get() {
            return;
        }
        let known = self.known.borrow();
        for key in self.table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let condition = format!("{} knows no key `{}`", self.name, key.get_ref());
            let remedy = suggest(key.get_ref(), &known);
            self.problems.add(key.span(), condition, remedy);
        }
    }
}

/// "did you mean" the nearest name, and what else there is.
pub fn suggest(wrong: &str, names: &[&str]) -> String {
    let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let likeness =
        |name: &str| strsim::jaro_winkler(&wrong.to_ascii_lowercase(), &name.to_ascii_lowercase());
    let nearest = names.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match nearest.filter(|name| likeness(name) > 0.75) {
        Some(nearest) => format!("did you mean `{nearest}`? There is {list}"),
        None if list.is_empty() => "there is none to name: add one, or leave this out".into(),
        None => format!("there is {list}"),
    }
}
