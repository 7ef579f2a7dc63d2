//! A place for a library that hands parts of its work to rayon and waits for them (Typst).
//!
//! A worker that waits takes up whatever else lies in its pool. In the pool that makes the outputs, that would be another
//! output, begun in the midst of the first: where the first is a value that both need ([`super::Memo`]), neither would
//! ever end, and each step would lie deeper on the stack. Such work is therefore done in a pool of its own, while the
//! worker that asked for it waits and takes up nothing.

use std::sync::OnceLock;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The pool, or `None` where the system gives no more threads.
fn pool() -> Option<&'static ThreadPool> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    let build = || {
        let threads = rayon::current_num_threads();
        ThreadPoolBuilder::new().num_threads(threads).thread_name(|i| format!("apart-{i}")).stack_size(STACK).build().ok()
    };
    POOL.get_or_init(build).as_ref()
}

/// Typst's layout goes deep where a text does.
const STACK: usize = 16 << 20;

/// Does `work` in the pool apart, or where it is if that is there already. It may not need a value of [`super::Memo`] whose
/// making waits for such work.
pub(crate) fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let Some(pool) = pool().filter(|p| p.current_thread_index().is_none()) else { return work() };
    // Only a thread that is no worker waits for another pool without taking up work of its own.
    thread::scope(|scope| match scope.spawn(|| pool.install(work)).join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}
