//! What a run is turned into for people: charts.

pub mod chart;
