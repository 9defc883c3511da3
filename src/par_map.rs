//! The same work for many things, or two works at once, shared among the processor's cores. How
//! many there are changes nothing but the time.

use std::sync::LazyLock;
use std::thread;

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

/// What `make` gives, on a thread of its own with as much stack as all others that make pages have;
/// nothing if it panics, or the system has no thread to spare. Whoever asks waits for nobody else's
/// work.
pub(crate) fn on_own_stack<T: Send>(make: impl FnOnce() -> T + Send) -> Option<T> {
    let builder = thread::Builder::new().stack_size(STACK);
    thread::scope(|scope| builder.spawn_scoped(scope, make).ok()?.join().ok())
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
