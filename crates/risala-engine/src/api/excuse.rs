//! A problem that a person looked at and lets pass, written into `campaign.toml` with the reason.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// What the change is called among the settings.
pub(super) const KEY: &str = "policy.override";

/// Adds an override: the problem's code, the official's id or an empty line, and the reason, a line each. `None` when
/// a line is missing.
pub(super) fn add(document: &mut DocumentMut, said: &str) -> Option<()> {
    let mut lines = said.splitn(3, '\n').map(str::trim);
    let (code, official, reason) = (lines.next()?, lines.next()?, lines.next()?);
    let mut one = Table::new();
    one.insert("code", value(code));
    if !official.is_empty() {
        one.insert("official", value(official));
    }
    one.insert("reason", value(reason));
    let policy = document.entry("policy").or_insert(Item::Table(Table::new())).as_table_mut()?;
    let all = policy.entry("override").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    all.as_array_of_tables_mut()?.push(one);
    Some(())
}

#[cfg(test)]
mod tests {
    use risala_letter::Campaign;

    use super::*;

    fn added(before: &str, said: &str) -> Option<String> {
        let mut document: DocumentMut = before.parse().unwrap();
        add(&mut document, said).map(|()| document.to_string())
    }

    #[test]
    fn an_override_is_added_and_the_rest_stays() {
        let before = "# ours\nwave = 1\n\n[policy]\nverified_within = 90 # days\n";
        let one = added(before, "review.numbers_differ\n\nLooked at on Monday.").unwrap();
        let two = added(&one, "official.twice\nspain\nTwo people, one name.").unwrap();
        assert!(two.starts_with(before), "{two}");
        let (_, found) = Campaign::parse(&two);
        assert!(!found.iter().any(|problem| problem.code.0 == "campaign.syntax"), "{found:?}");
        assert!(two.contains("official = \"spain\"\nreason = \"Two people, one name.\"\n"), "{two}");
    }

    #[test]
    fn what_is_no_override_is_not_added() {
        assert_eq!(added("", "review.numbers_differ\nreason alone"), None);
        assert_eq!(added("policy = 1\n", "a\n\nb"), None);
    }
}
