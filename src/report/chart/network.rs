//! Who told whom: a neighbourhood of one world at a few times, in small pictures side by side.

use super::data::{Context, Network};
use super::fonts::{self, Weight};
use super::layout::{Frame, canvas, frame, horizon, quoted};
use super::number::whole;
use super::scene::{Align, Paint, Prim, Rgba, Scene, Text};
use super::text::wrap;
use super::theme::Theme;
use crate::store::portrait::Kind;

/// How somebody stands at the end of a week; everybody is in exactly one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A customer who was let down and never said a word to the firm.
    Silent,
    /// A customer who was let down and spoke up.
    Spoke,
    /// Was not let down, and heard a bad story.
    Heard,
    /// Was a customer and is none any more.
    Gone,
    Customer,
    Other,
}

/// All states, in the order in which they are counted below the pictures.
pub const STATES: [State; 6] =
    [State::Silent, State::Spoke, State::Heard, State::Gone, State::Customer, State::Other];

/// What happened to a person so far.
#[derive(Clone, Copy, Default)]
struct Past {
    customer: bool,
    was: bool,
    let_down: bool,
    spoke: bool,
    heard: bool,
}

impl Past {
    fn state(self) -> State {
        match self {
            Past { was: true, customer: false, .. } => State::Gone,
            Past { spoke: true, .. } => State::Spoke,
            Past { let_down: true, .. } => State::Silent,
            Past { heard: true, .. } => State::Heard,
            Past { customer: true, .. } => State::Customer,
            _ => State::Other,
        }
    }
}

/// Everybody's past under a policy before `week`.
fn pasts(data: &Network, policy: usize, week: u32) -> Vec<Past> {
    let mut pasts = vec![Past::default(); data.people.len()];
    for &person in &data.customers {
        pasts[person as usize] = Past { customer: true, was: true, ..Past::default() };
    }
    let before = |e: &&[u32; 4]| e[0] < week;
    for &[_, kind, person, other] in data.events[policy].iter().take_while(before) {
        let is = |k: Kind| kind == k as u32;
        let past = &mut pasts[person as usize];
        past.let_down |= is(Kind::Silent) || is(Kind::Vain) || is(Kind::PutRight);
        past.spoke |= is(Kind::Vain) || is(Kind::PutRight);
        past.heard |= is(Kind::BadFromOutside);
        past.customer = (past.customer || is(Kind::Joined) || is(Kind::WonBack)) && !is(Kind::Left);
        past.was |= past.customer;
        if is(Kind::Bad) {
            pasts[other as usize].heard = true;
        }
    }
    pasts
}

/// State of everybody under a policy before `week`.
pub fn states(data: &Network, policy: usize, week: u32) -> Vec<State> {
    pasts(data, policy, week).into_iter().map(Past::state).collect()
}

/// Pictures side by side.
const PANELS: [f64; 4] = [1.0 / 12.0, 0.25, 0.5, 1.0];
/// Policy shown: the baseline.
const TODAY: usize = 0;

/// Draws the chart.
pub fn draw(data: &Network, ctx: &Context, theme: &Theme) -> Scene {
    let t = ctx.lang.texts().network;
    let number = |n: usize| whole(ctx.lang, n as f64);
    let shown = number(data.people.len());
    let title = title(data, ctx);
    let name = |longest: usize| {
        let policy = quoted(ctx.lang, &data.policies[TODAY], longest);
        (t.subtitle)(&shown, &whole(ctx.lang, data.of.into()), &policy, &data.world)
    };
    let fits = |line: &String| {
        wrap(line, Weight::Regular, theme.subtitle, theme.canvas.0 - 2.0 * theme.margin).len() == 1
    };
    let first = [44, 32, 24, 16].into_iter().map(name).find(fits).unwrap_or_else(|| name(16));
    let lines = [first, t.marks.to_owned()];
    let mut weeks: Vec<u32> =
        PANELS.iter().map(|part| (part * f64::from(data.weeks)).ceil() as u32).collect();
    weeks.dedup();
    let described = described(data, ctx, data.weeks);
    let mut scene = canvas(theme, &title, &format!("{}. {described}", lines.join(". ")));
    let room = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    panels(&mut scene, theme, ctx, data, &weeks, room);
    scene
}

