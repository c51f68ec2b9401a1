//! The report on paper: a map, the totals, every letter; PDF/A-2a as the letters are.

use std::collections::BTreeMap;

use jiff::ZonedDateTime;
use risala_letter::{Lang, Paper, Problem, countries};
use risala_pdf::{About, Binding, Book, Pictures};
use risala_typeset::font::Fonts;
use risala_typeset::layout::{Setter, paper_size};
use risala_typeset::page::{ElementKind, Ink, Mark, Rect};

use super::map::{self, CLASSES};
use super::sheets::{channel_words, state_words, states};
use super::{GROUPS, Tally, TallyRow};
use crate::make::PRODUCER;
use crate::messages::Messages;
use crate::print::board::{At, BLACK, Board, GREY, ROOT, Words};
use crate::print::table::{Cell, Column, MARGIN, Tables};
use crate::print::ticks::columns;
use crate::print::{internal, mm};

/// The key of the map's picture.
const MAP: &str = "map";
/// Countries named in the map's description.
const NAMED: usize = 12;

/// What the report is about.
pub struct Subject<'a> {
    /// Title of the campaign in the report's language and the other one; empty for all campaigns.
    pub titles: [String; 2],
    /// The organization, or empty.
    pub author: &'a str,
    /// Its sheet, laid on its side.
    pub paper: Paper,
    /// The fonts.
    pub fonts: &'static Fonts<'static>,
    /// The moment of the report.
    pub moment: &'a ZonedDateTime,
    /// That moment's date in words of either language.
    pub dates: [String; 2],
}

/// The report as a PDF file.
///
/// # Errors
/// A character that no font has.
pub fn pdf(tally: &Tally, subject: &Subject<'_>, messages: &[Messages; 2]) -> Result<Vec<u8>, Problem> {
    let [own, _] = messages;
    let lang = own.lang();
    let (height, width) = paper_size(subject.paper);
    let mut pictures = Pictures::default();
    pictures.insert(MAP, map::picture(&by_country(tally))?);
    let mut setter = Setter::new(subject.fonts);
    let mut sheet = Sheet {
        tables: Tables::new(Board::new(&mut setter, (width, height), lang), (width, height), own),
        tally,
        messages,
    };
    let title = sheet.heading(subject)?;
    sheet.map()?;
    sheet.channels()?;
    sheet.states()?;
    sheet.countries()?;
    sheet.letters()?;
    let mut board = sheet.tables.board;
    board.numbers(height - mm(6.0), own)?;
    let pages = board.into_pages(&title);
    let mut book = Book::new(subject.fonts, pictures.keys()).map_err(internal)?;
    book.add(pages, vec![title.clone()]).map_err(internal)?;
    let about = About { author: subject.author, subject: None, created: subject.moment, producer: PRODUCER };
    let titles = [(lang.code().to_owned(), title)];
    let volume = book.close().map_err(internal)?;
    volume.bytes(Binding::Simplex, &titles, &pictures, &about).map_err(internal)
}

/// Letters by country; those of the left out are no letters.
pub fn by_country(tally: &Tally) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for row in tally.rows.iter().filter(|row| row.group != "left_out" && !row.country.is_empty()) {
        *counts.entry(row.country.clone()).or_default() += 1;
    }
    counts
}

/// How many rows of a kind are in which group.
#[derive(Default)]
struct Groups([u64; GROUPS.len()]);

impl Groups {
    fn add(&mut self, row: &TallyRow) {
        let places = self.0.iter_mut().zip(GROUPS);
        places.filter(|(_, group)| *group == row.group).for_each(|(count, _)| *count += 1);
    }

    fn cells(&self) -> impl Iterator<Item = Cell> {
        let all = std::iter::once(self.0.iter().sum::<u64>());
        all.chain(self.0).map(Cell::Number)
    }
}

struct Sheet<'s, 'a> {
    tables: Tables<'s>,
    tally: &'a Tally,
    messages: &'a [Messages; 2],
}

impl Sheet<'_, '_> {
    /// The titles in both languages; the one of the report's own.
    fn heading(&mut self, subject: &Subject<'_>) -> Result<String, Problem> {
        let mut first = String::new();
        let counts = GROUPS.map(|group| self.tally.rows.iter().filter(|row| row.group == group).count().to_string());
        let all = self.tally.rows.len().to_string();
        let (dates, titles) = (subject.dates.iter(), subject.titles.iter());
        for ((words, date), about) in self.messages.iter().zip(dates).zip(titles) {
            let title = words.text("tally-title", &[("title", about), ("date", date)]);
            self.tables.title(&title, words.lang(), 14.0)?;
            let [done, waiting, failed, open, left_out] = &counts;
            let counts = [
                ("all", all.as_str()),
                ("done", done),
                ("waiting", waiting),
                ("failed", failed),
                ("open", open),
                ("left_out", left_out),
            ];
            self.tables.paragraph(&words.text("tally-summary", &counts), words.lang(), 10.0)?;
            if first.is_empty() {
                first = title;
            }
        }
        Ok(first)
    }

