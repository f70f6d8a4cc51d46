//! Times measured here and now, each beside its goal; `cargo xtask bench` calls it on a release build.

mod engine;
mod everything;
mod peers;
mod report;
mod table;
mod window;
mod workspace;

#[global_allocator] // the one of the programs that are measured
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// What is measured together, by its name.
type Part = (&'static str, fn() -> Outcome);

fn main() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, sentences] = words.as_slice()
        && first == report::ALONE
    {
        return report::alone(sentences);
    }
    if let [first, what, from, to] = words.as_slice()
        && first == everything::ALONE
    {
        return everything::alone(what, from.as_ref(), to.as_ref());
    }
    if let [first, folder, deed] = words.as_slice()
        && first == workspace::ALONE
    {
        return workspace::alone(folder, deed);
    }
    if cfg!(debug_assertions) {
        println!("This is not a release build: the times below are those of a build for development.\n");
    }
    let parts: [Part; 5] = [
        ("engine", engine::times),
        ("report", report::times),
        ("workspace", workspace::times),
        ("everything", everything::times),
        ("window", window::times),
    ];
    if let Some(unknown) = words.iter().find(|word| parts.iter().all(|(name, _)| name != word)) {
        return Err(
            format!("`bench` has no part {unknown}; it has engine, report, workspace, everything, window.").into()
        );
    }
    let meant = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    parts.iter().filter(|(name, _)| meant(name)).try_for_each(|(_, times)| times())
}
