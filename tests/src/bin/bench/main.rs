//! Times measured here and now, each beside its goal; `cargo xtask bench` calls it on a release build.

mod engine;
mod peers;
mod report;
mod table;
mod window;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, sentences] = words.as_slice()
        && first == report::ALONE
    {
        return report::alone(sentences);
    }
    if cfg!(debug_assertions) {
        println!("This is not a release build: the times below are those of a build for development.\n");
    }
    if words == ["report"] {
        table::heading("the report");
        return report::measured();
    }
    engine::times()?;
    window::times()
}
