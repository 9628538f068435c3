//! Customers who came because others spoke well of the firm: their basket against that of the others
//! (Schmitt, Skiera & Van den Bulte 2011; Villanueva, Yoo & Hanssens 2008).

use super::super::own::Own;
use super::refill;
use crate::scenario::params::{ParamId as P, Values};

/// Compiled numbers.
#[derive(Clone, Debug)]
pub struct Referred {
    basket: f64,
}

impl Referred {
    /// Compiles the values of a week.
    pub fn compile(v: &Values) -> Referred {
        Referred { basket: v[P::ReferredBasket] }
    }

    /// What having been referred changes.
    pub fn change(&self, referred: bool, own: &mut Own) {
        if referred {
            own.basket *= self.basket;
        }
    }
}

/// Who came by word of mouth.
#[derive(Default)]
pub struct Column {
    referred: Vec<bool>,
}

impl Column {
    /// Customers at the start count as not referred.
    pub fn reset(&mut self, people: usize) {
        refill(&mut self.referred, people, false);
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        self.referred.capacity()
    }

    /// Somebody becomes a customer.
    pub fn begin(&mut self, person: usize, praised: bool) {
        if let Some(referred) = self.referred.get_mut(person) {
            *referred = praised;
        }
    }

    /// Whether a person came by word of mouth.
    pub fn of(&self, person: usize) -> bool {
        self.referred[person]
    }
}