/// The counts at a time in words.
fn described(data: &Network, ctx: &Context, week: u32) -> String {
    let t = ctx.lang.texts().network;
    let states = states(data, TODAY, week);
    let count = |state: State| states.iter().filter(|s| **s == state).count();
    let one = |(state, name): (&State, &str)| format!("{name}: {}", whole(ctx.lang, count(*state) as f64));
    let counts: Vec<String> = STATES.iter().zip(t.states).map(one).collect();
    format!("{}: {}", after(ctx, week), counts.join("; "))
}

fn after(ctx: &Context, week: u32) -> String {
    (ctx.lang.texts().network.after)(&horizon(&Context { weeks: week, ..ctx.clone() }))
}

/// How many were let down, said so, and how many heard of it in the end.
fn title(data: &Network, ctx: &Context) -> String {
    let t = ctx.lang.texts().network;
    let pasts = pasts(data, TODAY, data.weeks);
    let count = |of: fn(&Past) -> bool| pasts.iter().filter(|past| of(past)).count();
    let (down, spoke, heard) = (count(|p| p.let_down), count(|p| p.spoke), count(|p| p.heard));
    let [down_text, spoke_text, heard, shown] =
        [down, spoke, heard, pasts.len()].map(|n| whole(ctx.lang, n as f64));
    match (down, spoke) {
        (0, _) => (t.nobody_let_down)(&shown),
        (1, 0) => (t.one_silent)(&heard, &shown),
        (1, _) => (t.one_spoke)(&heard, &shown),
        (_, 0) => (t.none_spoke)(&down_text, &heard, &shown),
        (_, 1) => (t.single_spoke)(&down_text, &heard, &shown),
        _ => (t.some_spoke)(&down_text, &spoke_text, &heard, &shown),
    }
}

/// A colour laid thinly over paper: opaque, because there are hundreds of marks and every file is smaller so.
fn thin(theme: &Theme, color: Rgba, part: f64) -> Rgba {
    let paper = theme.colors.paper;
    let mix = |on: u8, under: u8| (f64::from(on) * part + f64::from(under) * (1.0 - part)).round() as u8;
    Rgba(mix(color.0, paper.0), mix(color.1, paper.1), mix(color.2, paper.2), 1.0)
}

/// A person. Who only heard or is gone is a ring, so that the states differ without colour.
fn mark(scene: &mut Scene, theme: &Theme, state: State, (x, y): (f64, f64), r: f64) {
    let c = &theme.colors;
    let (color, size, ring) = match state {
        State::Silent => (c.worse, 1.0, false),
        State::Spoke => (c.better, 1.0, false),
        State::Heard => (c.worse, 0.8, true),
        State::Gone => (c.ink, 0.8, true),
        State::Customer => (thin(theme, c.open, 0.75), 0.7, false),
        State::Other => (thin(theme, c.open, 0.3), 0.55, false),
    };
    let paint = if ring { Paint::Stroke(r * 0.45) } else { Paint::Fill };
    scene.list.push(Prim::Circle { x, y, r: r * size, color, paint });
}

/// Small pictures over a table of counts, which is their key.
fn panels(scene: &mut Scene, theme: &Theme, ctx: &Context, data: &Network, weeks: &[u32], room: Frame) {
    let t = ctx.lang.texts().network;
    let row = theme.small * 1.36;
    let names = t.states.iter().map(|name| fonts::width(name, Weight::Regular, theme.small));
    let left = room.left + names.fold(0.0, f64::max) + theme.k(40.0);
    let (gap, head) = (theme.k(20.0), theme.label * 1.7);
    let wide = (room.right - left - gap * (weeks.len() - 1) as f64) / weeks.len() as f64;
    let table = room.bottom - row * STATES.len() as f64;
    for (k, (state, name)) in STATES.iter().zip(t.states).enumerate() {
        let y = table + row * (k as f64 + 0.9);
        mark(scene, theme, *state, (room.left + theme.k(8.0), y - theme.small * 0.34), theme.k(7.0));
        scene.push(Text::new(name, room.left + theme.k(26.0), y, theme.small, theme.colors.ink));
    }
    for (i, &week) in weeks.iter().enumerate() {
        let from = left + i as f64 * (wide + gap);
        let frame =
            Frame { left: from, right: from + wide, top: room.top + head, bottom: table - theme.k(16.0) };
        let middle = from + wide / 2.0;
        let y = room.top + theme.label * 1.1;
        scene.push(
            Text::new(after(ctx, week), middle, y, theme.label, theme.colors.ink).bold().align(Align::Middle),
        );
        let states = states(data, TODAY, week);
        panel(scene, theme, data, &states, week, frame);
        for (k, state) in STATES.iter().enumerate() {
            let n = whole(ctx.lang, states.iter().filter(|s| *s == state).count() as f64);
            let y = table + row * (k as f64 + 0.9);
            let strong = matches!(state, State::Silent | State::Spoke | State::Heard | State::Gone);
            let color = if strong { theme.colors.ink } else { theme.colors.muted };
            let text = Text::new(n, middle, y, theme.small, color).align(Align::Middle);
            scene.push(if strong { text.bold() } else { text });
        }
    }
}

