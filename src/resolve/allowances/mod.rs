//! Reasons that an author gives for single quotations: which of them each is for, and what to write
//! to give one.
//!
//! A reason is for the words that its key is, in whatever typography and in all their places; else
//! for those that its key begins. A key that begins different words is an error: nobody can say
//! which of them its author had read.

mod advice;
mod beginning;
mod key;
mod reasons;
mod words;

pub(super) use reasons::{Allowances, all_words};
