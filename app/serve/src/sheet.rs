//! A page of tables and plots. Markdown names its plots by file, HTML holds them.

use acequia_farm_file::{amount, time};
use maud::{html, Markup, PreEscaped, DOCTYPE};

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What it is of.
    pub title: String,
    /// What has to be known to read it, a paragraph each.
    pub notes: Vec<String>,
    /// In order.
    pub parts: Vec<Part>,
}

/// What a page is made of.
#[derive(Clone, Debug)]
pub enum Part {
    /// Rows under a line of names.
    Table(Table),
    /// Lines over time.
    Plot(Plot),
}

/// A table: its name, the names of its columns, and its rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it is of.
    pub title: String,
    /// The names of its columns.
    pub head: Vec<String>,
    /// As many cells each.
    pub rows: Vec<Vec<String>>,
}

/// Lines over time, from zero up.
#[derive(Clone, Debug, Default)]
pub struct Plot {
    /// What it is of, with its unit.
    pub title: String,
    /// What its file is called after the page.
    pub name: String,
    /// Each with what it is called, and what it is when [unix s].
    pub lines: Vec<(String, Vec<(u64, f64)>)>,
}

impl Sheet {
    /// As Markdown; a plot is the file `STEM-NAME.svg`.
    pub fn markdown(&self, stem: &str) -> String {
        let part = |part: &Part| match part {
            Part::Table(table) => table.markdown(),
            Part::Plot(plot) => {
                format!("## {}\n\n![{0}]({stem}-{}.svg)\n", plain(&plot.title), plot.name)
            }
        };
        let title = format!("# {}\n", plain(&self.title));
        let notes = self.notes.iter().map(|note| format!("{}\n", plain(note)));
        let parts = self.parts.iter().map(part);
        [title].into_iter().chain(notes).chain(parts).collect::<Vec<_>>().join("\n")
    }

