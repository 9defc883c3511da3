//! A part of views that many pages show; what templates see of it is made once.

use std::ops::Deref;
use std::sync::OnceLock;

use serde::{Serialize, Serializer};
use tera::Value;

/// A part of a view. Templates see values of their own, which each page makes of its view; those of
/// such a part are made by the first page that is printed with it, and shared by the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen<T> {
    part: T,
    /// Nothing in it if no value can be made.
    value: OnceLock<Option<Value>>,
}

impl<T> Seen<T> {
    /// A part that no page has shown.
    pub(crate) fn new(part: T) -> Self {
        Self {
            part,
            value: OnceLock::new(),
        }
    }
}

impl<T> Deref for Seen<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.part
    }
}

/// What is seen follows from the part.
impl<T: PartialEq> PartialEq for Seen<T> {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part
    }
}

impl<T: Eq> Eq for Seen<T> {}

impl<T: Serialize> Serialize for Seen<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let make = || Value::try_from_serializable(&self.part).ok();
        match self.value.get_or_init(make) {
            Some(value) => value.serialize(serializer),
            None => self.part.serialize(serializer),
        }
    }
}
