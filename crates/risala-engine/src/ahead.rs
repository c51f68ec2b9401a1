//! Things made while the ones before them are used.

use std::sync::mpsc::{IntoIter, sync_channel};
use std::thread;

/// Makes `items` in a thread of its own, one ahead of those that `take` uses; when it uses no more, no more are made.
pub fn ahead<T: Send, R>(items: impl Iterator<Item = T> + Send, take: impl FnOnce(IntoIter<T>) -> R) -> R {
    let (giver, taker) = sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in items {
                if giver.send(item).is_err() {
                    break;
                }
            }
        });
        take(taker.into_iter())
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn all_come_in_their_order_and_no_more_than_are_used() {
        assert_eq!(ahead(0..1_000, |items| items.collect::<Vec<_>>()), (0..1_000).collect::<Vec<_>>());
        let made = AtomicUsize::new(0);
        let items = (0..1_000).inspect(|_| {
            made.fetch_add(1, Ordering::Relaxed);
        });
        assert_eq!(ahead(items, |items| items.take(3).sum::<i32>()), 3);
        assert!(made.into_inner() <= 6);
    }
}
