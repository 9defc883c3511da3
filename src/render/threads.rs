//! The same work for many things, shared among the processor's cores. How many there are changes nothing but the time.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, available_parallelism, scope};

/// Fewer things than this are made one after the other: starting a thread costs more.
const FEW: usize = 64;
/// Bytes of stack for each thread: as much as the first one has.
const STACK: usize = 8 * 1024 * 1024;

/// What `make` makes of each item, in their order. An item is gone when its result is there.
pub(super) fn made_of_each<I: Send, T: Send>(items: Vec<I>, make: impl Fn(I) -> T + Sync) -> Vec<T> {
    // Asked only if it matters: the system reads several files to know.
    let threads = if items.len() < FEW { 1 } else { available_parallelism().map_or(1, usize::from) };
    if threads == 1 { items.into_iter().map(make).collect() } else { shared(threads, items, make) }
}

/// Each thread takes the next item as soon as it is free, so that none waits for one that got the longer ones.
fn shared<I: Send, T: Send>(threads: usize, items: Vec<I>, make: impl Fn(I) -> T + Sync) -> Vec<T> {
    let waiting = Mutex::new(items.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || std::iter::from_fn(next).map(|(position, item)| (position, make(item))).collect::<Vec<(usize, T)>>();
    let mut results = scope(|scope| {
        // Where the system has no thread to spare, the others do its share.
        let start = |_| Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
        let others: Vec<_> = (1..threads).filter_map(start).collect();
        let mut results = work();
        results.extend(others.into_iter().flat_map(|other| other.join().unwrap_or_else(|panic| resume_unwind(panic))));
        results
    });
    results.sort_unstable_by_key(|(position, _)| *position);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Where threads wait for one another, so that a test sees how many are at work at the same time.
#[cfg(test)]
pub(super) mod meeting {
    use std::collections::BTreeSet;
    use std::sync::{Condvar, Mutex};
    use std::thread::{available_parallelism, current};
    use std::time::{Duration, Instant};

    #[derive(Debug)]
    pub(in crate::render) struct Meeting {
        seen: Mutex<BTreeSet<String>>,
        arrival: Condvar,
        /// Who still waits then gives up.
        end: Instant,
    }

    impl Meeting {
        pub(in crate::render) fn new() -> Self {
            Self { seen: Mutex::default(), arrival: Condvar::new(), end: Instant::now() + Duration::from_secs(20) }
        }

        /// Comes, and waits until there are as many as the processor has cores.
        pub(in crate::render) fn attend(&self) {
            let mut seen = self.seen.lock().unwrap();
            seen.insert(format!("{:?}", current().id()));
            self.arrival.notify_all();
            let left = self.end.saturating_duration_since(Instant::now());
            drop(self.arrival.wait_timeout_while(seen, left, |seen| seen.len() < cores()).unwrap());
        }

        /// Whether as many came.
        pub(in crate::render) fn is_full(&self) -> bool {
            self.seen.lock().unwrap().len() == cores()
        }
    }

    fn cores() -> usize {
        available_parallelism().unwrap().get()
    }
}

#[cfg(test)]
mod tests {
    use super::made_of_each;
    use super::meeting::Meeting;

    #[test]
    fn the_order_is_kept() {
        for count in [0, 1, 63, 64, 65, 1000] {
            let items: Vec<usize> = (0..count).collect();
            assert_eq!(made_of_each(items.clone(), |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn every_core_is_at_work() {
        let meeting = Meeting::new();
        made_of_each((0..1000).collect(), |_: usize| meeting.attend());
        assert!(meeting.is_full());
    }
}
