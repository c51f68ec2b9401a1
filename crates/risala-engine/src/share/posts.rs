//! Texts for posts, each within its channel's length as that channel counts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::Appeal;

/// A channel, and how it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Channel {
    /// Its name in files.
    pub name: &'static str,
    /// Most characters of a post, as the channel counts them.
    pub limit: usize,
    count: Count,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    /// Weighted, an address always as 23 (developer.x.com, counting characters).
    Weighted,
    /// Characters, an address always as 23 (docs.joinmastodon.org).
    WithShortLinks,
    /// What a reader takes for a character (atproto, app.bsky.feed.post: maxGraphemes).
    Graphemes,
    /// Characters.
    Characters,
}

/// The channels: limits as their makers publish them; where those are longer than anybody reads, shorter.
pub const CHANNELS: [Channel; 8] = [
    Channel { name: "x", limit: 280, count: Count::Weighted },
    Channel { name: "bluesky", limit: 300, count: Count::Graphemes },
    Channel { name: "mastodon", limit: 500, count: Count::WithShortLinks },
    Channel { name: "telegram", limit: 1024, count: Count::Characters },
    Channel { name: "whatsapp", limit: 1024, count: Count::Characters },
    Channel { name: "facebook", limit: 2000, count: Count::Characters },
    Channel { name: "instagram", limit: 2200, count: Count::Characters },
    Channel { name: "linkedin", limit: 3000, count: Count::Characters },
];

/// What every address counts as where addresses are shortened.
const LINK: usize = 23;

/// A text to post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Post {
    /// `x`, `bluesky`, `mastodon`, `telegram`, `whatsapp`, `facebook`, `instagram` or `linkedin`.
    pub channel: String,
    /// `ar` or `en`.
    pub language: String,
    /// The text.
    pub text: String,
    /// Its length, as the channel counts.
    pub length: u32,
    /// Most that the channel takes.
    pub limit: u32,
    /// Whether the ask or the headline was cut for it.
    pub shortened: bool,
}

