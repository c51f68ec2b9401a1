//! A token for the test authority's keys: SoftHSM in the place of a card.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::signatures::{KEYS, PASSWORD};
use crate::run;

const MODULE: &str = "/usr/lib/softhsm/libsofthsm2.so";
const LABEL: &str = "conformance";

/// A token in a folder.
pub struct Token {
    /// Where SoftHSM reads where its tokens are.
    settings: PathBuf,
}

impl Token {
    /// Puts each key that `authority.py` made in `place` on a new token, with the certificates up to the root's.
    pub fn with_keys(place: &Path) -> Result<Self> {
        let (tokens, settings) = (place.join("tokens"), place.join("softhsm2.conf"));
        std::fs::create_dir_all(&tokens)?;
        std::fs::write(&settings, format!("directories.tokendir = {}\n", tokens.display()))?;
        let token = Self { settings };
        let mut made = run::command("softhsm2-util");
        made.args(["--init-token", "--free", "--label", LABEL, "--so-pin", PASSWORD, "--pin", PASSWORD]);
        run::run(token.plugged_into(&mut made))?;
        for (at, key) in KEYS.iter().enumerate() {
            let id = format!("{:02}", at + 1);
            let mut import = run::command("softhsm2-util");
            import.args(["--token", LABEL, "--pin", PASSWORD, "--label", key, "--id", &id]);
            run::run(token.plugged_into(import.arg("--import").arg(place.join(format!("{key}.key.pem")))))?;
            token.add_certificate(&place.join(format!("{key}.der")), key, &id)?;
        }
        token.add_certificate(&place.join("interm.der"), "issuer", "98")?;
        token.add_certificate(&place.join("root.der"), "root", "99")?;
        Ok(token)
    }

    /// The address of a key, for `--identity`.
    pub fn key(&self, name: &str) -> PathBuf {
        format!("pkcs11:token={LABEL};object={name}?module-path={MODULE}").into()
    }

    /// Lets a program find the token.
    pub fn plugged_into<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("SOFTHSM2_CONF", &self.settings)
    }

    fn add_certificate(&self, file: &Path, label: &str, id: &str) -> Result<()> {
        let mut write = run::command("pkcs11-tool");
        write.args(["--module", MODULE, "--login", "--pin", PASSWORD, "--type", "cert", "--label", label, "--id", id]);
        run::run(self.plugged_into(write.arg("--write-object").arg(file)))
    }
}