/// The neighbourhood at one time: the bad stories told so far, and everybody's state.
fn panel(scene: &mut Scene, theme: &Theme, data: &Network, states: &[State], week: u32, room: Frame) {
    let r = (((room.right - room.left) * (room.bottom - room.top) / states.len() as f64).sqrt() * 0.3)
        .clamp(theme.k(2.4), theme.k(6.5));
    let at = |person: usize| {
        let [x, y] = data.people[person].map(|v| f64::from(v) / 1000.0);
        // Whole pixels are fine enough for a dot and make the files smaller.
        (
            (room.left + r + x * (room.right - room.left - 2.0 * r)).round(),
            (room.top + r + y * (room.bottom - room.top - 2.0 * r)).round(),
        )
    };
    for (teller, listeners) in told(data, week) {
        // One stroke per teller, out and back, so that crossings of his own lines do not darken.
        let pts = listeners.iter().flat_map(|&l| [at(teller), at(l)]).collect();
        let color = theme.colors.worse.alpha(0.28);
        scene.list.push(Prim::Stroke { pts, color, width: theme.k(1.1) });
    }
    // Who matters most is drawn last, on top.
    for state in STATES.iter().rev() {
        for person in (0..states.len()).filter(|&person| states[person] == *state) {
            mark(scene, theme, *state, at(person), r);
        }
    }
}

/// Who told whom something bad before `week`: listeners by teller, each once.
fn told(data: &Network, week: u32) -> Vec<(usize, Vec<usize>)> {
    let mut told = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for e in data.events[TODAY].iter().filter(|e| e[0] < week && e[1] == Kind::Bad as u32) {
        let listeners = told.entry(e[2] as usize).or_default();
        if !listeners.contains(&(e[3] as usize)) {
            listeners.push(e[3] as usize);
        }
    }
    told.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::samples;

    #[test]
    fn everybody_is_in_one_state_at_any_time_and_nobody_is_let_down_before_the_start() {
        let data = samples::plausible().network.expect("a neighbourhood");
        for week in [0, 1, 20, data.weeks] {
            let states = states(&data, 0, week);
            let counted: usize =
                STATES.iter().map(|state| states.iter().filter(|s| *s == state).count()).sum();
            assert_eq!(counted, data.people.len());
        }
        let start = states(&data, 0, 0);
        assert_eq!(start.iter().filter(|s| **s == State::Customer).count(), data.customers.len());
        assert!(start.iter().all(|s| matches!(s, State::Customer | State::Other)));
    }

    #[test]
    fn a_life_is_told_in_its_order() {
        let kind = |k: Kind| k as u32;
        let data = Network {
            world: 0,
            of: 9,
            weeks: 9,
            people: vec![[0, 0]; 3],
            customers: vec![0],
            ties: vec![[0, 1]],
            policies: vec!["As today".into()],
            events: vec![vec![
                [0, kind(Kind::Silent), 0, 0],
                [0, kind(Kind::Bad), 0, 1],
                [1, kind(Kind::BadFromOutside), 2, 3],
                [2, kind(Kind::Left), 0, 0],
                [4, kind(Kind::WonBack), 0, 0],
                [5, kind(Kind::Vain), 0, 0],
            ]],
        };
        let of = |week: u32| states(&data, 0, week);
        use State::*;
        assert_eq!(of(0), [Customer, Other, Other]);
        assert_eq!(of(1), [Silent, Heard, Other]);
        assert_eq!(of(3), [Gone, Heard, Heard]);
        assert_eq!(of(5), [Silent, Heard, Heard]);
        assert_eq!(of(6), [Spoke, Heard, Heard]);
    }
}
