//! The stacked layout: one text, then the other.

use risala_letter::{Align, Lang, LayoutKind, LetterText, Problem};

use super::after::{self, After};
use super::blocks::{self, Piece};
use super::desk::{Desk, HAIR, rule};
use super::fit::{self, SPARE};
use super::geometry::{LATER_TOP, mm};
use super::margins;
use super::paginate::{Flow, Pagination, Room};
use super::problems::NO_BREAK;
use super::rows::{self, Column, Pairing, Rhythm, Row};
use super::sheet::{
    Made, Sections, UNBROKEN_PARAGRAPH, alone, around, close, draw_flow, draw_slice, first_page, long_subject, room,
    tail, two_columns, unfilled_lines, with_tail,
};
use super::signature::{self, Block, Form};
use super::sizes::{self, Body};
use crate::page::{Mark, Page};

/// One text below the other.
pub fn stacked(desk: &mut Desk<'_, '_>, first: &LetterText, second: &LetterText) -> Option<Made> {
    let (page, sections, top) = first_page(desk, &[first, second]);
    let mut pieces = Vec::new();
    for (text, (_, section)) in [first, second].into_iter().zip(&sections) {
        pieces.push(blocks::pieces(desk, *section, text));
    }
    let measure = 0.97 * desk.sheet.text_width();
    let justified = desk.letter.setup.align == Align::Justify;
    let column = |text: &LetterText| Column { lang: text.lang, start: desk.sheet.start(text.lang), measure, justified };
    let [upper, lower] = pieces.as_slice() else {
        return None;
    };
    let stack = Stack {
        columns: [[(column(first), upper)], [(column(second), lower)]],
        pairings: [rows::alone(upper), rows::alone(lower)],
    };
    let plan = stack.fit(desk, room(desk, top))?;
    long_subject(desk, &plan.flows[0].rows, 2);
    long_subject(desk, &plan.flows[1].rows, 2);
    let rows: Vec<Row> = plan.flows.iter().flat_map(|flow| flow.rows.iter().cloned()).collect();
    unfilled_lines(desk, &rows);
    Some(stack.draw(desk, page, plan, (&sections, top)))
}

