//! Parts the grammars of `two-face` before the program is built, so that it loads one language and not two hundred.
//!
//! Out comes, for each language, a set of its own grammar and of those that it embeds (JavaScript in HTML), and `grammars.rs`: what
//! a fence may call a language, and the sets. `src/render/highlight.rs` says how they are read.

#![allow(clippy::disallowed_methods, reason = "runs before there is a disk/, and cargo says where it may write")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;
use syntect::dumps::dump_to_uncompressed_file;
use syntect::parsing::{SyntaxDefinition, SyntaxSet, SyntaxSetBuilder};

/// A linked reference to a part of a grammar names that by its position in the set.
const POSITION: &str = "syntax_index";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    let grammars = two_face::syntax::extra_newlines().into_builder().syntaxes().to_vec();
    let linked: Vec<Value> = grammars.iter().map(serde_json::to_value).collect::<Result<_, _>>()?;
    for position in 0..grammars.len() {
        dump_to_uncompressed_file(&set(&linked, position)?, out.join(file_name(position)))?;
    }
    fs::write(out.join("grammars.rs"), index(&grammars)?)?;
    Ok(())
}

fn file_name(position: usize) -> String {
    format!("{position}.grammar")
}

/// The grammar at a position, first, and every one that it leads to.
fn set(linked: &[Value], position: usize) -> Result<SyntaxSet, serde_json::Error> {
    let mut members = vec![position];
    let mut at = 0;
    while let Some(member) = members.get(at) {
        positions(&linked[*member], &mut |found| {
            if !members.contains(&found) {
                members.push(found);
            }
        });
        at += 1;
    }
    let mut set = SyntaxSetBuilder::new();
    for member in &members {
        let mut grammar = linked[*member].clone();
        move_positions(&mut grammar, &|found| members.iter().position(|member| *member == found));
        set.add(serde_json::from_value(grammar)?);
    }
    Ok(set.build())
}

/// Tells each position that a part of a grammar refers to.
fn positions(part: &Value, tell: &mut impl FnMut(usize)) {
    match part {
        Value::Object(fields) => {
            let named = fields.get(POSITION).and_then(Value::as_u64).and_then(|position| usize::try_from(position).ok());
            named.into_iter().for_each(&mut *tell);
            fields.values().for_each(|part| positions(part, tell));
        }
        Value::Array(parts) => parts.iter().for_each(|part| positions(part, tell)),
        _ => {}
    }
}

/// Gives each position the number that it has in another set.
fn move_positions(part: &mut Value, moved: &impl Fn(usize) -> Option<usize>) {
    if let Value::Object(fields) = part
        && let Some(position) = fields.get_mut(POSITION)
        && let Some(new) = position.as_u64().and_then(|old| moved(usize::try_from(old).ok()?))
    {
        *position = new.into();
    }
    match part {
        Value::Object(fields) => fields.values_mut().for_each(|part| move_positions(part, moved)),
        Value::Array(parts) => parts.iter_mut().for_each(|part| move_positions(part, moved)),
        _ => {}
    }
}

/// What a fence may say, in small letters and in their order, each with the position of its set; then the sets.
fn index(grammars: &[SyntaxDefinition]) -> Result<String, std::fmt::Error> {
    let mut words = BTreeMap::new();
    // As syntect looks them up: an ending goes before a name, and what was added later before what was there.
    for (position, grammar) in grammars.iter().enumerate() {
        words.insert(grammar.name.to_ascii_lowercase(), position);
    }
    for (position, grammar) in grammars.iter().enumerate() {
        words.extend(grammar.file_extensions.iter().map(|ending| (ending.to_ascii_lowercase(), position)));
    }
    let mut index = String::new();
    writeln!(
        index,
        "pub(super) static LANGUAGES: [(&str, usize); {}] = {:?};",
        words.len(),
        words.into_iter().collect::<Vec<_>>()
    )?;
    writeln!(index, "pub(super) static GRAMMARS: [&[u8]; {}] = [", grammars.len())?;
    for position in 0..grammars.len() {
        writeln!(index, "    include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{}\")),", file_name(position))?;
    }
    writeln!(index, "];")?;
    Ok(index)
}
