//! Conditions on factors, such as `voice.rate * reach.told < 3 and policy_cost >= 100`: which points are possible.
//!
//! Own parser rather than a library: names are dotted, and errors point at the place in the file.

use std::ops::Range;

/// A condition that can be asked of any point.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// As written.
    pub text: String,
    root: Node,
}

/// A factor that conditions may name.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub name: &'a str,
    /// Whether its levels are numbers or flags rather than words.
    pub number: bool,
}

/// Why a text is no condition: what, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub what: String,
    pub span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    /// Index of a factor.
    Factor(usize),
    Negative(Box<Node>),
    Not(Box<Node>),
    Pair(Op, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Or,
    And,
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Unequal,
    Plus,
    Minus,
    Times,
    Over,
    Power,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Function {
    Min,
    Max,
    Abs,
    Exp,
    Log,
    Sqrt,
}

const FUNCTIONS: [(&str, Function, usize); 6] = [
    ("min", Function::Min, 2),
    ("max", Function::Max, 2),
    ("abs", Function::Abs, 1),
    ("exp", Function::Exp, 1),
    ("log", Function::Log, 1),
    ("sqrt", Function::Sqrt, 1),
];

/// Operators by how tightly they bind, the loosest first.
const LEVELS: [&[(&str, Op)]; 5] = [
    &[("or", Op::Or)],
    &[("and", Op::And)],
    &[
        ("<=", Op::AtMost),
        (">=", Op::AtLeast),
        ("==", Op::Equal),
        ("!=", Op::Unequal),
        ("<", Op::Less),
        (">", Op::More),
    ],
    &[("+", Op::Plus), ("-", Op::Minus)],
    &[("*", Op::Times), ("/", Op::Over)],
];

impl Condition {
    /// Reads a condition over named factors; a name with spaces stands in backticks.
    ///
    /// # Errors
    /// The first thing that cannot be read, or a result that is no yes or no.
    pub fn parse(text: &str, factors: &[Known<'_>]) -> Result<Condition, Fault> {
        let mut parser = Parser { text, at: 0, factors, depth: 0, nodes: 0 };
        let root = parser.level(0)?;
        parser.spaces();
        if parser.at < text.len() {
            return Err(parser
                .foreign()
                .unwrap_or_else(|| parser.fault("does not belong here", parser.at..text.len())));
        }
        if !root.is_yes_or_no() {
            let what = "is a number, not a condition; compare it with something, for example \"… < 3\"";
            return Err(Fault { what: what.into(), span: 0..text.len() });
        }
        Ok(Condition { text: text.to_owned(), root })
    }

    /// Whether a point with these factor values is kept. A comparison with what is no number is undecided, and what is
    /// undecided keeps nothing.
    pub fn holds(&self, values: &[f64]) -> bool {
        self.root.value(values) == 1.0
    }
}

impl Node {
    fn is_yes_or_no(&self) -> bool {
        match self {
            Node::Not(_) => true,
            Node::Pair(op, ..) => !matches!(op, Op::Plus | Op::Minus | Op::Times | Op::Over | Op::Power),
            Node::Number(_) | Node::Factor(_) | Node::Negative(_) | Node::Call(..) => false,
        }
    }

    /// The number; of a condition 1 for yes, 0 for no, and not a number where it is undecided.
    fn value(&self, x: &[f64]) -> f64 {
        let truth = |yes: bool| f64::from(u8::from(yes));
        match self {
            Node::Number(v) => *v,
            Node::Factor(i) => x[*i],
            Node::Negative(a) => -a.value(x),
            Node::Not(a) => 1.0 - a.value(x),
            Node::Call(function, arguments) => {
                let a = arguments[0].value(x);
                let b = arguments.get(1).map_or(0.0, |b| b.value(x));
                match function {
                    // Other than `f64::min`, which drops what is not a number.
                    _ if a.is_nan() || b.is_nan() => f64::NAN,
                    Function::Min => a.min(b),
                    Function::Max => a.max(b),
                    Function::Abs => a.abs(),
                    // By name: which points are kept is the same on every machine.
                    Function::Exp => libm::exp(a),
                    Function::Log => libm::log(a),
                    Function::Sqrt => a.sqrt(),
                }
            }
            Node::Pair(op, a, b) => {
                let (a, b) = (a.value(x), b.value(x));
                match op {
                    // One side can decide for both.
                    Op::Or if a == 1.0 || b == 1.0 => 1.0,
                    Op::And if a == 0.0 || b == 0.0 => 0.0,
                    _ if a.is_nan() || b.is_nan() => f64::NAN,
                    Op::Or => 0.0,
                    Op::And => 1.0,
                    Op::Less => truth(a < b),
                    Op::AtMost => truth(a <= b),
                    Op::More => truth(a > b),
                    Op::AtLeast => truth(a >= b),
                    Op::Equal => truth(a == b),
                    Op::Unequal => truth(a != b),
                    Op::Plus => a + b,
                    Op::Minus => a - b,
                    Op::Times => a * b,
                    Op::Over => a / b,
                    Op::Power => libm::pow(a, b),
                }
            }
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    factors: &'a [Known<'a>],
    depth: usize,
    nodes: usize,
}

/// Brackets within brackets beyond this are no condition that anybody wrote.
const DEEPEST: usize = 64;
/// Numbers, names and operators of a condition at most: it is evaluated and dropped by recursion.
const MOST_NODES: usize = 2_000;

/// What other languages write for the operators, and what is written here; the longer ones first.
const FOREIGN: [(&str, &str); 15] = [
    ("=<", "<="),
    ("=>", ">="),
    ("<>", "!="),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("=", "=="),
    ("&&", "and"),
    ("&", "and"),
    ("||", "or"),
    ("|", "or"),
    ("!", "not"),
    ("AND", "and"),
    ("OR", "or"),
    ("NOT", "not"),
];

impl Parser<'_> {
    fn fault(&self, what: impl Into<String>, span: Range<usize>) -> Fault {
        Fault { what: what.into(), span }
    }
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }
    fn spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }
    /// Takes an operator or word if it stands here; a word must end where it ends.
    fn take(&mut self, token: &str) -> bool {
        self.spaces();
        let word = token.chars().all(char::is_alphabetic);
        let fits = self.rest().strip_prefix(token).is_some_and(|after| !word || !after.starts_with(in_name));
        if fits {
            self.at += token.len();
        }
        fits
    }

    /// An operator of another language here, with what to write instead.
    fn foreign(&self) -> Option<Fault> {
        let rest = self.rest();
        let here = |(token, _): &&(&str, &str)| {
            let word = token.chars().all(char::is_alphabetic);
            rest.get(..token.len()).is_some_and(|start| start.eq_ignore_ascii_case(token))
                && !(word && rest[token.len()..].starts_with(in_name))
        };
        let (token, cure) = FOREIGN.iter().find(here)?;
        Some(self.fault(format!("has `{token}`: write `{cure}`"), self.at..self.at + token.len()))
    }

    /// Counts a node of the tree.
    fn counted(&mut self, node: Node) -> Result<Node, Fault> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            let what = format!("is too long: it has more than {MOST_NODES} numbers, names and operators");
            return Err(self.fault(what, 0..self.text.len()));
        }
        Ok(node)
    }

    fn level(&mut self, level: usize) -> Result<Node, Fault> {
        let Some(operators) = LEVELS.get(level) else { return self.signed() };
        let mut left = self.level(level + 1)?;
        loop {
            let start = self.at;
            let Some((_, op)) = operators.iter().find(|(token, _)| self.take(token)) else { return Ok(left) };
            let right = self.level(level + 1)?;
            self.agrees(*op, &left, &right, start..self.at)?;
            left = self.counted(Node::Pair(*op, Box::new(left), Box::new(right)))?;
        }
    }

    /// `and`, `or` join conditions, everything else numbers.
    fn agrees(&self, op: Op, left: &Node, right: &Node, span: Range<usize>) -> Result<(), Fault> {
        let wants = matches!(op, Op::And | Op::Or);
        if left.is_yes_or_no() == wants && right.is_yes_or_no() == wants {
            return Ok(());
        }
        let what = if wants {
            "joins something that is no condition; compare numbers on both sides"
        } else {
            "compares or counts with a condition; join conditions with `and` or `or`"
        };
        Err(self.fault(what, span))
    }

    fn signed(&mut self) -> Result<Node, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault("is nested too deeply", self.at..self.text.len()));
        }
        let start = self.at;
        let node = if self.take("not") {
            let inner = self.level(2)?;
            self.agrees(Op::And, &inner, &inner, start..self.at)?;
            Node::Not(Box::new(inner))
        } else if self.take("-") {
            let inner = self.signed()?;
            self.agrees(Op::Minus, &inner, &inner, start..self.at)?;
            Node::Negative(Box::new(inner))
        } else {
            let base = self.atom()?;
            if self.take("^") {
                let exponent = self.signed()?;
                self.agrees(Op::Power, &base, &exponent, start..self.at)?;
                Node::Pair(Op::Power, Box::new(base), Box::new(exponent))
            } else {
                base
            }
        };
        self.depth -= 1;
        Ok(node)
    }

    fn atom(&mut self) -> Result<Node, Fault> {
        if self.take("(") {
            let inner = self.level(0)?;
            return if self.take(")") { self.counted(inner) } else { Err(self.missing(")")) };
        }
        self.spaces();
        let start = self.at;
        match self.rest().chars().next() {
            None => Err(self.fault("ends too early", start.saturating_sub(1)..start)),
            Some('`') => self.quoted(),
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if in_name(c) => self.name(),
            Some('*') if self.text[..start].ends_with('*') => {
                Err(self.fault("has `**`: write `^`", start - 1..start + 1))
            }
            Some(c) => {
                if let Some(fault) = self.foreign() {
                    return Err(fault);
                }
                Err(self.fault(format!("`{c}` is neither a number nor a name"), start..start + c.len_utf8()))
            }
        }
    }

    fn missing(&self, token: &str) -> Fault {
        if let Some(fault) = self.foreign() {
            return fault;
        }
        let end = self.text.len().min(self.at + 1);
        self.fault(format!("lacks `{token}`"), end.saturating_sub(1)..end)
    }

    fn number(&mut self) -> Result<Node, Fault> {
        let start = self.at;
        let mut end = start;
        let bytes = self.text.as_bytes();
        while end < bytes.len() {
            let exponent = matches!(bytes[end], b'+' | b'-') && matches!(bytes[end - 1], b'e' | b'E');
            if !(bytes[end].is_ascii_alphanumeric() || matches!(bytes[end], b'.' | b'_') || exponent) {
                break;
            }
            end += 1;
        }
        let digits = self.text[start..end].replace('_', "");
        self.at = end;
        match digits.parse::<f64>() {
            Ok(v) if v.is_finite() => self.counted(Node::Number(v)),
            _ => Err(self.fault(format!("`{}` is not a number", &self.text[start..end]), start..end)),
        }
    }

    fn quoted(&mut self) -> Result<Node, Fault> {
        let start = self.at;
        let Some(length) = self.text[start + 1..].find('`') else { return Err(self.missing("`")) };
        self.at = start + length + 2;
        self.factor(start + 1..start + 1 + length)
    }

    fn name(&mut self) -> Result<Node, Fault> {
        let start = self.at;
        self.at += self.rest().find(|c: char| !in_name(c)).unwrap_or(self.rest().len());
        let span = start..self.at;
        let function = FUNCTIONS.iter().find(|(name, ..)| *name == &self.text[span.clone()]);
        match function {
            Some(&(name, function, count)) if self.take("(") => self.call(name, function, count, span),
            None if !self.is_factor(&self.text[span.clone()]) && self.take("(") => {
                let known = FUNCTIONS.map(|(name, ..)| name).join(", ");
                let what = format!("`{}` is no function; there are {known}", &self.text[span.clone()]);
                Err(self.fault(what, span))
            }
            _ => self.factor(span),
        }
    }

    fn call(
        &mut self,
        name: &str,
        function: Function,
        count: usize,
        span: Range<usize>,
    ) -> Result<Node, Fault> {
        let mut arguments = vec![self.level(3)?];
        while self.take(",") {
            arguments.push(self.level(3)?);
        }
        if !self.take(")") {
            return Err(self.missing(")"));
        }
        if arguments.len() != count || arguments.iter().any(Node::is_yes_or_no) {
            let numbers = if count == 1 { "one number" } else { "two numbers" };
            return Err(self.fault(format!("`{name}` takes {numbers}"), span));
        }
        Ok(Node::Call(function, arguments))
    }

    fn is_factor(&self, name: &str) -> bool {
        self.factors.iter().any(|known| known.name == name)
    }

    fn factor(&mut self, span: Range<usize>) -> Result<Node, Fault> {
        let name = &self.text[span.clone()];
        let names = || self.factors.iter().map(|known| known.name);
        match self.factors.iter().position(|known| known.name == name) {
            Some(i) if self.factors[i].number => self.counted(Node::Factor(i)),
            Some(_) => {
                let what = format!(
                    "compares numbers, and `{name}` takes words; name the words to keep in its list in [sweep.vary]"
                );
                Err(self.fault(what, span))
            }
            None => {
                let near = grapevine_engine::scenario::suggest::nearest(name, names());
                let hint = match near {
                    Some(near) => format!("; did you mean `{near}`?"),
                    None => format!("; it knows {}", names().collect::<Vec<_>>().join(", ")),
                };
                Err(self.fault(format!("`{name}` is no factor of this sweep{hint}"), span))
            }
        }
    }
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [Known<'_>; 4] = [
        Known { name: "voice.rate", number: true },
        Known { name: "reach.told", number: true },
        Known { name: "policy.Train the desk.cost.setup", number: true },
        Known { name: "network.kind", number: false },
    ];

    fn holds(text: &str, values: &[f64]) -> bool {
        Condition::parse(text, &KNOWN).unwrap_or_else(|f| panic!("{text}: {}", f.what)).holds(values)
    }
    fn fault(text: &str) -> (String, String) {
        let fault = Condition::parse(text, &KNOWN).expect_err(text);
        (fault.what, text[fault.span].to_owned())
    }

    #[test]
    fn conditions_mean_what_they_say() {
        let x = [0.1, 12.0, 5_000.0];
        assert!(holds("voice.rate * reach.told < 3", &x));
        assert!(!holds("voice.rate * reach.told > 3", &x));
        assert!(holds("1 + 2 * 3 == 7 and not 2 ^ 3 ^ 2 < 512 or 1 > 2", &x));
        assert!(holds("-2 ^ 2 == -4 and 7 - 2 - 1 == 4 and 8 / 2 / 2 == 2", &x));
        assert!(holds("min(reach.told, 5) == 5 and max(1, 2) == 2 and abs(-3) == 3", &x));
        assert!(holds("sqrt(16) == 4 and log(exp(2)) <= 2.000001", &x));
        assert!(holds("`policy.Train the desk.cost.setup` >= 5_000 and (voice.rate != 0.2)", &x));
    }

    #[test]
    fn what_is_no_number_is_undecided_and_keeps_nothing() {
        let x = [0.1, 12.0, 5_000.0];
        let nan = "0 / (voice.rate - voice.rate)";
        for comparison in ["< 1", "<= 1", "> 1", ">= 1", "== 1", "!= 1"] {
            let asked = format!("{nan} {comparison}");
            for text in [
                asked.clone(),
                format!("not ({asked})"),
                format!("not not ({asked})"),
                format!("({asked}) and 1 < 2"),
                format!("({asked}) or 2 < 1"),
                format!("not (({asked}) and 1 < 2)"),
                format!("min({nan}, 1) {comparison}"),
                format!("max(1, {nan}) {comparison}"),
                format!("1 ^ ({nan}) {comparison}"),
            ] {
                assert!(!holds(&text, &x), "{text}");
            }
            // The other side decides by itself.
            assert!(holds(&format!("({asked}) or 1 < 2"), &x));
            assert!(holds(&format!("not (2 < 1 and {asked})"), &x));
        }
        assert!(holds("not 2 < 1 and not (1 < 2 and 2 < 1) and not (2 < 1 or 2 < 1)", &x));
    }

    #[test]
    fn every_fault_names_its_place() {
        let expect = |text: &str, what: &str, place: &str| {
            let found = fault(text);
            assert!(found.0.contains(what) && found.1 == place, "{text}: {found:?}");
        };
        expect("voice.rat < 1", "did you mean `voice.rate`", "voice.rat");
        expect("voice.rate", "is a number, not a condition", "voice.rate");
        expect("voice.rate < ", "ends too early", " ");
        expect("(voice.rate < 1", "lacks `)`", "1");
        expect("voice.rate < 1 reach.told", "does not belong here", "reach.told");
        expect("voice.rate < 4,5", "does not belong here", ",5");
        expect("voice.rate and reach.told", "no condition", "and reach.told");
        expect("1 < voice.rate < 3", "compares or counts with a condition", "< 3");
        expect("min(1) < 2", "takes two numbers", "min");
        expect("voice.rate < 1.2.3", "is not a number", "1.2.3");
        expect("§ < 1", "neither a number nor a name", "§");
        expect("`voice.rate < 1", "lacks ``", "`");
        expect("voice.rate = 0.1", "write `==`", "=");
        expect("(voice.rate = 0.1)", "write `==`", "=");
        expect("voice.rate => 0.1", "write `>=`", "=>");
        expect("voice.rate < 1 && reach.told < 3", "write `and`", "&&");
        expect("voice.rate < 1 || reach.told < 3", "write `or`", "||");
        expect("voice.rate < 1 AND reach.told < 3", "write `and`", "AND");
        expect("!(voice.rate < 1)", "write `not`", "!");
        expect("voice.rate ** 2 < 1", "write `^`", "**");
        expect("voice.rate ≤ 1", "write `<=`", "≤");
        expect("pow(voice.rate, 2) < 1", "`pow` is no function; there are min, max", "pow");
        expect("network.kind != 1", "`network.kind` takes words", "network.kind");
        let long = vec!["voice.rate < 1"; 450_000].join(" or ");
        assert!(fault(&long).0.contains("too long"));
        assert!(holds(&vec!["voice.rate < 1"; 400].join(" and "), &[0.1, 12.0, 5_000.0]));
        assert!(fault(&"(".repeat(5_000)).0.contains("nested too deeply"));
        assert!(fault(&"-".repeat(5_000)).0.contains("nested too deeply"));
    }
}
