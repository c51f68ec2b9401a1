//! A letter's text as a file: English then Arabic, logical order, one paragraph a line.

use risala_letter::{Block, Lang, Letter, LetterText, RichText};

/// The text of a letter.
pub fn text(letter: &Letter) -> String {
    let texts = [Lang::En, Lang::Ar].into_iter().filter_map(|lang| letter.text(lang));
    let parts: Vec<String> = texts.map(|text| lines(text).join("\n") + "\n").collect();
    parts.join("\n")
}

fn lines(text: &LetterText) -> Vec<String> {
    let labelled = [&text.reference, &text.date].map(|item| format!("{} {}", item.label, line(&item.value)));
    let address = text.addressee.iter().map(line);
    let subject = format!("{} {}", text.subject.label, line(&text.subject.value));
    let blocks = text.blocks.iter().flat_map(block);
    let after = text.after.iter().map(line);
    labelled.into_iter().chain(address).chain([subject]).chain(blocks).chain(after).collect()
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => vec![line(text)],
        Block::List(list) => match list.start {
            Some(start) => list.items.iter().zip(start..).map(|(item, n)| format!("{n}. {}", line(item))).collect(),
            None => list.items.iter().map(|item| format!("• {}", line(item))).collect(),
        },
    }
}

fn line(text: &RichText) -> String {
    text.readable().replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use risala_letter::{Digits, Labelled};

    use super::*;

    fn labelled(label: &str, value: &str) -> Labelled {
        Labelled { label: label.to_owned(), value: RichText::plain(value) }
    }

    #[test]
    fn one_paragraph_a_line_without_isolates() {
        let list = |start| risala_letter::letter::List {
            start,
            items: vec![RichText::plain("one"), RichText::plain("two\nlines")],
        };
        let text = LetterText {
            lang: Lang::En,
            locale: "en-GB".to_owned(),
            digits: Digits::Latn,
            title: "Title".to_owned(),
            reference: labelled("Ref.", "\u{2068}R-1\u{2069}"),
            date: labelled("Date", "7 January 2026"),
            addressee: vec![RichText::plain("Jane Smith"), RichText::plain("United Kingdom")],
            subject: labelled("Subject:", "Trade"),
            blocks: vec![
                Block::Salutation(RichText::plain("Dear Minister,")),
                Block::List(list(Some(3))),
                Block::List(list(None)),
                Block::Closing(RichText::plain("Yours,")),
            ],
            after: vec![RichText::plain("1 enclosure")],
        };
        assert_eq!(
            lines(&text),
            [
                "Ref. R-1",
                "Date 7 January 2026",
                "Jane Smith",
                "United Kingdom",
                "Subject: Trade",
                "Dear Minister,",
                "3. one",
                "4. two lines",
                "• one",
                "• two lines",
                "Yours,",
                "1 enclosure"
            ]
        );
    }
}
