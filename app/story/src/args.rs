//! The command line.

/// Shown by `--help`.
pub const HELP: &str = "\
Runs a farm described in a TOML file on the real program, in a Solana runtime inside this
process, and shows schedules, earnings, compute units and the books.

usage: acequia-story                    app/farms/valley.toml, then the votes
       acequia-story FARM.toml          a farm of your own (also: --farm FARM.toml)
       acequia-story --votes            the votes alone: a gauge's weeks, a DAO's proposal

Colours are left out where the output is not a terminal or NO_COLOR is set.";

/// The farm that runs when none is named.
const DEFAULT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../farms/valley.toml");

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Args {
    /// Run the farm file at this path, and show everything else there is.
    Tour(String),
    /// Run the farm file at this path.
    Run(String),
    /// Show what staked tokens vote on.
    Votes,
    /// Say how it is used.
    Help,
    /// The command line makes no sense; why.
    Wrong(String),
}

/// Reads the arguments after the program's name.
pub fn read(args: impl Iterator<Item = String>) -> Args {
    let args: Vec<String> = args.collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        [] => Args::Tour(default()),
        ["--votes"] => Args::Votes,
        ["--help" | "-h", ..] => Args::Help,
        ["--farm", path] => Args::Run(path.into()),
        ["--farm"] => Args::Wrong("--farm needs a path".into()),
        [path] => match path.strip_prefix("--farm=") {
            Some(path) => Args::Run(path.into()),
            None if path.starts_with('-') => Args::Wrong(format!("there is no option {path}")),
            None => Args::Run(path.into()),
        },
        _ => Args::Wrong("give one farm file".into()),
    }
}

/// The path of the default farm, short where the program runs in the checkout.
fn default() -> String {
    let here = "app/farms/valley.toml";
    if std::path::Path::new(here).exists() {
        here.into()
    } else {
        DEFAULT.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Args {
        read(line.split_whitespace().map(String::from))
    }

    #[test]
    fn a_farm_is_named_with_or_without_the_option() {
        for line in ["my.toml", "--farm my.toml", "--farm=my.toml"] {
            assert_eq!(read_line(line), Args::Run("my.toml".into()), "{line}");
        }
    }

    #[test]
    fn without_a_word_everything_is_shown() {
        assert!(matches!(read_line(""), Args::Tour(path) if path.ends_with("valley.toml")));
        assert_eq!(read_line("--votes"), Args::Votes);
    }

    #[test]
    fn nonsense_is_refused() {
        for line in ["--frm my.toml", "--votes my.toml", "--fast", "a.toml b.toml", "--farm"] {
            assert!(matches!(read_line(line), Args::Wrong(_)), "{line}");
        }
    }
}
