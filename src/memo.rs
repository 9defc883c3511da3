//! Pure results of earlier runs under their whole inputs.
//!
//! A stage that is asked for the same thing again gives what it gave, and what a run did not ask
//! for is forgotten with the next: memory stays that of one run, however many there are. Inputs are
//! compared by value, so that an empty memory gives the same bytes; a shared input is the same
//! without a look at its value. What makes a result is a `fn` pointer, which captures nothing: it
//! sees its key and input alone, so that a result cannot depend on what it is not remembered under.
//! Nothing here knows what is remembered.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Deref;
use std::sync::Arc;

use crate::par_map::par_map;

/// What a stage remembers of one kind: at most one result for each key, with the input it was made
/// from.
#[derive(Clone, Debug)]
pub struct Table<K, I, V> {
    /// No order of these is ever seen: they are looked up, counted and forgotten.
    known: HashMap<K, Entry<I, V>>,
    /// Keys of the results that this run made.
    anew: Vec<K>,
}

/// A result.
#[derive(Clone, Debug)]
struct Entry<I, V> {
    input: I,
    value: V,
    /// Whether this run has asked for it. What stays is neither taken out nor put back, so that a
    /// run in which nothing changes costs a look for each.
    is_asked: bool,
}

impl<K, I, V> Default for Table<K, I, V> {
    fn default() -> Self {
        Self {
            known: HashMap::new(),
            anew: Vec::new(),
        }
    }
}

impl<K: Eq + Hash + Clone, I: PartialEq, V: Clone> Table<K, I, V> {
    /// The result for this input: as it was, or made now.
    pub fn get(&mut self, key: K, input: I, make: fn(&K, &I) -> V) -> V {
        if let Some(value) = self.known(&key, &input) {
            return value;
        }
        let value = make(&key, &input);
        self.keep(key, input, value)
    }

    /// The results for all these inputs, in their order. Those that are not known are made on all
    /// cores.
    pub fn get_all(&mut self, asked: Vec<(K, I)>, make: fn(&K, &I) -> V) -> Vec<V>
    where
        K: Send,
        I: Send,
        V: Send,
    {
        let mut values = Vec::with_capacity(asked.len());
        let (mut places, mut missing) = (Vec::new(), Vec::new());
        for (place, (key, input)) in asked.into_iter().enumerate() {
            let value = self.known(&key, &input);
            if value.is_none() {
                places.push(place);
                missing.push((key, input));
            }
            values.push(value);
        }
        let results = par_map(missing, |(key, input)| {
            let value = make(&key, &input);
            (key, input, value)
        });
        for (place, (key, input, value)) in places.into_iter().zip(results) {
            values[place] = Some(self.keep(key, input, value));
        }
        values.into_iter().flatten().collect()
    }

    /// The result of a key, if the input is as it was.
    fn known(&mut self, key: &K, input: &I) -> Option<V> {
        let entry = self.known.get_mut(key)?;
        if entry.input != *input {
            return None;
        }
        entry.is_asked = true;
        Some(entry.value.clone())
    }

    /// What is remembered stays the same value, so that whatever is made of it is known by its
    /// pointer.
    fn keep(&mut self, key: K, input: I, value: V) -> V {
        self.anew.push(key.clone());
        let entry = Entry {
            input,
            value: value.clone(),
            is_asked: true,
        };
        self.known.insert(key, entry);
        value
    }
}

impl<K: Eq + Hash, I, V> Table<K, I, V> {
    /// Begins a run: what the last one did not ask for is forgotten.
    pub fn begin_run(&mut self) {
        self.known
            .retain(|_, entry| std::mem::take(&mut entry.is_asked));
        self.anew.clear();
    }

    /// Keys of the results that were not known in this run, in the order of asking.
    pub fn anew(&self) -> &[K] {
        &self.anew
    }

    /// What each result that this run asked for was made from, in no order.
    pub fn inputs(&self) -> impl Iterator<Item = (&K, &I)> {
        let asked = self.known.iter().filter(|(_, entry)| entry.is_asked);
        asked.map(|(key, entry)| (key, &entry.input))
    }

    /// The result of a key, whatever its input was; this asks for nothing.
    pub fn value(&self, key: &K) -> Option<&V> {
        self.known.get(key).map(|entry| &entry.value)
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.known.len()
    }
}

/// A shared value, equal to itself at once and to others by value.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(pub Arc<T>);

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: PartialEq + ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Each value as an earlier run had it, if it is the same: what is made from it is then known to be
/// the same at once.
pub fn same<K: Eq + Hash + Clone, T: Clone + PartialEq>(
    table: &mut Table<K, Shared<T>, Arc<T>>,
    key: K,
    value: T,
) -> Arc<T> {
    table.get(key, Shared(Arc::new(value)), |_, input| input.0.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_only_those_that_are_not_known_are_made_and_the_order_is_that_of_the_asking() {
        let mut table: Table<&str, u32, u32> = Table::default();
        table.get("b", 2, |_, input| input * 2);
        let asked = vec![("a", 1), ("b", 2), ("c", 3)];
        let results = table.get_all(asked, |_, input| input * 3);
        assert_eq!((results, table.count()), (vec![3, 4, 9], 3));
        assert_eq!(table.anew(), ["b", "a", "c"]);
    }

    #[test]
    fn a_result_is_made_once_for_each_input_and_forgotten_when_nobody_asks() {
        let mut table: Table<&str, u32, Arc<u32>> = Table::default();
        let get = |table: &mut Table<_, _, _>, key, input| {
            table.get(key, input, |_, input| Arc::new(input * 2))
        };
        let (first, again, other) = (
            get(&mut table, "a", 1),
            get(&mut table, "a", 1),
            get(&mut table, "b", 2),
        );
        assert!(Arc::ptr_eq(&first, &again) && [*first, *other] == [2, 4]);
        table.begin_run();
        assert!(Arc::ptr_eq(&first, &get(&mut table, "a", 1)));
        let third = get(&mut table, "a", 3);
        table.begin_run();
        assert!(*third == 6 && Arc::ptr_eq(&third, &get(&mut table, "a", 3)) && table.count() == 1);
        assert!(
            !Arc::ptr_eq(&other, &get(&mut table, "b", 2)),
            "remembered though a run did not ask for it"
        );
    }
}
