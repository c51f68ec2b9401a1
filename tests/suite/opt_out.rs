//! Whoever asked not to be written to gets no letter, whatever is done in whatever order, but for the explicit wish.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use risala_engine::Lang;
use risala_engine::api::directory::IntakeRequest;
use risala_engine::api::{self, Choice, Source};
use risala_engine::opened::Opened;
use risala_engine::plan::Plan;
use risala_engine::vault::Vault;

static SAMPLE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    api::new(folder.path(), true, Lang::En).unwrap();
    let file = folder.path().join("campaign.toml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(file, text.replace("officials = \"officials.csv\"", "officials = { directory = true }")).unwrap();
    folder
});

const IDS: [&str; 3] = ["a", "b", "c"];
const ADDRESSES: [&str; 4] = ["one@example.org", "two@example.org", "Three@example.org", "four@example.org"];

/// Something a user does; officials and addresses by number.
#[derive(Debug, Clone)]
enum Act {
    /// A list of the three officials with these addresses.
    Import {
        addresses: [usize; 3],
        update: bool,
        opted: Option<usize>,
    },
    Edit(usize, usize),
    OptOut(usize),
    Undo,
    UndoOf(i64),
    Erase(usize),
    Backup,
    Restore,
    /// The wish of an address, from another computer.
    Merge(usize),
    /// All wishes to a file, and back again.
    Export,
    ImportAgain,
}

fn act() -> impl Strategy<Value = Act> {
    let (id, address) = (0..IDS.len(), 0..ADDRESSES.len());
    let merged = address.clone();
    let addresses = [address.clone(), address.clone(), address.clone()];
    let opted = proptest::option::weighted(0.2, id.clone());
    prop_oneof![
        4 => (addresses, any::<bool>(), opted)
            .prop_map(|(addresses, update, opted)| Act::Import { addresses, update, opted }),
        3 => (id.clone(), address).prop_map(|(id, address)| Act::Edit(id, address)),
        2 => id.clone().prop_map(Act::OptOut),
        3 => Just(Act::Undo),
        1 => (1..12_i64).prop_map(Act::UndoOf),
        2 => id.prop_map(Act::Erase),
        1 => Just(Act::Backup),
        1 => Just(Act::Restore),
        1 => merged.prop_map(Act::Merge),
        1 => Just(Act::Export),
        1 => Just(Act::ImportAgain),
    ]
}

struct World {
    place: tempfile::TempDir,
    /// Ids and addresses (in lower case) that no letter may go to.
    silent: BTreeSet<String>,
}

impl World {
    fn data(&self) -> PathBuf {
        self.place.path().join("data")
    }

    fn list(&self, addresses: [usize; 3], opted: Option<usize>) -> PathBuf {
        let row = |n: usize| {
            let opt_out = if opted == Some(n) { "2026-02-02" } else { "" };
            format!("{},female,minister,Jane Smith,ماري سميث,GB,{},email,{opt_out}\n", IDS[n], ADDRESSES[addresses[n]])
        };
        let path = self.place.path().join("list.csv");
        let rows: String = (0..IDS.len()).map(row).collect();
        fs::write(&path, format!("id,gender,rank,name_en,name_ar,country,email,channel,opt_out\n{rows}")).unwrap();
        path
    }

    /// The addresses that acts told of, without any official.
    fn told(&mut self, act: &Act) {
        if let Act::Merge(address) = act {
            self.silent.insert(ADDRESSES[*address].to_lowercase());
        }
    }

