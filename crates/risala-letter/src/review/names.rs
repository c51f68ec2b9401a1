//! Names and addresses brought to a form in which spellings of one person meet.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// An e-mail address as servers tell it from others: lower case, composed (RFC 6532 section 3.1), the domain in its IDNA
/// form (RFC 5890).
pub fn mailbox(address: &str) -> String {
    let address = address.trim();
    // Its own IDNA form but for its letters' case, unless labels are encoded (RFC 3490 section 5).
    if address.is_ascii() && !address.as_bytes().windows(4).any(|four| four.eq_ignore_ascii_case(b"xn--")) {
        return address.to_ascii_lowercase();
    }
    let address: String = address.to_lowercase().nfc().collect();
    let Some((local, domain)) = address.rsplit_once('@') else { return address };
    let ascii = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
    format!("{local}@{ascii}")
}

/// A [`mailbox`] without `+detail`: one person's addresses meet.
pub fn normal_email(address: &str) -> String {
    let mailbox = mailbox(address);
    let bare = mailbox.rsplit_once('@').and_then(|(local, domain)| Some((local.split_once('+')?.0, domain)));
    bare.map_or_else(|| mailbox.clone(), |(local, domain)| format!("{local}@{domain}"))
}

/// Letters and digits alone, in lower case, without diacritics and without the differences of Arabic spelling.
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).filter_map(arabic_letter).collect()
}

/// One letter for what is written in several ways; NFKD has taken hamza and madda off already.
fn arabic_letter(c: char) -> Option<char> {
    match c {
        'ٱ' => Some('ا'),
        'ة' => Some('ه'),
        'ى' => Some('ي'),
        'ء' | 'ـ' => None,
        other => Some(other),
    }
}

/// The fewest consonants by which two names are compared.
const LEAST: usize = 4;

/// The consonants of a name of two words or more, the same in Latin and Arabic script for most spellings; `None` when
/// they are too few to say anything.
pub fn consonants(name: &str) -> Option<String> {
    let mut name = name.to_lowercase();
    for article in ["al-", "el-"] {
        if name.contains(article) {
            name = name.replace(article, " ");
        }
    }
    let parts: Vec<String> = name
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(word_consonants)
        .filter(|word| !word.is_empty())
        .collect();
    let key = parts.join(" ");
    (parts.len() >= 2 && key.chars().count() > LEAST).then_some(key)
}

fn word_consonants(word: &str) -> String {
    let plain = plain(word);
    let bare = ["ال", "al", "el"]
        .iter()
        .find_map(|article| plain.strip_prefix(article).filter(|rest| rest.chars().count() > 2));
    let mut key = String::new();
    let letters: Vec<char> = bare.unwrap_or(&plain).chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied();
        let Some(sound) = sound(*c, before, at + 1 == letters.len()) else { continue };
        if !key.ends_with(sound) {
            key.push(sound);
        }
    }
    key
}

/// The consonant a letter stands for; what is written in many ways (kh, gh, q, g, j) is one.
fn sound(c: char, before: Option<char>, last: bool) -> Option<char> {
    Some(match c {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'ا' | 'و' | 'ي' | 'ع' => return None,
        'h' | 'ه' if last || before.is_some_and(|before| "ktsdgcp".contains(before)) => return None,
        'h' | 'ه' | 'ح' => 'h',
        'b' | 'p' | 'ب' | 'پ' => 'b',
        't' | 'ت' | 'ث' | 'ط' => 't',
        'd' | 'د' | 'ذ' | 'ض' | 'ظ' => 'd',
        'k' | 'q' | 'g' | 'j' | 'c' | 'x' | 'ك' | 'ق' | 'غ' | 'خ' | 'ج' => 'k',
        's' | 'س' | 'ش' | 'ص' => 's',
        'z' | 'ز' => 'z',
        'f' | 'v' | 'ف' => 'f',
        'r' | 'ر' => 'r',
        'l' | 'ل' => 'l',
        'm' | 'م' => 'm',
        'n' | 'ن' => 'n',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (one, other) in [
            ("Muhammad al-Khatib", "Mohammed Alkhateeb"),
            ("Muhammad al-Khatib", "محمد الخطيب"),
            ("Fatima Qaddur", "فاطمة قدور"),
            ("Fatimah Kaddour", "Fāṭima Qaddūr"),
        ] {
            assert_eq!(consonants(one), consonants(other), "{one} {other}");
        }
        for (one, other) in [("Muhammad al-Khatib", "Mahmoud Sharif"), ("Jane Smith", "John Schmidt")] {
            assert_ne!(consonants(one), consonants(other), "{one} {other}");
        }
        assert_eq!(consonants("Li Wu"), None);
        assert_eq!(plain("مُحمَّد أحمد"), plain("محمد احمد"));
        assert_eq!(normal_email(" A.B+x@Example.ORG "), "a.b@example.org");
        assert_eq!(normal_email("a@مثال.example"), normal_email("A@xn--mgbh0fb.Example"));
    }
}
