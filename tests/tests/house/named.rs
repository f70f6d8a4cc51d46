//! Which paths a source names, also where `use` divides them over braces.

/// Whether the source names this path: `std::fs` is also named by `use std::{cmp, fs::File}` and by `use std :: fs`.
pub(crate) fn names(source: &str, path: &str) -> bool {
    let code = without_comments(source);
    let parts: Vec<&str> = path.split("::").collect();
    words(&code).into_iter().any(|named| named.windows(parts.len()).any(|window| window == parts))
}

fn without_comments(source: &str) -> String {
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Every path of the code, part by part, each branch of a `use` tree as a path of its own.
fn words(code: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    let mut path: Vec<&str> = Vec::new();
    let mut joined = false; // the last token was `::`
    let mut trees: Vec<Option<Vec<&str>>> = Vec::new(); // for every open brace what stands before it, if it is a tree
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("::") {
            (joined, rest) = (true, after);
        } else if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
            if !joined {
                found.push(std::mem::replace(&mut path, stem(&trees)));
            }
            path.push(&rest[..end]);
            (joined, rest) = (false, &rest[end..]);
        } else {
            match first {
                '{' => {
                    trees.push(joined.then(|| path.clone()));
                    joined = false;
                }
                '}' => drop(trees.pop()),
                _ => {}
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    found.push(path);
    found
}

fn stem<'a>(trees: &[Option<Vec<&'a str>>]) -> Vec<&'a str> {
    trees.last().cloned().flatten().unwrap_or_default()
}

#[test]
fn a_path_is_found_however_it_is_written() {
    for source in [
        "use std::fs;",
        "use std::{cmp::Ordering, fs::File};",
        "use std::{\n    collections::{BTreeMap, BTreeSet},\n    fs,\n};",
        "fn f() { std::fs::read(\"a\") }",
        "use std :: fs as disk;",
        "use ::std::{self, fs};",
    ] {
        assert!(names(source, "std::fs"), "{source}");
    }
    for source in [
        "use std::fmt;",
        "// std::fs is not used",
        "use core::fs;",
        "use std::{fmt}; mod fs;",
        "struct Fs { std: u8, fs: u8 }",
        "fn f() { std::mem::drop(fs) }",
    ] {
        assert!(!names(source, "std::fs"), "{source}");
    }
    assert!(names("let now = jiff::Timestamp::now();", "Timestamp::now"));
    assert!(names("use std::{a::{b}, time::{Duration, SystemTime}};", "SystemTime"));
}