    /// Does it; what cannot be done is refused, which is well too.
    fn run(&self, act: &Act) {
        let data = self.data();
        let (data, backup) = (Some(data.as_path()), self.place.path().join("backup"));
        let wishes = self.place.path().join("wishes.json");
        match act {
            Act::Import { addresses, update, opted } => {
                let file = self.list(*addresses, *opted);
                let data = data.map(Path::to_owned);
                let request = IntakeRequest { data, file, update: *update, ..IntakeRequest::default() };
                api::take_in(&request, Lang::En).unwrap();
            }
            Act::Edit(id, address) => {
                let cell = format!("email={}", ADDRESSES[*address]);
                let _ = api::edit_official(data, IDS[*id], &[cell], None, "", Lang::En);
            }
            Act::OptOut(id) => {
                let _ = api::edit_official(data, IDS[*id], &[], Some("2026-01-01"), "", Lang::En);
            }
            Act::Undo => drop(api::undo_edit(data, None, Lang::En)),
            Act::UndoOf(edit) => drop(api::undo_edit(data, Some(*edit), Lang::En)),
            Act::Erase(id) => drop(api::erase_official(data, IDS[*id], "test", Lang::En)),
            Act::Backup => drop(api::backup(data, &backup, true, Lang::En)),
            Act::Restore => drop(api::restore(data, &backup, Lang::En)),
            Act::Merge(address) => {
                let entry = format!(r#"{{"kind":"email","value":"{}","since":"2026-01-02"}}"#, ADDRESSES[*address]);
                let file = self.place.path().join("foreign.json");
                fs::write(&file, format!(r#"{{"format":"risala opt-outs","schema":1,"opt_outs":[{entry}]}}"#)).unwrap();
                api::import_opt_outs(data, &file, Lang::En).unwrap();
            }
            Act::Export => drop(api::export_opt_outs(data, &wishes, true, Lang::En)),
            Act::ImportAgain => drop(api::import_opt_outs(data, &wishes, Lang::En)),
        }
    }

    /// Notes the present ids and addresses of everyone who is not to be written to.
    fn note(&mut self) {
        let Ok(report) = api::list_officials(Some(&self.data()), None, Lang::En) else { return };
        for cells in report.officials {
            let email = cells.get("email").map(|email| email.to_lowercase()).unwrap_or_default();
            let known = [&cells["id"], &email].iter().any(|name| self.silent.contains(*name));
            if known || cells.contains_key("opt_out") {
                self.silent.extend([cells["id"].clone(), email]);
            }
        }
    }

    /// Ids and addresses of the letters to the officials of the directory, or of another list.
    fn letters(&self, officials: Option<&Path>) -> Vec<String> {
        let source = Source {
            folder: SAMPLE.path().to_owned(),
            officials: officials.map(Path::to_owned),
            date: Some("2026-03-01".to_owned()),
            vault: Vault { data: Some(self.data()), ..Vault::default() },
            ..Source::default()
        };
        let Ok(opened) = Opened::sound(&source) else { return Vec::new() };
        let plan = Plan::make(&opened, &Choice::default()).unwrap();
        let of = |official: &risala_letter::Official| {
            [official.id.clone(), official.email.clone().unwrap_or_default().to_lowercase()]
        };
        plan.letters.iter().flat_map(|planned| of(planned.official)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nobody_who_opted_out_gets_a_letter(acts in proptest::collection::vec(act(), 1..14), foreign in [0..4_usize, 0..4, 0..4]) {
        let mut world = World { place: tempfile::tempdir().unwrap(), silent: BTreeSet::new() };
        for act in &acts {
            world.run(act);
            world.told(act);
            world.note();
            let foreign = world.list(foreign, None);
            for letters in [world.letters(None), world.letters(Some(&foreign))] {
                let wrong: Vec<_> = letters.iter().filter(|name| world.silent.contains(*name)).collect();
                prop_assert!(wrong.is_empty(), "{:?} after {:?}", wrong, act);
            }
        }
    }
}

/// The law above would hold too if nobody ever got a letter.
#[test]
fn others_get_theirs() {
    let mut world = World { place: tempfile::tempdir().unwrap(), silent: BTreeSet::new() };
    world.run(&Act::Import { addresses: [0, 1, 2], update: false, opted: None });
    assert_eq!(world.letters(None).len(), 6);
    world.run(&Act::OptOut(1));
    world.note();
    assert_eq!(world.silent, BTreeSet::from(["b".to_owned(), "two@example.org".to_owned()]));
    assert_eq!(world.letters(None), ["a", "one@example.org", "c", "three@example.org"]);
    let foreign = world.list([1, 0, 3], None);
    assert_eq!(world.letters(Some(&foreign)), ["c", "four@example.org"]);
}
