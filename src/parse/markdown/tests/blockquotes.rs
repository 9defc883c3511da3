//! Which words of a blockquote are quoted, and where its citation may stand.

use super::*;

#[test]
fn attributions() {
    let long = "Bob Smith, *The Times*, 3 June 2020, page 4, second edition, as told to Al";
    for name in [
        "von der Leyen",
        "the mayor,",
        "iNews",
        "(Bob)",
        "2020,",
        "J. Smith, p. 4,",
        "Dr. Who. ",
        long,
    ] {
        for dash in ["— ", "– ", "-- ", "- "] {
            assert_eq!(
                quoted(&format!("> words\n\n{dash}{name} [@a]")),
                ["words @ a"],
                "{dash}{name}"
            );
            assert_eq!(
                quoted(&format!("> words\n>\n> {dash}{name} [@a]")),
                ["words @ a"],
                "{dash}{name}"
            );
        }
    }
    check(&[
        ("> words\n>\n> (— al-Jazeera [@a])", &["words @ a"]),
        ("> words (— [@a])", &["words @ a"]),
        ("> words\n\n— he left early. Then came the rest [@a]", &[]),
        ("> words\n\n— he said “no” [@a]", &["no @ a"]),
        (
            "> — Tu pars ?\n>\n> — oui, je pars [@a]",
            &["— Tu pars ?¶— oui, je pars @ a"],
        ),
        ("> words [@a]:", &["words @ a"]),
        ("> words — [@a] (emphasis added)", &["words @ a"]),
        ("> words [@a] [my emphasis].", &["words @ a"]),
        (
            "> words [@a] (this remark is far longer than any remark)",
            &[],
        ),
    ]);
}

#[test]
fn blockquotes() {
    check(&[
        ("> words -- [@a]", &["words @ a"]),
        ("> words – [@a].", &["words @ a"]),
        ("> words\n> - Reuters, [@a]", &["words @ a"]),
        ("> words\n\n- [@a]", &["words @ a"]),
        ("> words\n\n-- Reuters, [@a]", &["words @ a"]),
        ("> words\n[@a]", &["words @ a"]),
        ("> words\n\nOther words [@a]", &[]),
        ("> words\n\n- [@a]\n- more", &[]),
        (
            "> words\n> — Donald Trump, *Reuters*, 2020 [@a]",
            &["words @ a"],
        ),
        (
            "> words\n>\n> — Donald Trump\n> of Reuters [@a]",
            &["words @ a"],
        ),
        (
            "> words\n> — but not at all the end of it [@a]",
            &["words⏎— but not at all the end of it @ a"],
        ),
        (
            "> The plan — he vetoed it\n> — was Israeli [@a]",
            &["The plan — he vetoed it⏎— was Israeli @ a"],
        ),
        ("> words\n> — al-Jazeera [@a]", &["words @ a"]),
        ("> “words”\n> — [@a]", &["words @ a"]),
        (
            "> “words”, he said, “and more”\n> — [@a]",
            &["“words”, he said, “and more” @ a"],
        ),
        ("> He said: “words”. — [@a]", &["He said: “words”. @ a"]),
        ("> one\n>\n> two\n>\n> — [@a]", &["one¶two @ a"]),
        ("> “one\n>\n> two” [@a]", &["one¶two @ a"]),
    ]);
}

#[test]
fn several_citations_and_what_is_no_paragraph() {
    check(&[
        ("> one [@a]\n>\n> two [@b]", &["one @ a", "two @ b"]),
        ("> one [@a] [@b]", &["one @ a", "one @ b"]),
        ("> one [@a]\n>\n> [@b]", &["one @ a", "one @ b"]),
        (
            "> one\n> \n> > two [@b]\n>\n> [@a]",
            &["one @ a", "two @ b"],
        ),
        (
            "> outer [@a]\n>\n> > inner\n> > — [@b]",
            &["outer @ a", "inner @ b"],
        ),
        ("> > inner\n\n— [@b]", &["inner @ b"]),
        ("> > inner\n>\n> — [@b]", &["inner @ b"]),
        ("> - one\n> - two\n> - [@a]", &["one¶two @ a"]),
        ("> # head\n> words\n> — [@a]", &["head¶words @ a"]),
        ("> one\n>\n>     code\n>\n> two [@a]", &["one¶two @ a"]),
        (
            "> Trump stated, “we knew everything” about it [@a]",
            &["Trump stated, “we knew everything” about it @ a"],
        ),
        ("> “A” [@a] and “B” [@b]", &["A @ a", "B @ b"]),
        (
            "> “A” [@a] and more. — [@b]",
            &["“A”  and more. @ b", "A @ a"],
        ),
        ("> words\nlazy\n— [@a]", &["words⏎lazy @ a"]),
        ("- > words\n  > — [@a]\n- text", &["words @ a"]),
        ("> Yes\n> \n> — Yes [@a]", &["Yes @ a"]),
        ("> — Yes, he did [@a]", &["Yes, he did @ a"]),
        ("> ‘I don’t know’\n> — [@a]", &["I don’t know @ a"]),
        ("> words\n\n<!-- c -->\n\n[@a]", &["words @ a"]),
        ("> “A” [@a]\n> “B” [@b]", &["A @ a", "B @ b"]),
        ("> words\n\n[@a] and more", &[]),
        ("> words\n\n# [@a]", &[]),
        ("> words\n\n1. [@a]", &[]),
        ("> words\n>\n> > more\n\n[@a]", &["words @ a"]),
        ("> \"we knew 'all'\"\n> -- [@a]", &["we knew 'all' @ a"]),
        (
            "> “[W]e knew … everything” [@a, para. 3, 1st]",
            &["[W]e knew … everything @ a ¶3 #1"],
        ),
        ("> one / two\n> — [@a; @b]", &["one / two @ a; b"]),
        ("> words [@a]\n\n[@b]", &["words @ a", "words @ b"]),
    ]);
}
