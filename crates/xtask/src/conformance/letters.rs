//! Letters to be judged: the sample campaign under every setting that changes the page.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::{demo, run};

/// When the letters say they were made.
const DATE: &str = "2026-01-07T09:00:00+03:00";

/// A setting of the campaign.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Value of `layout`.
    pub layout: &'static str,
    /// Value of `paper`.
    pub paper: &'static str,
    /// Value of `style`.
    pub style: &'static str,
    /// Value of `languages`, the leading one first.
    pub languages: &'static str,
    /// Value of `window`.
    pub window: &'static str,
    /// What the campaign has beside the sample's.
    pub extra: &'static str,
    /// Whether the letters are signed.
    pub signed: bool,
}

impl Setting {
    /// A name for files and tables.
    pub fn name(&self) -> String {
        let languages: String = self.languages.chars().filter(char::is_ascii_alphabetic).collect();
        let extra = self.extra.lines().next().unwrap_or_default().trim_start_matches("# ");
        let signed = if self.signed { "signed" } else { "unsigned" };
        let words = [self.layout, self.paper, self.style, &languages, self.window, extra, signed];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
    }
}

/// A second signatory.
pub const TWO_SIGNATORIES: &str = r#"# two
[[signatories]]
name = { ar = "موقّعة ثانية", en = "Second Signatory" }
title = { ar = "أمينة السر", en = "Secretary of the Board" }
gender = "female"
sample = true
picture = { file = "signature.svg", alt = { ar = "توقيع ثانٍ", en = "Second signature" } }
"#;

/// A paragraph so long that no letter keeps to one page.
pub const LONG: &str = r#"# long
[facts.effect]
text = { ar = "وقد بلغ عدد المنصات المحجوبة (بحسب القائمة المؤرخة 2025-11-30) 128 منصة، منها 37 منصة تعليمية؛ ولم تُستأنف الخدمة إلا في %12 من الحالات. ولا تزال شركات التوريد تطلب وثائق إضافية قبل كل شحنة، وتمتد المراجعة من ستة أسابيع إلى أربعة أشهر، ويُلغى بعض الطلبات بعد ذلك من دون بيان السبب. وتفيد الجامعات بأن الطلبة لا يستطيعون التسجيل في مساقات Coursera وedX ولا تنزيل أدوات البناء، وبأن المجلات العلمية تردّ الأبحاث لأسباب لا صلة لها بمضمونها. أما المشافي فتعتمد على أجهزة انتهت مدة دعمها البرمجي، وتبقى الثغرات المعروفة فيها بلا سدّ أشهراً طويلة. وتفيد المصارف بأن الحوالات المشروعة تُردّ من دون تعليل، وأن المراسلات بشأنها تبقى بلا جواب أسابيع.", en = "According to the list of 30 November 2025, 128 platforms were blocked, 37 of them for learning; service was resumed in only 12% of the cases. Suppliers still ask for further documents before each shipment, the review takes from six weeks to four months, and some orders are cancelled afterwards without a reason. Universities report that students can neither enrol in courses on Coursera and edX nor download build tools, and that journals return papers for reasons that have nothing to do with their content. Hospitals depend on equipment whose software is no longer supported, and known security flaws stay open in it for many months. Banks report that lawful transfers are returned without a reason and that letters about them remain unanswered for weeks." }
source = { ar = "سجل الشواهد، الإصدار 3", en = "evidence register, version 3" }
seen = 2025-12-01
expires = 2026-12-01
"#;

/// A campaign folder, or what one is rendered to.
pub struct Workshop<'a> {
    place: &'a Path,
}

impl<'a> Workshop<'a> {
    /// Works in `place`.
    pub fn new(place: &'a Path) -> Self {
        Self { place }
    }

    /// Renders the sample campaign under a setting, text files beside the letters, and returns the folder.
    pub fn render(&self, setting: &Setting, officials: &[&str]) -> Result<PathBuf> {
        let name = setting.name();
        let campaign = self.place.join("campaigns").join(&name);
        std::fs::create_dir_all(self.place.join("campaigns"))?;
        run::run(self.risala().args(["new", "--sample", "--quiet"]).arg(&campaign))?;
        set(&campaign, setting)?;
        let out = self.place.join("letters").join(&name);
        let mut render = self.risala();
        render.args(["render", "--quiet", "--text", "--date", DATE]).arg(&campaign).arg("--out").arg(&out);
        if !officials.is_empty() {
            render.arg("--only").arg(officials.join(","));
        }
        if !setting.signed {
            render.arg("--unsigned");
        }
        run::run(&mut render)?;
        Ok(out)
    }

    /// The report of the sample campaign's letters, some of them posted, in a language; the folder it is written into.
    pub fn report(&self, lang: &str) -> Result<PathBuf> {
        let campaign = self.place.join("campaigns").join(format!("report-{lang}"));
        let out = self.place.join("letters").join(format!("report-{lang}"));
        std::fs::create_dir_all(&out)?;
        run::run(self.risala().args(["new", "--sample", "--quiet"]).arg(&campaign))?;
        let posted = ["--as", "posted", "--where", "channel:post", "--by", "Conformance", "--date", DATE];
        run::run(self.risala().args(["mark", "set", "--quiet"]).arg(&campaign).args(posted))?;
        let mut report = self.risala();
        report.args(["report", "--quiet", "--lang", lang, "--date", DATE]).arg(&campaign);
        run::run(report.arg("--out").arg(out.join("report.pdf")))?;
        Ok(out)
    }

    fn risala(&self) -> Command {
        demo::risala(self.place)
    }
}

/// Changes the sample's settings; every one must be there to be changed.
fn set(campaign: &Path, setting: &Setting) -> Result<()> {
    let file = campaign.join("campaign.toml");
    let mut text = std::fs::read_to_string(&file)?;
    let changes = [
        ("layout = \"parallel\"", format!("layout = \"{}\"", setting.layout)),
        ("paper = \"a4\"", format!("paper = \"{}\"", setting.paper)),
        ("style = \"classic\"", format!("style = \"{}\"", setting.style)),
        ("window = \"none\"", format!("window = \"{}\"", setting.window)),
        ("languages = [\"ar\", \"en\"]", format!("languages = {}", setting.languages)),
        ("[mail]\n", format!("{}\n[mail]\n", setting.extra)),
    ];
    for (from, to) in changes {
        ensure!(text.matches(from).count() == 1, "the sample campaign has no line {from}");
        text = text.replace(from, &to);
    }
    if !setting.languages.contains(',') {
        // Beside no other text none prevails.
        text = text.replace("prevailing = \"en\"\n", "");
    }
    std::fs::write(&file, text)?;
    Ok(())
}
