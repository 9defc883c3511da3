//! The same work for many things, shared among the processor's cores. How many there are changes
//! nothing but the time.

use std::sync::LazyLock;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Bytes of stack for each thread: as much as the first one has, where there is no other.
const STACK: usize = 8 * 1024 * 1024;

/// Nothing where the system has no threads to spare; rayon's own pool would end the program then.
static POOL: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().stack_size(STACK).build().ok());

/// What both give, each on a core of its own where there are two.
pub(crate) fn join<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    match &*POOL {
        Some(pool) => pool.join(one, other),
        None => (one(), other()),
    }
}

/// What `make` makes of each item, in their order.
pub(crate) fn par_map<I: Send, T: Send>(
    items: Vec<I>,
    make: impl Fn(I) -> T + Send + Sync,
) -> Vec<T> {
    match &*POOL {
        Some(pool) => pool.install(|| items.into_par_iter().map(make).collect()),
        None => items.into_iter().map(make).collect(),
    }
}
