//! The structure tree while it grows, and the order of reading it gives to what is drawn.

use risala_letter::Lang;

use crate::page::{Element, ElementKind, Item, Mark, Page};

/// A structure tree; element 0 is the document.
#[derive(Debug, Clone)]
pub struct Tree {
    elements: Vec<Element>,
}

/// The document.
pub const ROOT: usize = 0;

impl Tree {
    /// A tree of the document alone.
    pub fn new() -> Self {
        Self { elements: vec![element(ElementKind::Document)] }
    }

    /// Adds an element as the last child of `parent` and gives its index.
    pub fn add(&mut self, parent: usize, element: Element) -> usize {
        let index = self.elements.len();
        self.elements.push(element);
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.children.push(index);
        }
        index
    }

    /// Adds one language's section.
    pub fn section(&mut self, lang: Lang, locale: &str) -> usize {
        let section = Element { language: Some(locale.to_owned()), rtl: lang.is_rtl(), ..element(ElementKind::Sect) };
        self.add(ROOT, section)
    }

    /// Adds an element of text.
    pub fn text(&mut self, parent: usize, kind: ElementKind, lang: Lang, text: String) -> usize {
        let paragraph = Element { text: Some(text), rtl: lang.is_rtl(), ..element(kind) };
        self.add(parent, paragraph)
    }

    /// Adds an element that only holds others.
    pub fn group(&mut self, parent: usize, kind: ElementKind, lang: Lang) -> usize {
        let group = Element { rtl: lang.is_rtl(), ..element(kind) };
        self.add(parent, group)
    }

    /// Adds a figure or a form field with its description.
    pub fn described(&mut self, parent: usize, kind: ElementKind, alt: String) -> usize {
        let figure = Element { alt: Some(alt), ..element(kind) };
        self.add(parent, figure)
    }

    /// Says that an element is in another language than its parent.
    pub fn set_language(&mut self, index: usize, tag: &str) {
        if let Some(element) = self.elements.get_mut(index) {
            element.language = Some(tag.to_owned());
        }
    }

    /// Orders what is drawn on a page as it is read: headers and rules, then the text, then the foot.
    pub fn sort(&self, page: &mut Page) {
        let ranks = self.ranks();
        page.items.sort_by_key(|item: &Item| match item.mark {
            Mark::Layout | Mark::Pagination => 0,
            Mark::Element(index) => ranks.get(index).copied().unwrap_or(usize::MAX),
        });
    }

    fn ranks(&self) -> Vec<usize> {
        let mut ranks = vec![0; self.elements.len()];
        let mut stack = vec![ROOT];
        let mut next = 1;
        while let Some(index) = stack.pop() {
            if let Some(rank) = ranks.get_mut(index) {
                *rank = next;
                next += 1;
            }
            if let Some(element) = self.elements.get(index) {
                stack.extend(element.children.iter().rev());
            }
        }
        ranks
    }

    /// The finished elements.
    pub fn into_elements(self) -> Vec<Element> {
        self.elements
    }
}

fn element(kind: ElementKind) -> Element {
    Element { kind, language: None, text: None, alt: None, rtl: false, children: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Content, Ink};

    #[test]
    fn items_are_drawn_in_reading_order() {
        let mut tree = Tree::new();
        let ar = tree.section(Lang::Ar, "ar");
        let en = tree.section(Lang::En, "en");
        let first = tree.text(en, ElementKind::P, Lang::En, "a".to_owned());
        let second = tree.text(ar, ElementKind::P, Lang::Ar, "b".to_owned());
        let rule = |mark| Item {
            mark,
            content: Content::Rule { from: (0.0, 0.0), to: (1.0, 0.0), width: 1.0, ink: Ink::Gray(0.0) },
        };
        let marks = [Mark::Element(first), Mark::Layout, Mark::Element(second)];
        let mut page = Page { items: marks.map(rule).into(), ..Page::default() };
        tree.sort(&mut page);
        let sorted: Vec<Mark> = page.items.iter().map(|item| item.mark).collect();
        assert_eq!(sorted, [Mark::Layout, Mark::Element(second), Mark::Element(first)]);
    }
}