/// The text for a channel: headline, ask, as much of the statement as there is room for, address, hashtags.
pub fn post(appeal: &Appeal, channel: Channel) -> Post {
    let tail = tail(appeal);
    let with = |parts: &[&str]| {
        let parts = parts.iter().copied().chain([tail.as_str()]).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n\n")
    };
    let fits = |text: &str| channel.length(text, &appeal.link) <= channel.limit;
    let mut text = with(&[&appeal.headline, &appeal.ask]);
    let mut shortened = false;
    if !fits(&text) {
        shortened = true;
        let ask = cut(&appeal.ask, |ask| fits(&with(&[&appeal.headline, ask])));
        let headline =
            if ask.is_empty() { cut(&appeal.headline, |words| fits(&with(&[words]))) } else { String::new() };
        text = if ask.is_empty() { with(&[&headline]) } else { with(&[&appeal.headline, &ask]) };
    } else {
        text = longer(appeal, text, &with, &fits);
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Post {
        channel: channel.name.to_owned(),
        language: appeal.lang.code().to_owned(),
        length: number(channel.length(&text, &appeal.link)),
        limit: number(channel.limit),
        text,
        shortened,
    }
}

/// Adds whole paragraphs of the statement while there is room.
fn longer(appeal: &Appeal, short: String, with: &impl Fn(&[&str]) -> String, fits: &impl Fn(&str) -> bool) -> String {
    let mut parts = vec![appeal.headline.as_str()];
    let mut text = short;
    // A statement that begins with the ask does not say it twice.
    let begins = appeal.body.first().is_some_and(|first| first.starts_with(&appeal.ask));
    if !begins {
        parts.push(&appeal.ask);
    }
    for paragraph in &appeal.body {
        parts.push(paragraph);
        let more = with(&parts);
        if !fits(&more) {
            break;
        }
        text = more;
    }
    text
}

fn tail(appeal: &Appeal) -> String {
    let hashtags = appeal.hashtags.join(" ");
    let parts = [appeal.link.as_str(), hashtags.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// As many whole words as fit, with an ellipsis; empty when not even three do.
fn cut(text: &str, fits: impl Fn(&str) -> bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let shorter = (3..words.len()).rev().filter_map(|count| words.get(..count));
    let mut candidates = shorter.map(|words| {
        let kept = words.join(" ");
        format!("{}…", kept.trim_end_matches([',', '،', ';', '؛', ':', '.']))
    });
    if fits(text) { text.to_owned() } else { candidates.find(|candidate| fits(candidate)).unwrap_or_default() }
}

impl Channel {
    /// The length of a text, as the channel counts; `link` is the address that stands in it.
    pub fn length(self, text: &str, link: &str) -> usize {
        let (text, links) = match self.count {
            Count::Weighted | Count::WithShortLinks if !link.is_empty() => {
                (text.replace(link, ""), text.matches(link).count() * LINK)
            }
            _ => (text.to_owned(), 0),
        };
        links
            + match self.count {
                Count::Weighted => text.chars().map(weight).sum::<usize>(),
                Count::Graphemes => text.graphemes(true).count(),
                Count::WithShortLinks | Count::Characters => text.chars().count(),
            }
    }
}

/// Weight of a character in twitter-text's configuration 3: Latin to Georgian and general punctuation once, all else twice.
fn weight(c: char) -> usize {
    match u32::from(c) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use risala_letter::Lang;

    use super::*;

    fn appeal(lang: Lang, headline: &str, ask: &str, body: Vec<String>) -> Appeal {
        Appeal {
            lang,
            headline: headline.to_owned(),
            ask: ask.to_owned(),
            body,
            hashtags: vec!["#رفع_العقوبات".to_owned()],
            link: "https://example.org/a/long/address/of/a/page/about/the/campaign".to_owned(),
            organization: "Society".to_owned(),
        }
    }

    #[test]
    fn a_text_that_fits_is_whole_and_grows_with_the_room() {
        let body: Vec<String> =
            (1..20).map(|n| format!("Paragraph {n} of the statement, which is rather long.")).collect();
        let appeal = appeal(Lang::En, "Lift the restrictions", "We ask for it.", body);
        let posts = CHANNELS.map(|channel| post(&appeal, channel));
        for (one, channel) in posts.iter().zip(CHANNELS) {
            assert!(one.text.starts_with("Lift the restrictions\n\nWe ask for it."), "{}", one.text);
            assert!(one.text.ends_with("#رفع_العقوبات") && !one.shortened && one.length <= one.limit, "{one:?}");
            assert_eq!(one.length as usize, channel.length(&one.text, &appeal.link));
        }
        assert!(posts[7].text.contains("Paragraph 19") && !posts[0].text.contains("Paragraph 5"));
    }

    #[test]
    fn characters_weigh_what_the_channel_says() {
        let x = CHANNELS[0];
        assert_eq!(x.length("abc", ""), 3);
        assert_eq!(x.length("سورية", ""), 5);
        assert_eq!(x.length("☐…", ""), 4);
        assert_eq!(
            x.length("see https://example.org/a/very/long/address", "https://example.org/a/very/long/address"),
            27
        );
        assert_eq!(CHANNELS[1].length("é👩‍👩‍👧", ""), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        /// However long the words are, no post is longer than its channel takes, and address and hashtags stay whole.
        #[test]
        fn no_post_is_too_long(words in 1_usize..120, heads in 1_usize..50, arabic in any::<bool>()) {
            let word = if arabic { "العقوبات،" } else { "restrictions," };
            let lang = if arabic { Lang::Ar } else { Lang::En };
            let (ask, headline) = (vec![word; words].join(" "), vec![word; heads].join(" "));
            let appeal = appeal(lang, &headline, &ask, vec![ask.clone()]);
            for channel in CHANNELS {
                let made = post(&appeal, channel);
                prop_assert!(made.length <= made.limit, "{made:?}");
                prop_assert!(made.text.contains(&appeal.link) && made.text.ends_with("#رفع_العقوبات"));
                prop_assert!(made.text.starts_with(word.trim_end_matches([',', '،'])), "{}", made.text);
            }
        }
    }
}
