//! A [`Letter`](risala_letter::Letter) and fonts become [`Pages`] of placed glyphs.
//!
//! Pure: no files, no clock. `text/` sets paragraphs into lines and never names `risala_letter`;
//! `layout/` places lines, rules and pictures on pages. Units are PDF points (1/72 inch) from the top
//! left corner of the sheet, y downwards, unless a name says otherwise.

pub mod font;
pub mod layout;
pub mod page;
pub mod text;
