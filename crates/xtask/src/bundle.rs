//! Packages: deb and rpm with the window by tauri's bundler, and the command line alone as deb and archive.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{app, run};

/// Makes the packages for this Linux system in `target/release/bundle`.
pub fn bundle() -> Result<()> {
    app::build_ui()?;
    // Both programs at once: what they share is compiled once.
    let mut build = run::cargo();
    build.args(["build", "--release", "--package", "risala-desktop", "--package", "risala-cli"]);
    run::run(build.args(["--features", "tauri/custom-protocol"]))?;
    // The bundler looks for src-tauri below the folder it is started in.
    let tauri = run::root().join("ui").join("node_modules").join(".bin").join("tauri");
    run::run(run::command(&tauri.display().to_string()).args(["bundle", "--bundles", "deb,rpm"]))?;
    let packages = [deb()?, archive()?];
    for package in packages {
        println!("{}", package.display());
    }
    Ok(())
}

fn bundles() -> PathBuf {
    run::root().join("target").join("release").join("bundle")
}

/// The version of the workspace.
fn version() -> Result<String> {
    let manifest = fs::read_to_string(run::root().join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = "));
    Ok(line.context("Cargo.toml has no version")?.trim_matches('"').to_owned())
}

/// What the system calls this kind of computer.
fn architecture() -> Result<String> {
    let told = run::command("dpkg").arg("--print-architecture").output().context("dpkg is missing")?;
    ensure!(told.status.success(), "dpkg --print-architecture failed");
    Ok(String::from_utf8(told.stdout)?.trim().to_owned())
}

/// The command line with its manual pages and completions, without a window: it needs no WebKit.
fn deb() -> Result<PathBuf> {
    let (version, architecture) = (version()?, architecture()?);
    let name = format!("risala-cli_{version}_{architecture}");
    let tree = bundles().join(&name);
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    let binary = install(&tree)?;
    let size = fs::metadata(&binary)?.len() / 1024;
    let control = format!(
        "Package: risala-cli\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: The Risala developers\n\
         Installed-Size: {size}\nDepends: libc6, ca-certificates\nRecommends: gnome-keyring | kwalletmanager | keepassxc\n\
         Section: mail\nPriority: optional\nDescription: Bilingual letters to officials, on the command line\n \
         Writes one letter for each official in Arabic and English, typesets, signs and\n \
         sends it, and keeps what happened to it.\n"
    );
    fs::create_dir_all(tree.join("DEBIAN"))?;
    fs::write(tree.join("DEBIAN").join("control"), control)?;
    let package = bundles().join(format!("{name}.deb"));
    run::run(run::command("dpkg-deb").args(["--root-owner-group", "--build"]).arg(&tree).arg(&package))?;
    Ok(package)
}

/// Puts the program, its manual pages, completions and licences below `tree`; the program.
fn install(tree: &Path) -> Result<PathBuf> {
    let made = run::root().join("target").join("release").join("risala");
    let (bin, share) = (tree.join("usr").join("bin"), tree.join("usr").join("share"));
    let completions = share.join("bash-completion").join("completions");
    let (man, doc) = (share.join("man").join("man1"), share.join("doc").join("risala-cli"));
    for folder in [&bin, &completions, &man, &doc] {
        fs::create_dir_all(folder)?;
    }
    let binary = bin.join("risala");
    fs::copy(&made, &binary)?;
    for (arguments, file) in
        [(["completions", "bash"].as_slice(), completions.join("risala")), (&["man"], man.join("risala.1"))]
    {
        let told = run::command(&made.display().to_string()).args(arguments).output()?;
        ensure!(told.status.success(), "risala {} failed", arguments.join(" "));
        fs::write(file, told.stdout)?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "README.md"] {
        fs::copy(run::root().join(file), doc.join(file))?;
    }
    Ok(binary)
}

/// The program with its licences, for systems without packages.
fn archive() -> Result<PathBuf> {
    let name = format!("risala-cli-{}-{}", version()?, std::env::consts::ARCH);
    let tree = bundles().join(&name);
    fs::create_dir_all(&tree)?;
    let made = run::root().join("target").join("release").join("risala");
    fs::copy(made, tree.join("risala"))?;
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "README.md"] {
        fs::copy(run::root().join(file), tree.join(file))?;
    }
    let package = bundles().join(format!("{name}.tar.gz"));
    let mut tar = run::command("tar");
    tar.args(["--owner=0", "--group=0", "--sort=name", "-czf"]).arg(&package).arg("-C").arg(bundles()).arg(&name);
    run::run(&mut tar)?;
    Ok(package)
}
