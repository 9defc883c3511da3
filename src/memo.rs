//! Pure results of earlier runs under their whole inputs.
//!
//! A stage that is asked for the same thing again gives what it gave, and what a run did not ask
//! for is forgotten with the next: memory stays that of one run, however many there are. Inputs are
//! compared by value, so that an empty memory gives the same bytes; a shared input is the same
//! without a look at its value. What makes a result is a `fn` pointer, which captures nothing: it
//! sees its key and input alone, so that a result cannot depend on what it is not remembered under.
//! Nothing here knows what is remembered.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// What a stage remembers of one kind: at most one result for each key, with the input it was made
/// from.
#[derive(Clone, Debug)]
pub struct Table<K, I, V> {
    before: BTreeMap<K, (I, V)>,
    now: BTreeMap<K, (I, V)>,
    /// Keys of the results that this run made.
    anew: Vec<K>,
}

impl<K, I, V> Default for Table<K, I, V> {
    fn default() -> Self {
        Self {
            before: BTreeMap::new(),
            now: BTreeMap::new(),
            anew: Vec::new(),
        }
    }
}

impl<K: Ord + Clone, I: PartialEq, V: Clone> Table<K, I, V> {
    /// The result for this input: as it was, or made now.
    pub fn get(&mut self, key: K, input: I, make: fn(&K, &I) -> V) -> V {
        let entry = self.known(&key, &input).unwrap_or_else(|| {
            self.anew.push(key.clone());
            let value = make(&key, &input);
            (input, value)
        });
        self.keep(key, entry)
    }

    /// The results for all these inputs, in their order. Those that are not known are made in one
    /// go, so that the work can be shared.
    pub fn get_all(&mut self, asked: Vec<(K, I)>, make: fn(Vec<&(K, I)>) -> Vec<V>) -> Vec<V> {
        let known: Vec<Option<(I, V)>> = asked
            .iter()
            .map(|(key, input)| self.known(key, input))
            .collect();
        let missing: Vec<&(K, I)> = asked
            .iter()
            .zip(&known)
            .filter(|(_, known)| known.is_none())
            .map(|(asked, _)| asked)
            .collect();
        self.anew.extend(missing.iter().map(|(key, _)| key.clone()));
        let mut news = make(missing).into_iter();
        let entries = asked.into_iter().zip(known);
        let entries = entries.filter_map(|((key, input), known)| {
            Some((key, known.or_else(|| Some((input, news.next()?)))?))
        });
        entries.map(|(key, entry)| self.keep(key, entry)).collect()
    }

    /// The input and result of a key, if the input is as it was.
    fn known(&mut self, key: &K, input: &I) -> Option<(I, V)> {
        self.now
            .remove(key)
            .or_else(|| self.before.remove(key))
            .filter(|(known, _)| known == input)
    }

    /// What is remembered stays the same value, so that whatever is made of it is known by its
    /// pointer.
    fn keep(&mut self, key: K, entry: (I, V)) -> V {
        let value = entry.1.clone();
        self.now.insert(key, entry);
        value
    }
}

impl<K, I, V> Table<K, I, V> {
    /// Begins a run: what the last one did not ask for is forgotten.
    pub fn begin_run(&mut self) {
        self.before = std::mem::take(&mut self.now);
        self.anew.clear();
    }

    /// Keys of the results that were not known in this run, in the order of asking.
    pub fn anew(&self) -> &[K] {
        &self.anew
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.before.len() + self.now.len()
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
pub fn same<K: Ord + Clone, T: Clone + PartialEq>(
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
        let results = table.get_all(asked, |missing| {
            assert_eq!(missing, [&("a", 1), &("c", 3)]);
            vec![2, 6]
        });
        assert_eq!((results, table.count()), (vec![2, 4, 6], 3));
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
