//! Generated names, subjects and file names in messages: Python's compat32 parser, npm's mailparser and dovecot's
//! BODYSTRUCTURE must read exactly what was put in, and aiosmtpd must get each message once and to the byte.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::{Context, Figures, tools};
use crate::packages;
use crate::run;
use crate::sending::Post;

/// Messages.
const COUNT: &str = "1000";

/// Has them written by the message's own crate, and judged.
pub fn judge(context: &Context, figures: &mut Figures) -> Result<()> {
    packages::ensure_servers()?;
    let mut build = run::cargo();
    build.args(["build", "--quiet"]).args(super::scope("risala-mail"));
    run::run(build.args(["--example", "messages", "--example", "post", "--example", "sending"]))?;
    run::run(example("messages").arg(COUNT).arg(&context.place))?;
    let modules = tools::node_modules()?;
    let post = Post::start(&mut example("post"));
    let Ok(post) = post else { bail!("dovecot cannot be started: it needs root, postfix and dovecot-imapd") };
    let certificate = post.folder.join("cert.pem");
    let mut script = tools::python("mail.py")?;
    script.arg(&context.place).arg(modules).args([&post.imaps, &post.user, &post.password]).arg(certificate);
    script.arg(example("sending").get_program());
    figures.take(&mut script).context("the messages could not be judged")
}

fn example(name: &str) -> Command {
    Command::new(run::root().join("target").join("debug").join("examples").join(name))
}
