//! What the browser wants to know about a key.

use serde_json::{Value, json};

/// A key that writes nothing, with its number in the protocol.
const SILENT: [(&str, u32); 10] = [
    ("Tab", 9),
    ("Escape", 27),
    ("PageUp", 33),
    ("PageDown", 34),
    ("End", 35),
    ("Home", 36),
    ("ArrowLeft", 37),
    ("ArrowUp", 38),
    ("ArrowRight", 39),
    ("ArrowDown", 40),
];

/// The parameters of `Input.dispatchKeyEvent` for a key named as in JavaScript (`ArrowLeft`, `Enter`, `l`, `?`).
pub fn event(name: &str) -> Value {
    if let Some((_, number)) = SILENT.iter().find(|(silent, _)| *silent == name) {
        return json!({ "key": name, "code": name, "windowsVirtualKeyCode": number });
    }
    match name {
        "Enter" => json!({ "key": name, "code": name, "windowsVirtualKeyCode": 13, "text": "\r" }),
        " " => json!({ "key": name, "code": "Space", "windowsVirtualKeyCode": 32, "text": " " }),
        letter => {
            let upper = letter.to_uppercase();
            assert_eq!(upper.chars().count(), 1, "`{name}` is no key");
            let number = upper.chars().next().map(u32::from);
            json!({ "key": letter, "code": format!("Key{upper}"), "windowsVirtualKeyCode": number, "text": letter })
        }
    }
}
