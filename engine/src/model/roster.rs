//! The people of one world: drawn once, the same for every policy, ids never reused.

use super::dispatch::{Isa, draw_words};
use super::network::{self, Network};
use super::rivals;
use super::sweep::CHUNK;
use super::tolerance::{PLACES, Tolerance};
use super::visit::Law;
use crate::draws::{Draws, Purpose, happens, math, open_unit, sample, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// Lasting traits of everybody in the market. A column is empty when people do not differ in it.
#[derive(Default)]
pub struct Roster {
    pub people: u32,
    /// Visit rate relative to the mean.
    pub visit_rate: Vec<f32>,
    /// Where in the week a regular visitor's first visit falls, 0 to 1.
    pub visit_phase: Vec<f32>,
    /// Basket relative to the mean.
    pub basket: Vec<f32>,
    /// Quantile (of 4096) of the person's own failure rate or tolerance; 4096 further on for the demanding.
    pub tolerance: Vec<u16>,
    /// Ideal point of service, SD of today's encounters.
    pub ideal: Vec<f32>,
    /// Talkativeness relative to the mean.
    pub talkativeness: Vec<f32>,
    /// Starts as a customer.
    pub first: Vec<bool>,
    /// Would consider the firm at all.
    pub open: Vec<bool>,
    /// Whose customer somebody is at the start: a rival's number from 1, else 0; empty without rivals.
    pub firm: Vec<u8>,
    pub network: Network,
    /// Nobody has ties: whoever talks meets random people.
    pub well_mixed: bool,
}

impl Roster {
    /// Draws everybody for one world, reusing memory. `world` holds this world's unknowns.
    pub fn draw(&mut self, world: &Values, edges: &[(u32, u32)], draws: &Draws, isa: Isa) {
        self.people = world[P::MarketPeople] as u32;
        self.draw_visits(world, draws);
        self.draw_traits(world, draws);
        self.draw_first_customers(world, draws, isa);
        rivals::at_start(world, &self.first, draws, &mut self.firm);
        self.well_mixed = network::Kind::of(world) == network::Kind::WellMixed;
        network::build(world, edges, draws, isa, &mut self.network);
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        let floats = [&self.visit_rate, &self.visit_phase, &self.basket, &self.talkativeness, &self.ideal];
        4 * floats.iter().map(|c| c.capacity()).sum::<usize>()
            + 2 * self.tolerance.capacity()
            + self.first.capacity()
            + self.open.capacity()
            + self.firm.capacity()
            + self.network.bytes()
    }

    fn draw_visits(&mut self, world: &Values, draws: &Draws) {
        let shape = world[P::VisitsShape];
        fill(&mut self.visit_rate, self.people, shape > 0.0, |i| {
            (sample::gamma(&mut draws.stream(Purpose::VisitRate, i, 0), shape) / shape) as f32
        });
        fill(&mut self.visit_phase, self.people, Law::of(world) == Law::Regular, |i| {
            (draws.block(Purpose::VisitPhase, i, 0, 0)[0] >> 8) as f32 * (1.0 / 16_777_216.0)
        });
    }

    fn draw_traits(&mut self, world: &Values, draws: &Draws) {
        let cv = world[P::SpendCv];
        fill(&mut self.basket, self.people, cv > 0.0, |i| {
            let [high, low, ..] = draws.block(Purpose::Basket, i, 0, 0);
            sample::lognormal_unit(open_unit(high, low), cv) as f32
        });
        let demanding = threshold(Tolerance::of(world).demanding_share);
        let tolerances = world[P::QualityFailureConcentration] > 0.0 || world[P::ToleranceOn] != 0.0;
        fill(&mut self.tolerance, self.people, tolerances, |i| {
            let place = (draws.block(Purpose::Tolerance, i, 0, 0)[0] >> 20) as u16;
            let segment = demanding > 0 && happens(draws.block(Purpose::Segment, i, 0, 0)[0], demanding);
            place + if segment { PLACES } else { 0 }
        });
        fill(&mut self.ideal, self.people, world[P::PersonalisationOn] != 0.0, |i| {
            let [high, low, ..] = draws.block(Purpose::Ideal, i, 0, 0);
            (world[P::PersonalisationTasteSd] * math::normal_quantile(open_unit(high, low))) as f32
        });
        let shape = world[P::ReachShape];
        fill(&mut self.talkativeness, self.people, world[P::ReachPersistent] != 0.0, |i| {
            (sample::gamma(&mut draws.stream(Purpose::Talkativeness, i, 0), shape) / shape) as f32
        });
        let open = threshold(world[P::AcquisitionOpenShare]);
        fill(&mut self.open, self.people, open < u32::MAX, |i| {
            happens(draws.block(Purpose::Openness, i, 0, 0)[0], open)
        });
    }

    /// Exactly `market.customers` people: the first ids, or a simple random sample by sequential
    /// selection (Knuth, TAOCP 2, 3.4.2, algorithm S).
    fn draw_first_customers(&mut self, world: &Values, draws: &Draws, isa: Isa) {
        let wanted = world[P::MarketCustomers] as u32;
        let by_id = world[P::MarketFirstCustomers] != 0.0;
        let mut needed = wanted;
        let people = self.people;
        let mut words = [[0; CHUNK]; 4];
        fill(&mut self.first, people, true, |i| {
            let (left, lane) = (people - i, i as usize % CHUNK);
            let chosen = if by_id {
                i < wanted
            } else {
                if lane == 0 {
                    draw_words(isa, draws, Purpose::FirstCustomers, i, 0, &mut words);
                }
                ((u64::from(words[0][lane]) * u64::from(left)) >> 32) < u64::from(needed)
            };
            needed -= u32::from(chosen);
            chosen
        });
    }
}

/// Refills a column in id order, or empties it when people do not differ.
fn fill<T>(column: &mut Vec<T>, people: u32, wanted: bool, value: impl FnMut(u32) -> T) {
    column.clear();
    if wanted {
        column.extend((0..people).map(value));
    }
}
