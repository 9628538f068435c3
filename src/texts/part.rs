//! How a part of the catalogue is declared: an ordinary struct, whose texts tests can list.

/// Declares the struct of a part. Its fields are texts, lists of texts, and functions that make a sentence
/// from what is put into it.
macro_rules! part {
    ($(#[$doc:meta])* pub struct $name:ident { $($(#[$field_doc:meta])* pub $field:ident: $kind:ty,)* }) => {
        $(#[$doc])*
        pub struct $name {
            $($(#[$field_doc])* pub $field: $kind,)*
        }

        #[cfg(test)]
        impl $crate::texts::part::Part for $name {
            fn said(&self) -> Vec<$crate::texts::part::Said> {
                use $crate::texts::part::Say;
                let mut all = Vec::new();
                $(self.$field.say(stringify!($field), &mut all);)*
                all
            }
        }
    };
}
pub(crate) use part;

#[cfg(test)]
pub use listing::{Part, Said, Say};

/// Every text of a part, with names in place of what is put into it.
#[cfg(test)]
mod listing {
    use std::fmt::Display;

    use crate::texts::full::NextUnitText;

    /// One text as it is said.
    pub struct Said {
        pub field: &'static str,
        pub text: String,
        /// What was put into it.
        pub arguments: Vec<String>,
    }

    pub trait Part {
        fn said(&self) -> Vec<Said>;
    }

    /// What can be a text.
    pub trait Say {
        fn say(&self, field: &'static str, all: &mut Vec<Said>);
    }

    impl Say for &'static str {
        fn say(&self, field: &'static str, all: &mut Vec<Said>) {
            all.push(Said { field, text: (*self).to_owned(), arguments: Vec::new() });
        }
    }
    impl<const N: usize> Say for [&'static str; N] {
        fn say(&self, field: &'static str, all: &mut Vec<Said>) {
            self.iter().for_each(|text| text.say(field, all));
        }
    }
    impl Say for char {
        fn say(&self, _: &'static str, _: &mut Vec<Said>) {}
    }
    impl Say for bool {
        fn say(&self, _: &'static str, _: &mut Vec<Said>) {}
    }

    /// Functions that take so many things of a kind, tried with names no text contains.
    macro_rules! functions {
        ($kind:ty, $make:expr, $($count:literal: $($x:ident)*;)*) => {$(
            impl Say for fn($(functions!(@$x $kind)),*) -> String {
                fn say(&self, field: &'static str, all: &mut Vec<Said>) {
                    let arguments: Vec<String> = (1..=$count).map(|n| format!("⟨{n}⟩")).collect();
                    let mut rest = arguments.iter();
                    $(let $x = rest.next().expect("one for each");)*
                    let text = self($($make($x)),*);
                    all.push(Said { field, text, arguments });
                }
            }
        )*};
        (@$x:ident $kind:ty) => { $kind };
    }
    functions! { &str, String::as_str, 1: a; 2: a b; 3: a b c; 4: a b c d; }
    fn shown(text: &String) -> &dyn Display {
        text
    }
    functions! { &dyn Display, shown, 1: a; 2: a b; 3: a b c; 4: a b c d; 5: a b c d e; 6: a b c d e f; 7: a b c d e f g; }

    /// Functions of other shapes say which samples they are tried with.
    macro_rules! shape {
        ($kind:ty, $of:expr, [$($argument:literal),*]) => {
            impl Say for $kind {
                fn say(&self, field: &'static str, all: &mut Vec<Said>) {
                    let text = $of(self);
                    all.push(Said { field, text, arguments: vec![$($argument.to_owned()),*] });
                }
            }
        };
    }
    shape!(fn(u32) -> String, |f: &fn(u32) -> String| f(7), ["7"]);
    shape!(fn(u64) -> String, |f: &fn(u64) -> String| f(7), ["7"]);
    shape!(fn(u64, u64) -> String, |f: &fn(u64, u64) -> String| f(7, 8), ["7", "8"]);
    shape!(
        fn(&str, u64, u64) -> String,
        |f: &fn(&str, u64, u64) -> String| f("⟨1⟩", 7, 8),
        ["⟨1⟩", "7", "8"]
    );
    shape!(
        fn(&[String]) -> String,
        |f: &fn(&[String]) -> String| f(&["⟨1⟩".to_owned(), "⟨2⟩".to_owned()]),
        ["⟨1⟩", "⟨2⟩"]
    );
    shape!(
        fn(&[String], &str, &str) -> String,
        |f: &fn(&[String], &str, &str) -> String| f(&["⟨1⟩".to_owned(), "⟨2⟩".to_owned()], "⟨3⟩", "⟨4⟩"),
        ["⟨1⟩", "⟨2⟩", "⟨3⟩", "⟨4⟩"]
    );
    shape!(
        fn(&str, Option<&str>) -> String,
        |f: &fn(&str, Option<&str>) -> String| f("⟨1⟩", Some("⟨2⟩")),
        ["⟨1⟩", "⟨2⟩"]
    );
    shape!(
        fn(&str, &[String], Option<&str>) -> String,
        |f: &fn(&str, &[String], Option<&str>) -> String| f("⟨1⟩", &["⟨2⟩".to_owned()], Some("⟨3⟩")),
        ["⟨1⟩", "⟨2⟩", "⟨3⟩"]
    );
    impl Say for fn(&NextUnitText<'_>) -> String {
        fn say(&self, field: &'static str, all: &mut Vec<Said>) {
            let unit = NextUnitText {
                lever: "⟨1⟩",
                from: "⟨2⟩",
                to: "⟨3⟩",
                smaller: "⟨4⟩",
                larger: "⟨5⟩",
                gain: "⟨6⟩",
                interval: Some(("⟨7⟩", "⟨8⟩")),
                roq: Some("⟨9⟩"),
            };
            all.push(Said {
                field,
                text: self(&unit),
                arguments: (1..=9).map(|n| format!("⟨{n}⟩")).collect(),
            });
        }
    }
}
