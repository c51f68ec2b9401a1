//! Risala's shaped items against HarfBuzz's, glyph by glyph.

use anyhow::Result;

use super::{Context, Figures, scope, tools};
use crate::run;

/// A script writes paragraphs, a test in risala-typeset shapes them, the script shapes each item again.
pub fn judge(context: &Context, figures: &mut Figures) -> Result<()> {
    run::run(tools::python("shaping.py")?.arg("write").arg(&context.place))?;
    let mut test = run::cargo();
    test.arg("test").args(scope("risala-typeset")).args(["--lib", "shaping_conformance"]);
    run::run(test.env("RISALA_SHAPING", &context.place))?;
    figures.take(tools::python("shaping.py")?.arg("compare").arg(&context.place))
}
