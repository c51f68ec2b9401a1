//! The files themselves: PDF/A-2a and PDF/UA-1 by veraPDF, syntax by qpdf, fonts and metadata by a script of ours
//! on pikepdf and fontTools.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Result, ensure};

use super::letters::{LONG, Setting, TWO_SIGNATORIES, Workshop};
use super::{Context, Figures, tools};
use crate::{demo, run};

/// Letters with long and short addresses, of both genders, with signs from several scripts.
const OFFICIALS: &[&str] = &["sample-06", "sample-19"];
/// Beside them, officials who read one language.
const ARABIC: &[&str] = &["sample-06", "sample-09"];
const ENGLISH: &[&str] = &["sample-06", "sample-16"];

/// Renders the matrix, and the report in both languages, and has them judged.
pub fn judge(context: &Context, figures: &mut Figures) -> Result<()> {
    let workshop = Workshop::new(&context.place);
    let mut folders = Vec::new();
    for setting in settings(context.quick) {
        let officials = match (setting.layout, setting.languages) {
            ("single", "[\"ar\"]") => ARABIC,
            ("single", _) => ENGLISH,
            _ => OFFICIALS,
        };
        folders.push(workshop.render(&setting, officials)?);
    }
    let mut files = Vec::new();
    for folder in &folders {
        let found = demo::files(folder, "pdf")?;
        ensure!(found.len() == 2, "{} letters in {}", found.len(), folder.display());
        files.extend(found);
    }
    // The report: tables in both languages, a map, digits of either kind.
    for lang in ["ar", "en"] {
        files.extend(demo::files(&workshop.report(lang)?, "pdf")?);
    }
    figures.add("settings", folders.len() as f64);
    figures.add("files", files.len() as f64);
    figures.at_most("qpdf_complaints", qpdf(&files)?, 0.0);
    vera(&files, &context.place.join("verapdf.xml"))?;
    figures.take(tools::python("pdf.py")?.arg(&context.place))
}

/// Every layout on every paper in every style with either language leading, and what else changes a page.
fn settings(quick: bool) -> Vec<Setting> {
    let mut settings = Vec::new();
    let layouts = [("parallel", true), ("stacked", true), ("consecutive", true), ("single", true), ("single", false)];
    for (l, (layout, arabic)) in layouts.into_iter().enumerate() {
        for (p, paper) in ["a4", "letter"].into_iter().enumerate() {
            for (s, style) in ["classic", "naskh", "modern"].into_iter().enumerate() {
                for (d, both) in [r#"["ar", "en"]"#, r#"["en", "ar"]"#].into_iter().enumerate() {
                    let languages = match (layout, arabic) {
                        ("single", true) => r#"["ar"]"#,
                        ("single", false) => r#"["en"]"#,
                        _ => both,
                    };
                    // A third of the matrix, in which every pair of values still meets.
                    if !quick || (l + 2 * p + s + d).is_multiple_of(3) {
                        let signed = d == 0;
                        settings.push(Setting { layout, paper, style, languages, window: "none", extra: "", signed });
                    }
                }
            }
        }
    }
    settings.extend(peculiar(quick));
    settings
}

/// Windows, several pages, two signatories.
fn peculiar(quick: bool) -> Vec<Setting> {
    let mut settings = Vec::new();
    let windows = [("a4", "din5008a"), ("a4", "din5008b"), ("a4", "dl"), ("letter", "us10")];
    let layouts = ["parallel", "stacked", "consecutive", "single"];
    for (w, (paper, window)) in windows.into_iter().enumerate() {
        for (l, layout) in layouts.into_iter().enumerate() {
            if !quick || w == l {
                let languages = if w % 2 == 0 { r#"["en", "ar"]"# } else { r#"["ar", "en"]"# };
                settings.push(Setting { layout, paper, style: "classic", languages, window, extra: "", signed: true });
            }
        }
    }
    for (e, extra) in [LONG, TWO_SIGNATORIES].into_iter().enumerate() {
        for (l, layout) in layouts.into_iter().enumerate() {
            for (s, style) in ["classic", "naskh", "modern"].into_iter().enumerate() {
                if !quick || (e + l) % 3 == s {
                    let (languages, signed) = (r#"["ar", "en"]"#, (l + s) % 2 == 0);
                    settings.push(Setting { layout, paper: "a4", style, languages, window: "none", extra, signed });
                }
            }
        }
    }
    settings
}

/// How many files qpdf complains about.
fn qpdf(files: &[PathBuf]) -> Result<f64> {
    let mut complaints = 0.0;
    for file in files {
        let output = run::command("qpdf").arg("--check").arg(file).output()?;
        if !output.status.success() {
            complaints += 1.0;
            println!("{}", String::from_utf8_lossy(&output.stdout));
            eprintln!("{}", String::from_utf8_lossy(&output.stderr));
        }
    }
    Ok(complaints)
}

/// veraPDF on all files in one process. It takes the profiles from what the files claim; that each was judged by
/// both is counted by the script that reads the report.
fn vera(files: &[PathBuf], report: &std::path::Path) -> Result<()> {
    let mut java: Command = tools::java("verapdf")?;
    java.args(["org.verapdf.apps.GreenfieldCliWrapper", "--format", "xml", "--maxfailuresdisplayed", "3"]);
    let status = java.args(files).stdout(Stdio::from(std::fs::File::create(report)?)).status()?;
    // 1: some file does not comply, which the report says as well.
    ensure!(matches!(status.code(), Some(0 | 1)), "veraPDF failed ({status})");
    Ok(())
}
