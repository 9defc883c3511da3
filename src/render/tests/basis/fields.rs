//! The fields of a basis by name, each with what it holds.

use crate::render::basis::{
    Basis, Common, Front, Material, PageKind, QuotedSourceBasis, SourceHead,
};
use crate::render::pairs::SourcePair;

/// What each field holds. Whoever adds one has to name it here, and an edit above that changes it.
pub(super) fn fields(basis: &Basis) -> Vec<(&'static str, String)> {
    let Basis {
        common,
        subject,
        texts,
        sources,
    } = basis;
    let Common {
        strings,
        language,
        base_url,
        navigation,
        folder_menu: _,
        has_pairs,
        has_corrections,
        plain_code,
        sources: heads,
        originals,
    } = &**common;
    let mut fields = vec![
        ("strings", format!("{strings:?}")),
        ("language", format!("{language:?}")),
        ("base_url", format!("{base_url:?}")),
        ("navigation", format!("{navigation:?}")),
        ("has_pairs", format!("{has_pairs:?}")),
        ("has_corrections", format!("{has_corrections:?}")),
        ("plain_code", format!("{plain_code:?}")),
        ("originals", format!("{originals:?}")),
        ("texts", format!("{:?}", texts.keys())),
        ("sources", format!("{sources:?}")),
    ];
    for SourceHead {
        rank,
        label,
        original,
    } in heads.values()
    {
        fields.extend([
            ("rank", rank.to_string()),
            ("label", label.clone()),
            ("original", format!("{original:?}")),
        ]);
    }
    for text in texts.values() {
        fields.extend(of_text(text));
    }
    fields.extend(of_subject(subject));
    fields
}

fn of_text(text: &Material) -> Vec<(&'static str, String)> {
    let Material {
        writing,
        title,
        notes,
        markers,
        quotations,
        rows,
        uncited,
        links,
        checked,
        deciding,
        nearest,
        cited,
    } = text;
    let mut fields = vec![
        ("writing", format!("{writing:?}")),
        ("title", title.clone()),
        ("notes", format!("{notes:?}")),
        ("markers", format!("{markers:?}")),
        ("quotations", quotations.len().to_string()),
        ("rows", format!("{rows:?}")),
        ("uncited", format!("{uncited:?}")),
        ("links", format!("{links:?}")),
        ("checked", format!("{checked:?}")),
        ("deciding", format!("{deciding:?}")),
        ("nearest", format!("{nearest:?}")),
        ("cited", format!("{cited:?}")),
    ];
    for QuotedSourceBasis { resolved, mark } in quotations {
        fields.extend([
            ("resolved", format!("{resolved:?}")),
            ("mark", format!("{mark:?}")),
        ]);
    }
    fields
}

fn of_subject(subject: &PageKind) -> Vec<(&'static str, String)> {
    match subject {
        PageKind::Page { writing: _, front } => {
            let mut fields = vec![("front", format!("{front:?}"))];
            if let Some(Front {
                tally,
                further,
                authors,
            }) = front
            {
                fields.extend([
                    ("tally", format!("{tally:?}")),
                    ("further", format!("{further:?}")),
                    ("authors", authors.join(",")),
                ]);
            }
            fields
        }
        PageKind::Comparison { writing: _, topics } => vec![("topics", format!("{topics:?}"))],
        PageKind::Embed(_) => Vec::new(),
        PageKind::Source {
            source: _,
            quotations,
            coverage,
            translated,
            original,
            suggested,
        } => vec![
            ("source_quotations", format!("{quotations:?}")),
            ("coverage", format!("{coverage:?}")),
            ("translated", format!("{translated:?}")),
            ("original_file", format!("{original:?}")),
            ("suggested", format!("{suggested:?}")),
        ],
        PageKind::Pair { pair, suggestions } => {
            let SourcePair {
                sources,
                annotations,
                address: _,
            } = pair;
            vec![
                ("pair", format!("{sources:?} {annotations:?}")),
                ("suggestions", format!("{suggestions:?}")),
            ]
        }
    }
}
