//! Metadata of the document in XML (ISO 16684-1), in step with its information dictionary, and the
//! claims of PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

use std::fmt::Write;

use risala_typeset::page::Pages;

use crate::About;

/// The metadata packet.
pub(crate) fn packet(pages: &Pages, about: &About<'_>) -> String {
    let mut body = String::new();
    body.push_str(&alternatives("dc:title", &titles(pages)));
    if !about.author.is_empty() {
        let author = escape(about.author);
        let _ = writeln!(body, "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>");
    }
    if let Some(subject) = about.subject {
        body.push_str(&alternatives("dc:description", &[("x-default", subject)]));
    }
    let languages: String =
        pages.titles.iter().map(|(language, _)| format!("<rdf:li>{}</rdf:li>", escape(language))).collect();
    let date = about.created.strftime("%Y-%m-%dT%H:%M:%S%:z");
    let producer = escape(about.producer);
    let _ = write!(
        body,
        "<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>\n\
         <dc:format>application/pdf</dc:format>\n\
         <pdf:Producer>{producer}</pdf:Producer>\n\
         <xmp:CreatorTool>{producer}</xmp:CreatorTool>\n\
         <xmp:CreateDate>{date}</xmp:CreateDate>\n\
         <xmp:ModifyDate>{date}</xmp:ModifyDate>\n\
         <xmp:MetadataDate>{date}</xmp:MetadataDate>\n"
    );
    format!("{HEAD}{body}{CLAIMS}{TAIL}")
}

/// The titles, the first of them also as the default.
fn titles(pages: &Pages) -> Vec<(&str, &str)> {
    let all = pages.titles.iter().map(|(l, t)| (l.as_str(), t.as_str()));
    let first = pages.titles.first().map(|(_, title)| ("x-default", title.as_str()));
    first.into_iter().chain(all).collect()
}

fn alternatives(name: &str, values: &[(&str, &str)]) -> String {
    let items: String = values
        .iter()
        .map(|(language, value)| format!("<rdf:li xml:lang=\"{}\">{}</rdf:li>", escape(language), escape(value)))
        .collect();
    format!("<{name}><rdf:Alt>{items}</rdf:Alt></{name}>\n")
}

/// Text as XML; characters that XML cannot hold are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

const HEAD: &str = "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" \
xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n";

/// The claims; PDF/A asks that the schema of PDF/UA's be described (ISO 19005-2, 6.6.2.3).
const CLAIMS: &str = "<pdfaid:part>2</pdfaid:part>\n\
<pdfaid:conformance>A</pdfaid:conformance>\n\
<pdfuaid:part>1</pdfuaid:part>\n\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n\
<pdfaProperty:name>part</pdfaProperty:name>\n\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n\
<pdfaProperty:category>internal</pdfaProperty:category>\n\
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>\n\
</rdf:li></rdf:Seq></pdfaSchema:property>\n\
</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

const TAIL: &str = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_values_stays_text() {
        assert_eq!(escape("a<b>&\"c\"\u{0}\nd"), "a&lt;b&gt;&amp;&quot;c&quot; d");
    }
}