/// Two texts, one to be set below the other.
struct Stack<'p> {
    columns: [[(Column, &'p [Piece]); 1]; 2],
    pairings: [Pairing; 2],
}

/// Two texts set and broken.
struct Plan {
    flows: [Flow; 2],
    block: Block,
    after: After,
    /// The upper text's pages.
    upper: Pagination,
    /// The lower text's pages; `None` where all of it follows the upper one on its last page.
    lower: Option<Pagination>,
    /// Space above and below the hairline between the texts.
    apart: [f32; 2],
    nominal: f32,
}

impl Plan {
    fn pages(&self) -> usize {
        let lower = self.lower.as_ref();
        self.upper.pages.len() + lower.map_or(0, |lower| lower.pages.len())
    }
}

impl Stack<'_> {
    /// The largest size that needs the fewest pages.
    fn fit(&self, desk: &mut Desk<'_, '_>, room: Room) -> Option<Plan> {
        if let Some(nominal) = desk.letter.setup.size {
            return self.settle(desk, nominal, room);
        }
        let spared = Room { first: room.first - SPARE, later: room.later - SPARE };
        let mut best: Option<Plan> = None;
        for nominal in sizes::ladder(LayoutKind::Stacked) {
            let plan = fit::attempt(desk, |desk| self.settle(desk, *nominal, spared));
            if let Some(plan) = plan
                && best.as_ref().is_none_or(|best| plan.pages() < best.pages())
            {
                best = Some(plan);
            }
        }
        match best {
            Some(plan) => Some(plan),
            None => self.settle(desk, sizes::running_on(LayoutKind::Stacked), room),
        }
    }

    fn settle(&self, desk: &mut Desk<'_, '_>, nominal: f32, room: Room) -> Option<Plan> {
        let plan = self.plan(desk, desk.scale.body(nominal), room);
        match plan {
            Ok(plan) => Some(plan),
            Err(problem) => {
                desk.report(problem);
                None
            }
        }
    }

    fn plan(&self, desk: &mut Desk<'_, '_>, body: Body, room: Room) -> Result<Plan, Problem> {
        let [upper_columns, lower_columns] = &self.columns;
        let [upper_pairing, lower_pairing] = &self.pairings;
        let rhythm = |columns: &[(Column, &[Piece]); 1]| {
            let [(column, _)] = columns;
            Rhythm {
                top: match column.lang {
                    Lang::En => 0.76 * body.latin_leading,
                    Lang::Ar => 0.7 * body.arabic_leading,
                },
                ..alone(body, column.lang)
            }
        };
        let (first, second) = (rhythm(upper_columns), rhythm(lower_columns));
        let apart = self.columns.each_ref().map(|[(c, _)]| 1.2 * first.leading(c.lang));
        let upper = Flow {
            rows: rows::compose(desk, upper_pairing, upper_columns, &first)?,
            tail: 0.0,
            below: 0.0,
            unbroken: UNBROKEN_PARAGRAPH,
        };
        let rows = rows::compose(desk, lower_pairing, lower_columns, &second)?;
        let shared = Rhythm { top: 0.7 * body.arabic_leading, ..second };
        let block = signature::set(desk, Form::Two(mm(25.0)), &shared);
        let columns = two_columns(desk, desk.sheet.column());
        let after = after::set(desk, &columns, &shared, 0.5 * second.gap);
        let (lower, (block, after)) = with_tail(rows, (block, after), &shared, UNBROKEN_PARAGRAPH);
        let no_break = || Problem::error(NO_BREAK);
        let upper_pages = upper.paginate(room, false).ok_or_else(no_break)?;
        let lower_pages = match follows(&upper, &upper_pages, room, apart, &lower) {
            true => None,
            false => {
                let room = Room { first: room.later, later: room.later };
                Some(lower.paginate(room, true).ok_or_else(no_break)?)
            }
        };
        Ok(Plan {
            flows: [upper, lower],
            block,
            after,
            upper: upper_pages,
            lower: lower_pages,
            apart,
            nominal: body.nominal,
        })
    }

    fn draw(&self, desk: &mut Desk<'_, '_>, page: Page, plan: Plan, (sections, top): (&Sections, f32)) -> Made {
        let mut pages = vec![page];
        let [upper_columns, lower_columns] = &self.columns;
        let [upper, lower] = &plan.flows;
        let mut y = draw_flow(desk, &mut pages, (upper, &plan.upper.pages), upper_columns, top);
        let other_page = pages.len() + 1;
        match &plan.lower {
            Some(pagination) => {
                pages.push(Page::default());
                y = draw_flow(desk, &mut pages, (lower, &pagination.pages), lower_columns, LATER_TOP);
            }
            None => {
                if let Some(page) = pages.last_mut() {
                    let [above, below] = plan.apart;
                    let at = (desk.sheet.left(), y + above);
                    rule(page, Mark::Layout, at, desk.sheet.text_width(), (0.3, HAIR));
                    y = draw_slice(desk, page, lower, lower_columns, (&lower.whole(), at.1 + below));
                }
            }
        }
        tail(desk, &mut pages, (plan.block, plan.after), (sections, true), y - lower.tail);
        around(desk, &mut pages, sections);
        if plan.lower.is_some() {
            say_elsewhere(desk, &mut pages, other_page);
        }
        close(desk, &mut pages, sections);
        Made { pages, sizes: vec![plan.nominal] }
    }
}

/// Whether all of the lower text fits below the upper one.
fn follows(upper: &Flow, pagination: &Pagination, room: Room, apart: [f32; 2], lower: &Flow) -> bool {
    let page = match pagination.pages.len() {
        0 | 1 => room.first,
        _ => room.later,
    };
    let used = pagination.pages.last().map_or(0.0, |last| upper.slice_height(last));
    used + apart.iter().sum::<f32>() + lower.height() <= page
}

/// Says on the pages of the upper text where the lower one stands.
fn say_elsewhere(desk: &mut Desk<'_, '_>, pages: &mut [Page], number: usize) {
    let letter = desk.letter;
    let Some(other) = letter.texts.get(1).map(|text| text.lang) else {
        return;
    };
    for page in pages.iter_mut().take(number - 1) {
        for text in &letter.texts {
            margins::elsewhere(desk, page, text, (other, number));
        }
    }
}
