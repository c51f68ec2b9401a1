//! The known word nearest to a mistyped one.

/// The candidate nearest to `word` by edit distance (case-insensitive), the first of equals.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates.into_iter().min_by_key(|candidate| distance(word, candidate))
}

/// The candidate that `word` was most likely meant to be: at most two edits away, and fewer than half its letters.
pub fn near_miss<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, candidates).filter(|candidate| {
        let edits = distance(word, candidate);
        edits <= 2 && edits * 2 < candidate.chars().count()
    })
}

fn distance(word: &str, candidate: &str) -> usize {
    // A long word is near to nothing here; the cut bounds the quadratic cost.
    let word: String = word.chars().take(64).collect();
    strsim::damerau_levenshtein(&word.to_lowercase(), &candidate.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 4] = ["languages", "layout", "id", "layout_for"];

    #[test]
    fn finds_the_nearest() {
        for (word, expect) in [("langauges", "languages"), ("Layout", "layout"), ("idd", "id")] {
            assert_eq!(nearest(word, KEYS), Some(expect), "{word}");
        }
        assert_eq!(nearest("x", []), None);
    }

    #[test]
    fn a_near_miss_shares_most_letters() {
        for (word, expect) in
            [("langage", Some("languages")), ("layuot", Some("layout")), ("ib", None), ("constituency", None)]
        {
            assert_eq!(near_miss(word, KEYS), expect, "{word}");
        }
    }
}