    fn map(&mut self) -> Result<(), Problem> {
        let [own, _] = self.messages;
        let lang = own.lang();
        let (width, height) = map::SIZE;
        self.tables.y += mm(3.0);
        let drawn = (self.tables.width() * 0.86).min(mm(210.0));
        let rect = Rect {
            x: MARGIN + (self.tables.width() - drawn) / 2.0,
            y: self.tables.y,
            width: drawn,
            height: drawn * height / width,
        };
        let figure = self.tables.board.figure(ROOT, &self.described(own));
        self.tables.board.picture(Mark::Element(figure), MAP, rect);
        self.legend(own, (rect.x, rect.y + rect.height + mm(4.0)), lang)?;
        self.tables.y = rect.y + rect.height + mm(8.0);
        for words in self.messages {
            self.tables.paragraph(&words.text("tally-borders", &[]), words.lang(), 7.5)?;
        }
        Ok(())
    }

    /// The map in words: the countries with the most letters.
    fn described(&self, words: &Messages) -> String {
        let mut counts: Vec<(String, u64)> = by_country(self.tally).into_iter().collect();
        counts.sort_by_key(|(code, letters)| (std::cmp::Reverse(*letters), code.clone()));
        let named = counts
            .iter()
            .take(NAMED)
            .map(|(code, letters)| (countries::name(code, words.lang()).unwrap_or(code), words.number(*letters)))
            .map(|(name, letters)| format!("{name} {letters}"));
        let list = named.collect::<Vec<_>>().join(if words.lang() == Lang::Ar { "، " } else { ", " });
        words.text("tally-map", &[("countries", &counts.len().to_string()), ("list", &list)])
    }

    /// A field of each colour with the numbers it stands for.
    fn legend(&mut self, words: &Messages, (left, y): (f32, f32), lang: Lang) -> Result<(), Problem> {
        let board = &mut self.tables.board;
        let mut x = left;
        let label = words.text("tally-legend", &[]);
        let line = board.line(Words { text: &label, lang, size: 8.0, bold: false })?;
        let element = board.text(ROOT, ElementKind::P, Words { text: &label, lang, size: 8.0, bold: false });
        let advance = line.width + mm(4.0);
        board.put(Mark::Element(element), line, At::Left(x), y, BLACK);
        x += advance;
        for (n, (from, colour)) in CLASSES.iter().enumerate() {
            let first = words.number(*from);
            let text = match CLASSES.get(n + 1) {
                Some((next, _)) if next - 1 == *from => first,
                Some((next, _)) => format!("{first}–{}", words.number(next - 1)),
                None => words.text("tally-legend_more", &[("from", &from.to_string())]),
            };
            // A rule as thick as the field is high.
            let middle = y - mm(1.1);
            board.rule((x, middle), (x + mm(6.0), middle), mm(3.2), ink(colour));
            let text = Words { text: &text, lang: words.figures(), size: 8.0, bold: false };
            let line = board.line(text)?;
            let element = board.text(ROOT, ElementKind::P, text);
            let advance = line.width + mm(11.0);
            board.put(Mark::Element(element), line, At::Left(x + mm(7.0)), y, GREY);
            x += advance;
        }
        Ok(())
    }

    /// Adds a title in both languages, if there is room for some rows too.
    fn part(&mut self, id: &str) -> Result<(), Problem> {
        self.tables.keep(mm(38.0));
        self.tables.y += mm(6.0);
        for words in self.messages {
            let title = words.text(id, &[]);
            self.tables.title(&title, words.lang(), 11.0)?;
        }
        self.tables.y += mm(1.0);
        Ok(())
    }

    fn both(&self, say: impl Fn(&Messages) -> String) -> Cell {
        Cell::Text(self.messages.iter().map(|words| (words.lang(), say(words))).collect())
    }

    fn groups_table(&mut self, first: &str, rows: Vec<(Cell, Groups)>) -> Result<(), Problem> {
        let mut heads = vec![(first, 0.34), ("tally-column_all", 0.11)];
        let groups = ["done", "waiting", "failed", "open", "left_out"].map(|group| format!("tally-group_{group}"));
        heads.extend(groups.iter().map(|id| (id.as_str(), 0.11)));
        self.tables.begin(numbers_after_first(&heads, self.messages))?;
        for (name, groups) in rows {
            let cells: Vec<Cell> = std::iter::once(name).chain(groups.cells()).collect();
            self.tables.row(&cells)?;
        }
        Ok(())
    }

