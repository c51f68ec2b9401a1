//! Words by which people and programs say something that matters, in English and Arabic. Nothing follows from them by
//! itself: a person looks at what was found.

/// Wishes to be left alone.
const WISHES: [&str; 34] = [
    "unsubscribe",
    "opt out",
    "opt-out",
    "remove me",
    "remove us",
    "remove my",
    "remove our",
    "remove this address",
    "take me off",
    "take us off",
    "stop sending",
    "stop writing",
    "stop emailing",
    "stop contacting",
    "do not contact",
    "don't contact",
    "do not write to",
    "don't write to",
    "do not email",
    "don't email",
    "do not send",
    "don't send",
    "no further letters",
    "no further emails",
    "no longer wish to receive",
    "الغاء الاشتراك",
    "الغوا اشتراك",
    "لا تراسلو",
    "عدم مراسل",
    "لا ترسلو",
    "عدم ارسال",
    "احذفوا عنوان",
    "التوقف عن",
    "ازاله عنوان",
];

/// Questions whether a person wrote.
const QUESTIONS: [&str; 12] = [
    "confirm that you are a human",
    "confirm you are not a robot",
    "verify that you are a person",
    "to verify your email address, click",
    "your message is waiting for your confirmation",
    "your message has been held until you",
    "needs to be verified before it can be delivered",
    "reply to this message to have your message delivered",
    "challenge-response",
    "please confirm your message",
    "رسالتك بانتظار التاكيد",
    "لتاكيد انك لست برنامجا",
];

/// Characters of a subject that are looked at.
const MAX_SUBJECT: usize = 500;
/// Characters of a text: wishes stand at its beginning.
const MAX_TEXT: usize = 4000;

/// Whether somebody seems to wish no further letters.
pub fn is_wish(subject: &str, text: &str) -> bool {
    has_any(subject, text, &WISHES)
}

/// Whether a program asks if a person wrote.
pub fn asks_who_writes(subject: &str, text: &str) -> bool {
    has_any(subject, text, &QUESTIONS)
}

fn has_any(subject: &str, text: &str, words: &[&str]) -> bool {
    let plain = format!("{}\n{}", plain(subject, MAX_SUBJECT), plain(text, MAX_TEXT));
    words.iter().any(|word| plain.contains(word))
}

/// Lower case, one space between words, Arabic letters without marks and in one form each.
fn plain(text: &str, most: usize) -> String {
    let letter = |c: char| match c {
        // Tatweel and the marks of vowels.
        '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        '\u{2018}' | '\u{2019}' => Some('\''),
        c => Some(c),
    };
    let lower: String = text.chars().take(most).filter_map(letter).collect::<String>().to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_the_form_they_are_looked_for_in() {
        for word in WISHES.iter().chain(&QUESTIONS) {
            assert_eq!(plain(word, MAX_TEXT), *word);
        }
    }

    #[test]
    fn wishes_and_what_is_none() {
        for (subject, text, expected) in [
            ("UNSUBSCRIBE", "", true),
            ("Re: Appeal", "Please   don’t\ncontact this office again.", true),
            ("", "يُرجى إلغاءُ الاشتراك", true),
            ("", "الرجاء عدم مراسلتنا مرة أخرى", true),
            ("رد", "احذفوا عنواننا من قائمتكم", true),
            ("Re: Appeal", "Thank you for your letter. We will look into it.", false),
            ("رد", "شكرًا على رسالتكم، وسندرس الأمر.", false),
        ] {
            assert_eq!(is_wish(subject, text), expected, "{subject} {text}");
        }
    }
}
