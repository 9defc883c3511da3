//! Which quotation belongs to which source: by the order in which they were typed.

use clap::ArgMatches;

use crate::draft::WantedWords;

/// The pairs of a command line.
pub(super) fn typed(arguments: &ArgMatches) -> Vec<WantedWords> {
    let annotation = arguments
        .subcommand_matches("new")
        .and_then(|new| new.subcommand_matches("annotation"));
    let Some(annotation) = annotation else {
        return Vec::new();
    };
    let mut options = Vec::new();
    for name in ["source", "quote", "locator"] {
        let values = annotation.get_many::<String>(name).into_iter().flatten();
        options.extend(
            annotation
                .indices_of(name)
                .into_iter()
                .flatten()
                .zip(values)
                .map(|(index, value)| (index, name, value)),
        );
    }
    options.sort();
    pairs(
        options
            .into_iter()
            .map(|(_, name, value)| (name, value.trim())),
    )
}

/// Each quotation goes with the source before it; a source that comes after its quotation is
/// accepted too.
fn pairs<'a>(options: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<WantedWords> {
    let mut pairs: Vec<WantedWords> = Vec::new();
    for (name, value) in options {
        let value = value.to_owned();
        match (name, pairs.last_mut()) {
            ("source", Some(last)) if last.key.is_empty() => last.key = value,
            ("source", _) => pairs.push(WantedWords {
                key: value,
                ..WantedWords::default()
            }),
            ("quote", Some(last)) if last.quote.is_empty() => last.quote = value,
            ("quote", last) => {
                let key = last.map(|last| last.key.clone()).unwrap_or_default();
                pairs.push(WantedWords {
                    key,
                    quote: value,
                    locator: None,
                });
            }
            (_, Some(last)) => last.locator = Some(value),
            (_, None) => pairs.push(WantedWords {
                locator: Some(value),
                ..WantedWords::default()
            }),
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::pairs;
    use crate::draft::WantedWords;

    #[test]
    fn each_quotation_goes_with_the_source_before_it() {
        let pair = |key: &str, quote: &str| WantedWords {
            key: key.to_owned(),
            quote: quote.to_owned(),
            locator: None,
        };
        let read = |options: &[(&'static str, &'static str)]| pairs(options.iter().copied());
        let options = [
            ("source", "a"),
            ("quote", "x"),
            ("source", "b"),
            ("quote", "y"),
            ("locator", "2nd"),
        ];
        assert_eq!(
            read(&options),
            [
                pair("a", "x"),
                WantedWords {
                    locator: Some("2nd".to_owned()),
                    ..pair("b", "y")
                }
            ]
        );
        assert_eq!(
            read(&[("source", "a"), ("quote", "x"), ("quote", "y")]),
            [pair("a", "x"), pair("a", "y")]
        );
        assert_eq!(read(&[("quote", "x"), ("source", "a")]), [pair("a", "x")]);
        assert_eq!(read(&[("source", "a")]), [pair("a", "")]);
    }
}
