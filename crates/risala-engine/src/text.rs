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