    /// As a page of its own that loads nothing.
    pub fn html(&self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    h1 { (self.title) }
                    @for note in &self.notes { p { (note) } }
                    @for part in &self.parts {
                        @match part {
                            Part::Table(table) => (table.html()),
                            Part::Plot(plot) => { h2 { (plot.title) } (plot.svg()) },
                        }
                    }
                }
            }
        };
        page.into_string()
    }

    /// Its plots.
    pub fn plots(&self) -> impl Iterator<Item = &Plot> {
        self.parts.iter().filter_map(|part| match part {
            Part::Plot(plot) => Some(plot),
            Part::Table(_) => None,
        })
    }
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;\
    color:#1b1b1b;background:#fff}div{overflow-x:auto}table{border-collapse:collapse}\
    td,th{padding:.25rem .75rem;border-bottom:1px solid #ddd;text-align:left}svg{width:100%;height:auto}";

/// What stands for a figure that nothing tells.
pub const UNKNOWN: &str = "not known";

impl Table {
    /// A table of these columns.
    pub fn new(title: impl Into<String>, head: &[&str], rows: Vec<Vec<String>>) -> Self {
        let head = head.iter().map(|name| name.to_string()).collect();
        Self { title: title.into(), head, rows }
    }

    fn markdown(&self) -> String {
        let row = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = format!("|{}\n", "---|".repeat(self.head.len()));
        let rows: String = self.rows.iter().map(|cells| row(cells)).collect();
        format!("## {}\n\n{}{rule}{rows}", plain(&self.title), row(&self.head))
    }

    fn html(&self) -> Markup {
        html! {
            h2 { (self.title) }
            div {
                table {
                    thead { tr { @for cell in &self.head { th scope="col" { (cell) } } } }
                    tbody { @for row in &self.rows { tr { @for cell in row { td { (cell) } } } } }
                }
            }
        }
    }
}

/// Text that Markdown takes for nothing else: what prices' sources and farm files say is others'.
fn plain(text: &str) -> String {
    let escaped = |c: char| match c {
        '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '!' => format!("\\{c}"),
        c if c.is_control() => " ".into(),
        c => c.into(),
    };
    text.chars().map(escaped).collect()
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 240.0;
/// Room for what the axes say.
const LEFT: f64 = 64.0;
const BELOW: f64 = 24.0;
/// By the order of lines; told apart without colours by their dashes.
const STROKES: [(&str, &str); 4] =
    [("#0b6e99", ""), ("#b5541c", "6 3"), ("#2e7d32", "2 3"), ("#6a3fa0", "8 3 2 3")];

impl Plot {
    /// As a picture that stands alone.
    pub fn svg(&self) -> Markup {
        let points = || self.lines.iter().flat_map(|line| &line.1);
        let top = points().map(|point| point.1).fold(0.0, f64::max);
        let (first, last) = points()
            .fold((u64::MAX, 0), |(first, last), point| (first.min(point.0), last.max(point.0)));
        let across = |time: u64| {
            let span = last.saturating_sub(first).max(1) as f64;
            LEFT + time.saturating_sub(first) as f64 / span * (WIDTH - LEFT - 8.0)
        };
        let floor = HEIGHT - BELOW;
        let up = |value: f64| floor - value / top.max(f64::MIN_POSITIVE) * (floor - 24.0);
        let path = |line: &[(u64, f64)]| {
            let place =
                |(time, value): &(u64, f64)| format!("{:.1},{:.1}", across(*time), up(*value));
            line.iter().map(place).collect::<Vec<_>>().join(" ")
        };
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img"
                font-family="sans-serif" font-size="12" {
                title { (self.title) }
                line x1=(LEFT) x2=(WIDTH) y1=(floor) y2=(floor) stroke="#888" {}
                line x1=(LEFT) x2=(WIDTH) y1=(up(top)) y2=(up(top)) stroke="#ddd" {}
                text x=(LEFT - 6.0) y=(up(top) + 4.0) text-anchor="end" { (short(top)) }
                text x=(LEFT - 6.0) y=(floor + 4.0) text-anchor="end" { "0" }
                @if first <= last {
                    text x=(LEFT) y=(HEIGHT - 6.0) { (time::date(first)) }
                    text x=(WIDTH - 8.0) y=(HEIGHT - 6.0) text-anchor="end" { (time::date(last)) }
                }
                @for (nth, (name, line)) in self.lines.iter().enumerate() {
                    @let (colour, dash) = STROKES[nth % STROKES.len()];
                    polyline points=(path(line)) fill="none" stroke=(colour) stroke-width="2" stroke-dasharray=(dash) {}
                    text x=(LEFT + 8.0 + 170.0 * nth as f64) y="14" fill=(colour) { (name) }
                }
            }
        }
    }
}

/// A number with about three digits.
pub fn short(value: f64) -> String {
    match value < 1e15 {
        true => amount::short((value.max(0.0) * 1e6).round() as u128, 6),
        false => format!("{value:.2e}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let table = Table {
            title: "Stake".into(),
            head: vec!["what".into(), "how much".into()],
            rows: vec![vec!["<b>|`x`".into(), "1".into()]],
        };
        let lines = vec![("LP".into(), vec![(0, 0.0), (86_400, 50.0), (172_800, 100.0)])];
        let plot = Plot { title: "Stake & more".into(), name: "stake".into(), lines };
        let parts = vec![Part::Table(table), Part::Plot(plot)];
        Sheet { title: "A week".into(), notes: vec!["By the test.".into()], parts }
    }

    #[test]
    fn markdown_names_its_plots_and_takes_others_text_as_text() {
        let expected = "# A week\n\nBy the test.\n\n## Stake\n\n| what | how much |\n|---|---|\n\
            | \\<b\\>\\|\\`x\\` | 1 |\n\n## Stake & more\n\n![Stake & more](2026-01-05-stake.svg)\n";
        assert_eq!(sheet().markdown("2026-01-05"), expected);
    }

    #[test]
    fn html_holds_its_plots_and_takes_others_text_as_text() {
        let html = sheet().html();
        assert!(html.contains("<td>&lt;b&gt;|`x`</td>"), "{html}");
        assert!(html.contains("<title>Stake &amp; more</title>"));
        assert!(!html.contains("<script") && !html.contains("src="));
    }

    #[test]
    fn a_line_goes_from_the_first_moment_to_the_last_and_from_zero_to_the_most() {
        let sheet = sheet();
        let svg = sheet.plots().next().expect("one").svg().into_string();
        assert!(svg.contains(r#"points="64.0,216.0 388.0,120.0 712.0,24.0""#), "{svg}");
        assert!(svg.contains("1 Jan 1970") && svg.contains("3 Jan 1970") && svg.contains(">100<"));
    }

    #[test]
    fn nothing_to_plot_is_an_empty_plot() {
        assert!(Plot::default().svg().into_string().contains("<svg"));
    }
}
