//! What a server says it can do, RFC 5321 section 4.1.1.1.

/// A server's extensions, read whatever case they are written in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Extensions {
    pub start_tls: bool,
    pub eight_bit: bool,
    /// Whether addresses may hold other letters than ASCII's, RFC 6531.
    pub utf8: bool,
    /// Whether commands may be sent together, RFC 2920.
    pub pipelining: bool,
    /// Octets of the largest message; none: it does not say, or there is no limit.
    pub size: Option<usize>,
    /// Whether MAIL takes the message's size.
    pub takes_size: bool,
    pub plain: bool,
    pub login: bool,
    pub xoauth2: bool,
}

impl Extensions {
    /// Reads the lines of the answer to EHLO; the first is the server's name.
    pub fn of(lines: &[String]) -> Self {
        let mut found = Self::default();
        for line in lines.iter().skip(1) {
            // Old servers write AUTH=PLAIN.
            let line = line.to_ascii_uppercase();
            let mut words = line.split([' ', '\t', '=']).filter(|word| !word.is_empty());
            match words.next() {
                Some("STARTTLS") => found.start_tls = true,
                Some("8BITMIME") => found.eight_bit = true,
                Some("SMTPUTF8") => found.utf8 = true,
                Some("PIPELINING") => found.pipelining = true,
                Some("SIZE") => {
                    found.takes_size = true;
                    found.size = words.next().and_then(|size| size.parse().ok()).filter(|size| *size > 0);
                }
                Some("AUTH") => words.for_each(|mechanism| found.add(mechanism)),
                _ => {}
            }
        }
        found
    }

    fn add(&mut self, mechanism: &str) {
        match mechanism {
            "PLAIN" => self.plain = true,
            "LOGIN" => self.login = true,
            "XOAUTH2" => self.xoauth2 = true,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_old_spellings() {
        let lines = [
            "mail.example",
            "starttls",
            "Size 1000",
            "auth=plain",
            "AUTH login xoauth2",
            "8bitmime",
            "smtputf8",
            "x",
            "pipelining",
        ];
        let lines = lines.map(str::to_owned);
        let all = Extensions {
            start_tls: true,
            eight_bit: true,
            utf8: true,
            pipelining: true,
            size: Some(1000),
            takes_size: true,
            plain: true,
            login: true,
            xoauth2: true,
        };
        assert_eq!(Extensions::of(&lines), all);
        let none = ["STARTTLS", "SIZE 0", "STARTTLSX", "AUTH"].map(str::to_owned);
        assert_eq!(Extensions::of(&none), Extensions { takes_size: true, ..Extensions::default() });
    }
}
