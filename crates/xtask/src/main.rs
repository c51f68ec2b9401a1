//! `cargo xtask`: the chores of this repository. Depends on no crate of the workspace, so that it always builds.

mod app;
mod bench;
mod bundle;
mod conformance;
mod demo;
mod journey;
mod packages;
mod pictures;
mod run;
mod sending;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask demo       the sample campaign as signed PDFs and e-mail files, verified
cargo xtask app        opens the window
cargo xtask test       all tests: Rust, the window's code, the window itself
cargo xtask lint       formatting and lints
cargo xtask conformance [PART…]  the pages judged by veraPDF, HarfBuzz, Unicode's tests and five readers, the messages by three (--quick)
cargo xtask crash      the sender killed at random: nothing lost, nothing sent twice (--kills N, --letters N, --servers postfix)
cargo xtask speed      letters to postfix over TLS, beside Python's smtplib (--letters N, --profile debug|release)
cargo xtask bench      letters timed, with memory and size, and what each step costs (--letters N)
cargo xtask bench window  the real window timed: first paint, keystroke, filter, frames (--profile debug|release, --only PART; Linux)
cargo xtask pictures   makes the pictures of docs/pictures again
cargo xtask journey    the whole journey in the real window, 300 letters, a picture of each step ([en] [ar]; Linux)
cargo xtask journey --kills N  the real window killed N times while it is worked in: nothing but the last edit is lost
cargo xtask journey --outside  other programs change the files that the real window works on: taken, or asked about
cargo xtask screenshots  the journey, and the guide's pictures from it
cargo xtask bundle     deb and rpm of the window, deb and archive of the command line alone (Debian)";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match command.as_str() {
        "demo" => demo::demo(),
        "app" => app::app(&rest),
        "test" => test::test(),
        "lint" => test::lint(),
        "conformance" => conformance::conformance(&rest),
        "crash" => sending::crash::crash(&rest),
        "speed" => sending::speed::speed(&rest),
        "bench" => bench::bench(&rest),
        "pictures" => pictures::pictures(),
        "journey" => journey::journey(&rest),
        "screenshots" => journey::screenshots(),
        "bundle" => bundle::bundle(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
