//! Hard strings beside Chromium: pictures to look at, order and width judged.

use anyhow::Result;

use super::{Context, Figures, tools};
use crate::demo;

/// One script sets, draws and compares.
pub fn judge(context: &Context, figures: &mut Figures) -> Result<()> {
    let risala = demo::risala(&context.place);
    figures.take(tools::python("strings.py")?.arg(&context.place).arg(risala.get_program()))?;
    println!("To be looked at: {}/strings-*.png", context.place.display());
    Ok(())
}
