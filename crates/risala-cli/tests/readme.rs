//! A newcomer's way: the README's commands, typed one after the other, lead to letters; its own letter takes five steps.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// The blocks of commands, without the prompt; what installs or builds is left out, as it is done already.
fn blocks() -> Vec<Vec<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    let text = std::fs::read_to_string(file).unwrap();
    let of_block = |block: &str| {
        let (commands, _) = block.split_once("```").unwrap();
        let typed =
            commands.lines().filter_map(|line| line.strip_prefix("$ ")).filter(|line| !line.starts_with("cargo "));
        typed.map(str::to_owned).collect::<Vec<_>>()
    };
    text.split("```console\n").skip(1).map(of_block).filter(|block| !block.is_empty()).collect()
}

fn type_in(place: &Path, command: &str) {
    let programs = Path::new(env!("CARGO_BIN_EXE_risala")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    let done = Command::new("sh")
        .args(["-c", command])
        .current_dir(place)
        .env("PATH", path)
        .env("RISALA_DATA", place.join("data"))
        .env("LANG", "C.UTF-8")
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{command}: {}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn the_commands_of_the_readme_lead_to_the_first_proof_of_an_own_letter() {
    let all = blocks();
    assert_eq!(all.len(), 4, "quick start and own letter, in two languages: {all:?}");
    for block in &all {
        let place = TempDir::new().unwrap();
        for command in block {
            type_in(place.path(), command);
        }
        let own = block.iter().all(|command| !command.contains("--sample"));
        if own {
            assert!(block.len() <= 5, "steps to the first proof: {block:?}");
        }
        let out = block.iter().find_map(|command| command.split_once("render ")?.1.split("--out ").nth(1)).unwrap();
        let folder = place.path().join(out.split_whitespace().next().unwrap());
        let letters: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        let pdf = letters.iter().filter(|path| path.extension().is_some_and(|ending| ending == "pdf")).count();
        assert!(if own { pdf == 1 } else { pdf > 20 }, "{letters:?}");
    }
}
