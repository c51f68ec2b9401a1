//! Words in order out of Risala's pages, by five readers, beside pages of other programs made in the same run.

use anyhow::Result;

use super::{Context, Figures, tools};
use crate::demo;

/// One script makes, reads and compares.
pub fn judge(context: &Context, figures: &mut Figures) -> Result<()> {
    let modules = tools::node_modules()?;
    figures.take(
        tools::python("extraction.py")?
            .arg(&context.place)
            .arg(demo::risala(&context.place).get_program())
            .arg(modules),
    )
}
