//! The same work for many things, shared among the processor's cores. How many there are changes nothing but the time.

use std::panic::resume_unwind;
use std::thread::{Builder, available_parallelism, scope};

/// Fewer things than this are made one after the other: starting a thread costs more.
const FEW: usize = 64;
/// Bytes of stack for each thread: as much as the first one has.
const STACK: usize = 8 * 1024 * 1024;

/// What `make` makes of each item, in their order.
pub(super) fn made_of_each<I: Sync, T: Send>(items: &[I], make: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let threads = available_parallelism().map_or(1, usize::from);
    if items.len() < FEW || threads == 1 {
        return items.iter().map(make).collect();
    }
    let share = |part: &[I]| part.iter().map(&make).collect::<Vec<T>>();
    scope(|scope| {
        let parts = items.chunks(items.len().div_ceil(threads));
        let share = &share;
        let started = parts.map(|part| (part, Builder::new().stack_size(STACK).spawn_scoped(scope, move || share(part))));
        let started: Vec<_> = started.collect();
        let finished = started.into_iter().flat_map(|(part, thread)| match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // The system has no thread to spare.
            Err(_) => share(part),
        });
        finished.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::made_of_each;

    #[test]
    fn the_order_is_kept() {
        for count in [0, 1, 63, 64, 65, 1000] {
            let items: Vec<usize> = (0..count).collect();
            assert_eq!(made_of_each(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}
