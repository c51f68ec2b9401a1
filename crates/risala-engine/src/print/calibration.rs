//! Sheets to measure a printer by: rulers, the frames that addresses must stand in, the outlines of labels.

use risala_letter::{Paper, Problem, Window};
use risala_pdf::Book;
use risala_typeset::layout::{Setter, paper_size, window_zone};
use risala_typeset::page::ElementKind;

use super::board::{At, BLACK, Board, GREY, HAIR, ROOT, Words};
use super::labels::inked;
use super::sheets::LabelSheet;
use super::{internal, mm};
use crate::messages::Messages;

const MARGIN: f32 = mm(25.0);
/// Where the rulers begin, from the left and from the top.
const RULERS: (f32, f32) = (mm(12.0), mm(14.0));

/// Puts the sheets into a book: rulers on the campaign's paper, a page for each window that goes with it (their frames
/// overlap), and one of the labels' when there are labels.
///
/// # Errors
/// A character that no font has.
pub fn set(
    setter: &mut Setter<'static>,
    book: &mut Book<'static>,
    (paper, labels): (Paper, Option<&LabelSheet>),
    messages: &[Messages; 2],
) -> Result<(), Problem> {
    let [own, _] = messages;
    let lang = own.lang();
    let title = own.text("print-calibration", &[]);
    let size = paper_size(paper);
    let mut board = Board::new(setter, size, lang);
    board.turn();
    rulers(&mut board, size, paper)?;
    words(&mut board, size, &title, messages, mm(45.0))?;
    frames(&mut board, size, paper, messages)?;
    book.add(board.into_pages(&title), vec![title.clone()]).map_err(internal)?;
    let Some(sheet) = labels else { return Ok(()) };
    let mut board = Board::new(setter, sheet.size(), lang);
    board.turn();
    for label in sheet.labels() {
        board.frame(label, 0.4, GREY);
        board.frame(inked(label), 0.2, HAIR);
    }
    let first = sheet.labels().first().copied().unwrap_or_default();
    for words in messages {
        let text = words.text("print-calibration_labels", &[("sheet", &sheet.name)]);
        let words = Words { text: &text, lang: words.lang(), size: 7.0, bold: false };
        let at =
            if words.lang.is_rtl() { At::Right(first.x + first.width - mm(4.0)) } else { At::Left(first.x + mm(4.0)) };
        let y = if words.lang.is_rtl() { first.y + first.height * 0.5 } else { first.y + mm(6.0) };
        board.paragraph((ROOT, ElementKind::P), words, (at, first.width - mm(8.0)), (y, BLACK))?;
    }
    book.add(board.into_pages(&sheet.name), vec![sheet.name.clone()]).map_err(internal)
}

/// A ruler along the top and one along the left edge: millimetres, on Letter also inches.
fn rulers(board: &mut Board<'_>, size: (f32, f32), paper: Paper) -> Result<(), Problem> {
    let (left, top) = RULERS;
    for (is_across, length) in [(true, size.0 - 2.0 * left), (false, size.1 - 2.0 * top)] {
        let place = |along: f32, away: f32| match is_across {
            true => (left + along, top + away),
            false => (left + away, top + along),
        };
        board.rule(place(0.0, 0.0), place(length, 0.0), 0.4, BLACK);
        let mut step = 0_u16;
        while mm(f32::from(step)) <= length {
            let along = mm(f32::from(step));
            let tick = if step.is_multiple_of(10) {
                3.0
            } else if step.is_multiple_of(5) {
                2.0
            } else {
                1.2
            };
            board.rule(place(along, 0.0), place(along, mm(tick)), 0.25, BLACK);
            if step.is_multiple_of(50) && step > 0 {
                mark(board, &format!("{step} mm"), place(along, mm(6.0)))?;
            }
            step += 1;
        }
        if paper == Paper::Letter {
            for inch in (1..20_u8).take_while(|inch| f32::from(*inch) * 72.0 <= length) {
                let along = f32::from(inch) * 72.0;
                board.rule(place(along, 0.0), place(along, -mm(3.0)), 0.4, GREY);
                mark(board, &format!("{inch} in"), place(along, -mm(4.0)))?;
            }
        }
    }
    Ok(())
}

fn mark(board: &mut Board<'_>, text: &str, (x, y): (f32, f32)) -> Result<(), Problem> {
    let words = Words { text, lang: risala_letter::Lang::En, size: 6.5, bold: false };
    board.paragraph((ROOT, ElementKind::P), words, (At::Centre(x), mm(20.0)), (y, GREY)).map(|_| ())
}

/// A page for each window that goes with the paper, with its frame.
fn frames(board: &mut Board<'_>, size: (f32, f32), paper: Paper, messages: &[Messages; 2]) -> Result<(), Problem> {
    let windows: &[(Window, &str)] = match paper {
        Paper::A4 => &[(Window::Din5008a, "DIN 5008 A"), (Window::Din5008b, "DIN 5008 B"), (Window::Dl, "DL")],
        Paper::Letter => &[(Window::Us10, "US #10")],
    };
    for (window, name) in windows {
        let Some(zone) = window_zone(*window) else { continue };
        board.turn();
        board.frame(zone, 0.5, GREY);
        let mut y = zone.y + zone.height + mm(12.0);
        for words in messages {
            let rtl = words.lang().is_rtl();
            let at = if rtl { At::Right(size.0 - MARGIN) } else { At::Left(MARGIN) };
            for (id, size_of, bold) in
                [("print-calibration_frame", 12.0, true), ("print-calibration_windows", 10.0, false)]
            {
                let text = words.text(id, &[("window", name)]);
                let words = Words { text: &text, lang: words.lang(), size: size_of, bold };
                let measure = size.0 - 2.0 * MARGIN;
                y = board.paragraph((ROOT, ElementKind::P), words, (at, measure), (y, BLACK))? + mm(1.5);
            }
            y += mm(6.0);
        }
    }
    Ok(())
}

fn words(
    board: &mut Board<'_>,
    size: (f32, f32),
    title: &str,
    messages: &[Messages; 2],
    mut y: f32,
) -> Result<(), Problem> {
    let width = size.0 - 2.0 * MARGIN;
    let at = |rtl: bool| if rtl { At::Right(size.0 - MARGIN) } else { At::Left(MARGIN) };
    for (words, n) in messages.iter().zip(0..) {
        let lang = words.lang();
        let own = words.text("print-calibration", &[]);
        let heading = Words { text: if n == 0 { title } else { &own }, lang, size: 14.0, bold: true };
        let kind = if n == 0 { ElementKind::H1 } else { ElementKind::P };
        y = board.paragraph((ROOT, kind), heading, (at(lang.is_rtl()), width), (y, BLACK))? + mm(1.0);
        let text = words.text("print-calibration_scale", &[]);
        let step = Words { text: &text, lang, size: 10.0, bold: false };
        y = board.paragraph((ROOT, ElementKind::P), step, (at(lang.is_rtl()), width), (y, BLACK))? + mm(9.5);
    }
    // A line of exactly 100 mm, away from the edges where paper curls.
    let from = (MARGIN, y);
    board.rule(from, (MARGIN + mm(100.0), y), 0.8, BLACK);
    for x in [MARGIN, MARGIN + mm(100.0)] {
        board.rule((x, y - mm(3.0)), (x, y + mm(3.0)), 0.4, BLACK);
    }
    mark(board, "100 mm", (MARGIN + mm(50.0), y - mm(1.5)))
}
