//! Shaped paragraphs that many letters share.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Paragraph, Shaped, TextError, shape};
use crate::font::Fonts;

/// Parts with a lock of their own, so that threads rarely wait for one another.
const SHARDS: usize = 16;

/// Paragraphs kept in a part; a part that is full starts anew.
const SHARD_LIMIT: usize = 256;

/// Shaped paragraphs by their text and faces, for one [`Fonts`] set. Shared by threads; bounded; results do not
/// depend on what it holds.
#[derive(Default)]
pub struct Cache {
    shards: [Mutex<Shard>; SHARDS],
    hasher: RandomState,
}

type Shard = HashMap<Paragraph, Arc<Shaped>>;

impl Cache {
    /// Shapes a paragraph, or finds it shaped.
    ///
    /// # Errors
    /// As [`shape`].
    pub fn shape(&self, paragraph: &Paragraph, fonts: &Fonts) -> Result<Arc<Shaped>, TextError> {
        if let Some(found) = self.with_shard(paragraph, |shard| shard.get(paragraph).cloned()) {
            return Ok(found);
        }
        let shaped = Arc::new(shape(paragraph, fonts)?);
        self.with_shard(paragraph, |shard| {
            if shard.len() >= SHARD_LIMIT {
                shard.clear();
            }
            shard.insert(paragraph.clone(), shaped.clone());
        });
        Ok(shaped)
    }

    fn with_shard<T: Default>(&self, key: &Paragraph, act: impl FnOnce(&mut Shard) -> T) -> T {
        let hash = usize::try_from(self.hasher.hash_one(key) % SHARDS as u64).unwrap_or_default();
        self.shards.get(hash).map_or_else(T::default, |shard| {
            // A shard is whole even if a thread stopped while holding it: each change is one insertion.
            act(&mut shard.lock().unwrap_or_else(PoisonError::into_inner))
        })
    }
}
