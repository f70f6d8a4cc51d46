//! Keys by their names, as WebDriver spells them.

use serde_json::{Value, json};

/// The actions that press `Ctrl+Shift+Z`, `Enter`, `u` or `?`.
///
/// # Panics
/// If a name is longer than one letter and is not a key that the journeys know.
pub(crate) fn actions(keys: &str) -> Value {
    let names: Vec<&str> = if keys == "+" { vec![keys] } else { keys.split('+').collect() };
    let codes: Vec<char> = names.into_iter().map(code).collect();
    let down = codes.iter().map(|code| json!({ "type": "keyDown", "value": code }));
    let up = codes.iter().rev().map(|code| json!({ "type": "keyUp", "value": code }));
    let all: Vec<Value> = down.chain(up).collect();
    json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": all }] })
}

fn code(name: &str) -> char {
    match name {
        "Enter" => '\u{E007}',
        "Tab" => '\u{E004}',
        "Shift" => '\u{E008}',
        "Ctrl" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "Backspace" => '\u{E003}',
        "Delete" => '\u{E017}',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "Left" => '\u{E012}',
        "Up" => '\u{E013}',
        "Right" => '\u{E014}',
        "Down" => '\u{E015}',
        "F1" => '\u{E031}',
        letter => {
            let mut letters = letter.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => letter,
                _ => panic!("no key is called {name}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_modifier_is_held_while_its_key_is_pressed() {
        let pressed = actions("Ctrl+z");
        let kinds: Vec<&str> =
            pressed["actions"][0]["actions"].as_array().unwrap().iter().map(|a| a["type"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["keyDown", "keyDown", "keyUp", "keyUp"]);
        assert_eq!(pressed["actions"][0]["actions"][0]["value"], "\u{E009}");
    }
}
