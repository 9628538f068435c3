//! The page as a whole, from stored results of the made-up world.
