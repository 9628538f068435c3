//! Quantile functions.
