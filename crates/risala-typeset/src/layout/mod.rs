//! A letter's words become pages.
