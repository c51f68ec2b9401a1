//! The canonical columns of a list of officials.

use crate::official::{Named, Official};

/// A canonical column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // each is the field of [`Official`] of the same name
pub enum Column {
    Id,
    Gender,
    Rank,
    NameEn,
    NameAr,
    FamilyEn,
    TitleEn,
    TitleAr,
    OrganizationEn,
    OrganizationAr,
    Country,
    /// A line of the address, from 1 to 4.
    Address(u8),
    Email,
    Phone,
    WebForm,
    Channel,
    Language,
    SalutationEn,
    SalutationAr,
    AddressLineEn,
    AddressLineAr,
    StyleEn,
    StyleAr,
    ClosingEn,
    ClosingAr,
    Tags,
    Source,
    VerifiedOn,
    TermEnd,
    OptOut,
}

/// Every canonical column with its name, in the order in which lists are written.
pub const COLUMNS: [(&str, Column); 33] = [
    ("id", Column::Id),
    ("gender", Column::Gender),
    ("rank", Column::Rank),
    ("name_en", Column::NameEn),
    ("name_ar", Column::NameAr),
    ("family_en", Column::FamilyEn),
    ("title_en", Column::TitleEn),
    ("title_ar", Column::TitleAr),
    ("organization_en", Column::OrganizationEn),
    ("organization_ar", Column::OrganizationAr),
    ("country", Column::Country),
    ("address1", Column::Address(1)),
    ("address2", Column::Address(2)),
    ("address3", Column::Address(3)),
    ("address4", Column::Address(4)),
    ("email", Column::Email),
    ("phone", Column::Phone),
    ("web_form", Column::WebForm),
    ("channel", Column::Channel),
    ("language", Column::Language),
    ("salutation_en", Column::SalutationEn),
    ("salutation_ar", Column::SalutationAr),
    ("address_line_en", Column::AddressLineEn),
    ("address_line_ar", Column::AddressLineAr),
    ("style_en", Column::StyleEn),
    ("style_ar", Column::StyleAr),
    ("closing_en", Column::ClosingEn),
    ("closing_ar", Column::ClosingAr),
    ("tags", Column::Tags),
    ("source", Column::Source),
    ("verified_on", Column::VerifiedOn),
    ("term_end", Column::TermEnd),
    ("opt_out", Column::OptOut),
];

impl Column {
    /// The column of this name. Letter case does not matter, and a space or hyphen stands for `_`.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        let column = COLUMNS.iter().find(|(known, _)| *known == name)?;
        Some(column.1)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let column = COLUMNS.iter().find(|(_, column)| *column == self);
        column.map_or("", |(name, _)| name)
    }

    /// The text this column holds of an official; `None` for columns that hold no free text.
    pub(crate) fn text_mut(self, official: &mut Official) -> Option<&mut Option<String>> {
        Some(match self {
            Self::NameEn => &mut official.name.en,
            Self::NameAr => &mut official.name.ar,
            Self::FamilyEn => &mut official.family_en,
            Self::TitleEn => &mut official.title.en,
            Self::TitleAr => &mut official.title.ar,
            Self::OrganizationEn => &mut official.organization.en,
            Self::OrganizationAr => &mut official.organization.ar,
            Self::Phone => &mut official.phone,
            Self::SalutationEn => &mut official.salutation.en,
            Self::SalutationAr => &mut official.salutation.ar,
            Self::AddressLineEn => &mut official.address_line.en,
            Self::AddressLineAr => &mut official.address_line.ar,
            Self::StyleEn => &mut official.style.en,
            Self::StyleAr => &mut official.style.ar,
            Self::ClosingEn => &mut official.closing.en,
            Self::ClosingAr => &mut official.closing.ar,
            Self::Source => &mut official.source,
            _ => return None,
        })
    }

    /// The cell of this column for an official, empty when there is nothing to say.
    pub fn cell(self, official: &Official) -> String {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let date = |value: Option<jiff::civil::Date>| value.map(|date| date.to_string()).unwrap_or_default();
        match self {
            Self::Id => official.id.clone(),
            Self::Gender => official.gender.name().to_owned(),
            Self::Rank => official.rank.name().to_owned(),
            Self::NameEn => text(&official.name.en),
            Self::NameAr => text(&official.name.ar),
            Self::FamilyEn => text(&official.family_en),
            Self::TitleEn => text(&official.title.en),
            Self::TitleAr => text(&official.title.ar),
            Self::OrganizationEn => text(&official.organization.en),
            Self::OrganizationAr => text(&official.organization.ar),
            Self::Country => official.country.clone(),
            Self::Address(line) => {
                let index = usize::from(line).saturating_sub(1);
                official.address.get(index).cloned().unwrap_or_default()
            }
            Self::Email => text(&official.email),
            Self::Phone => text(&official.phone),
            Self::WebForm => text(&official.web_form),
            Self::Channel => official.channel.name().to_owned(),
            Self::Language => official.reads.map(Named::name).unwrap_or_default().to_owned(),
            Self::SalutationEn => text(&official.salutation.en),
            Self::SalutationAr => text(&official.salutation.ar),
            Self::AddressLineEn => text(&official.address_line.en),
            Self::AddressLineAr => text(&official.address_line.ar),
            Self::StyleEn => text(&official.style.en),
            Self::StyleAr => text(&official.style.ar),
            Self::ClosingEn => text(&official.closing.en),
            Self::ClosingAr => text(&official.closing.ar),
            Self::Tags => official.tags.join(";"),
            Self::Source => text(&official.source),
            Self::VerifiedOn => date(official.verified_on),
            Self::TermEnd => date(official.term_end),
            Self::OptOut => date(official.opt_out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_columns_are_one_to_one() {
        for (name, column) in COLUMNS {
            assert_eq!(Column::from_name(name), Some(column));
            assert_eq!(column.name(), name);
        }
    }

    #[test]
    fn spelling_of_a_name_is_free_within_bounds() {
        for (written, expect) in [
            (" Name EN ", Some(Column::NameEn)),
            ("web-form", Some(Column::WebForm)),
            ("names", None),
            ("address5", None),
        ] {
            assert_eq!(Column::from_name(written), expect, "{written}");
        }
    }
}
