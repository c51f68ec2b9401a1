mod common;
use common::*;
use risala_letter::*;
#[test]
fn dump() {
    let mut s = setup(LayoutKind::Single, Style::Classic);
    s.paper = Paper::Letter; s.window = Window::Us10; s.size = Some(11.0);
    let mut l = letter_one(s, &[Lang::En]);
    l.texts[0].addressee.remove(2);
    let o = set(&l);
    for p in &o.pages.pages { for (m, l) in lines(p) { println!("{:?} y={:.2} x={:.2} w={:.2} {}", m, to_mm(l.y), to_mm(l.x), to_mm(l.line.width), words(l)); } }
    for style in [Style::Classic, Style::Modern] {
    let mut s = setup(LayoutKind::Parallel, style); s.size = Some(if style == Style::Classic {9.75} else {10.25});
    let o = set(&letter_one(s, &[Lang::Ar, Lang::En]));
    for p in &o.pages.pages { for (m, l) in lines(p) { println!("{:?} y={:.2} x={:.2} w={:.2} {}", m, to_mm(l.y), to_mm(l.x), to_mm(l.line.width), words(l)); } }
    }
}
