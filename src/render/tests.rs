//! Whole sites, rendered.
