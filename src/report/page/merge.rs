//! One JSON tree out of two languages' trees: what is the same in both stands once.

use serde_json::{Map, Value, json};

/// Where the trees differ stands `{"en": …, "de": …}`; arrays and objects of the same shape are merged within.
pub fn merged(en: Value, de: Value) -> Value {
    match (en, de) {
        (en, de) if en == de => en,
        (Value::Array(en), Value::Array(de)) if en.len() == de.len() => {
            Value::Array(en.into_iter().zip(de).map(|(en, de)| merged(en, de)).collect())
        }
        (Value::Object(en), Value::Object(mut de))
            if en.len() == de.len() && en.keys().all(|k| de.contains_key(k)) =>
        {
            let both = en.into_iter().map(|(key, en)| {
                let de = de.remove(&key).expect("the keys are the same");
                (key, merged(en, de))
            });
            Value::Object(both.collect::<Map<_, _>>())
        }
        (en, de) => json!({ "en": en, "de": de }),
    }
}

/// Numbers to five significant digits: more than a chart shows, and half the size.
pub fn rounded(value: Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => short(number.as_f64().unwrap_or(f64::NAN)),
        Value::Array(values) => Value::Array(values.into_iter().map(rounded).collect()),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(k, v)| (k, rounded(v))).collect()),
        other => other,
    }
}

fn short(value: f64) -> Value {
    let short: f64 = format!("{value:.4e}").parse().unwrap_or(value);
    let whole = short.fract() == 0.0 && short.abs() < 1e15;
    if whole { json!(short as i64) } else { json!(short) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_stands_twice() {
        let en = json!({ "n": 1, "rows": [{ "name": "A", "unit": "week" }], "also": ["x"] });
        let de = json!({ "n": 1, "rows": [{ "name": "A", "unit": "Woche" }], "also": [] });
        let both = merged(en, de);
        let expected = json!({
            "n": 1,
            "rows": [{ "name": "A", "unit": { "en": "week", "de": "Woche" } }],
            "also": { "en": ["x"], "de": [] },
        });
        assert_eq!(both, expected);
    }

    #[test]
    fn numbers_keep_five_digits_and_whole_ones_lose_their_point() {
        assert_eq!(
            rounded(json!([123_456.789, -0.000_123_456, 5.0, 7, 1e300])).to_string(),
            "[123460,-0.00012346,5,7,1e+300]"
        );
        assert_eq!(rounded(json!(u64::MAX)).to_string(), u64::MAX.to_string());
    }
}