    fn grouped(&self, by: impl Fn(&TallyRow) -> &str) -> BTreeMap<String, Groups> {
        let mut found: BTreeMap<String, Groups> = BTreeMap::new();
        for row in &self.tally.rows {
            found.entry(by(row).to_owned()).or_default().add(row);
        }
        found
    }

    fn channels(&mut self) -> Result<(), Problem> {
        self.part("tally-by_channel")?;
        let rows = self.grouped(|row| &row.channel).into_iter();
        let rows = rows.map(|(channel, groups)| (self.both(|words| channel_words(&channel, words)), groups)).collect();
        self.groups_table("tally-column_channel", rows)
    }

    fn states(&mut self) -> Result<(), Problem> {
        self.part("tally-by_state")?;
        let heads = [("tally-column_state", 0.6), ("tally-column_listed", 0.2), ("tally-column_stored", 0.2)];
        self.tables.begin(numbers_after_first(&heads, self.messages))?;
        for (state, listed, stored) in states(self.tally) {
            let stored = stored.map_or_else(|| Cell::Text(vec![(Lang::En, "–".to_owned())]), Cell::Number);
            let cells = [self.both(|words| state_words(&state, words)), Cell::Number(listed), stored];
            self.tables.row(&cells)?;
        }
        Ok(())
    }

    fn countries(&mut self) -> Result<(), Problem> {
        self.part("tally-by_country")?;
        let name = |code: &str, words: &Messages| countries::name(code, words.lang()).unwrap_or("–").to_owned();
        let mut rows: Vec<(String, Groups)> = self.grouped(|row| &row.country).into_iter().collect();
        let [own, _] = self.messages;
        rows.sort_by_key(|(code, groups)| (std::cmp::Reverse(groups.0.iter().sum::<u64>()), name(code, own)));
        let rows = rows.into_iter().map(|(code, groups)| (self.both(|words| name(&code, words)), groups)).collect();
        self.groups_table("tally-column_country", rows)
    }

    fn letters(&mut self) -> Result<(), Problem> {
        self.part("tally-letters")?;
        let heads = [
            ("tally-column_reference", 0.13),
            ("tally-column_name", 0.27),
            ("tally-column_country", 0.15),
            ("tally-column_channel", 0.1),
            ("tally-column_state", 0.14),
            ("tally-column_day", 0.09),
            ("tally-column_person", 0.12),
        ];
        self.tables.begin(columns(&heads, self.messages))?;
        for row in &self.tally.rows {
            self.tables.row(&self.letter(row))?;
        }
        Ok(())
    }

    fn letter(&self, row: &TallyRow) -> Vec<Cell> {
        let latin = |text: &str| Cell::Text(vec![(Lang::En, text.to_owned())]);
        let name = |words: &Messages| match words.lang() {
            Lang::Ar => row.name_ar.clone(),
            Lang::En if row.name_en.is_empty() && row.name_ar.is_empty() => row.official.clone(),
            Lang::En => row.name_en.clone(),
        };
        let names = self.messages.iter().map(|words| (words.lang(), name(words)));
        vec![
            latin(&row.reference),
            Cell::Text(names.filter(|(_, name)| !name.is_empty()).collect()),
            self.both(|words| countries::name(&row.country, words.lang()).unwrap_or("–").to_owned()),
            self.both(|words| channel_words(&row.channel, words)),
            self.both(|words| state_words(&row.state, words)),
            latin(&row.day),
            Cell::Text(vec![(script(&row.person), row.person.clone())]),
        ]
    }
}

/// Columns of which all but the first hold numbers.
fn numbers_after_first(heads: &[(&str, f32)], messages: &[Messages]) -> Vec<Column> {
    let mut columns = columns(heads, messages);
    columns.iter_mut().skip(1).for_each(|column| column.centred = true);
    columns
}

/// The language that words are written in, by their first letter.
fn script(words: &str) -> Lang {
    let first = words.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(|c| matches!(c, '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FEFF}')) {
        Lang::Ar
    } else {
        Lang::En
    }
}

/// `#rrggbb` as an ink.
fn ink(colour: &str) -> Ink {
    risala_letter::setup::Rgb::from_hex(colour).map_or(GREY, |rgb| Ink::Rgb(rgb.0, rgb.1, rgb.2))
}
