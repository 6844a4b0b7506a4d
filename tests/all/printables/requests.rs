//! Requests for printables, to try.

use serde_json::{Value, json};

pub const RESOURCES: [&str; 9] =
    ["sheet", "easy-sheet", "colouring", "cards", "answers", "letter", "poster", "quiz", "slides"];

/// A short request for a resource.
pub fn sample(resource: &str) -> Value {
    json!({
        "resource": resource,
        "file": format!("schools/water-ks2/{resource}.pdf"),
        "title": format!("A {resource} on water"),
        "language": "en-GB",
        "site": "Altogether Safer",
        "address": "https://safer.example/schools/water-ks2/",
        "shown_address": "safer.example/schools/water-ks2/",
        "qr": r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v3h-3zM6 6h2v2h-2z"/></svg>"#,
        "updated": "2026-11-23",
        "colours": {
            "brand": "#0b4a6f", "on-brand": "#ffffff", "ink": "#16212b", "ink-2": "#45535f", "line": "#7b8a96",
            "water": "#4a9cc4", "accent": "#ffbf2e",
        },
        "pictures": { "stop": r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7h-7z"/></svg>"# },
        "pack": pack(),
    })
}

fn pack() -> Value {
    json!({
        "title": "Water safety", "short": "Water, Key Stage 2", "stage": "ks2",
        "slides": [
            { "heading": "Open water", "points": ["It is cold.", "It is deep."], "say": "Ask who swims.", "minutes": 2,
              "pause": "Ask: why? Listen for: cold." },
            { "picture": "stop", "heading": "Call 999", "points": ["Call.", "Tell.", "Throw."], "say": "Say it together.", "minutes": 3 },
        ],
        "sheet": { "title": "Know the code", "intro": "Write short answers.", "tasks": [
            { "text": "Write the code.", "lines": 2, "answer": "Stop and think." },
            { "text": "Who helps?", "lines": 1, "answer": "The Coastguard." },
            { "text": "Draw the flag.", "box": true, "answer": "Red over yellow." },
        ]},
        "easySheet": { "title": "The code in pictures", "intro": "Look and tick.", "tasks": [
            { "text": "Tick the flag.", "lines": 0, "answer": "Red over yellow." },
        ]},
        "words": [{ "lead": "current", "text": "moving water" }],
        "activity": { "title": "On the bank", "cards": [
            { "picture": "stop", "lead": "Your friend", "text": "is in the river." }, { "lead": "Your dog", "text": "is on the ice." },
        ]},
        "letter": { "paragraphs": ["Dear parents and carers,", "We talked about water."] },
        "poster": { "title": "Call, Tell, Throw", "lines": [
            { "lead": "Call 999.", "text": "Say where you are.", "picture": "stop" }, { "lead": "Tell them.", "text": "Float." },
            { "lead": "Throw.", "text": "Even a ball." }, { "lead": "Stay.", "text": "Do not go in." },
        ]},
        "quiz": [
            { "question": "What is open water?", "options": ["Cold", "Warm", "Hot"], "right": 1, "why": "Because it is cold." },
            { "question": "Who helps?", "options": ["Nobody", "A dog", "The Coastguard"], "right": 3, "why": "At sea." },
        ],
    })
}

/// Puts the words where a pack has some.
pub fn say_everywhere(request: &mut Value, words: &str) {
    let pack = &mut request["pack"];
    for place in [
        "/short",
        "/title",
        "/slides/0/heading",
        "/slides/0/points/0",
        "/slides/0/say",
        "/slides/0/pause",
        "/sheet/title",
        "/sheet/intro",
        "/sheet/tasks/0/text",
        "/sheet/tasks/0/answer",
        "/easySheet/tasks/0/text",
        "/words/0/text",
        "/activity/cards/0/text",
        "/letter/paragraphs/1",
        "/poster/lines/0/text",
        "/quiz/0/question",
        "/quiz/0/options/0",
        "/quiz/0/why",
    ] {
        *pack.pointer_mut(place).unwrap_or_else(|| panic!("no {place}")) = words.into();
    }
}
