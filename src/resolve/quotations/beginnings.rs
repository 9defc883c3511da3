//! Where a part may begin behind a gap, and where it does so best.

use super::fit::{Cost, Fit};

/// A place where a part begins, and the best way on from there.
#[derive(Clone, Debug)]
pub(super) struct Beginning {
    pub(super) start: usize,
    pub(super) fit: Fit,
}

impl Beginning {
    /// What orders beginnings behind the same gap: the later the start, the more the gap leaves
    /// out. Of beginnings that leave out the same on the whole the earliest counts.
    fn rank(&self) -> (Cost, usize, usize) {
        let left_out = self.fit.cost.left_out + self.start;
        (
            Cost {
                left_out,
                ..self.fit.cost
            },
            self.fit.end,
            self.start,
        )
    }
}

/// Where the part that begins with one token may begin: in this stretch, and behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginnings {
    /// In this stretch, ascending.
    here: Vec<Beginning>,
    /// For each of them the number of the best one from it on.
    best: Vec<usize>,
    /// The best one in the next paragraph.
    pub(super) next: Option<Beginning>,
    /// The one at the very start of the next paragraph.
    pub(super) at_next_start: Option<Beginning>,
    /// The best one in any later paragraph.
    pub(super) later: Option<Beginning>,
}

impl Beginnings {
    /// Those of a stretch.
    pub(super) fn set(&mut self, here: Vec<Beginning>) {
        self.best = (0..here.len()).collect();
        for number in (1..here.len()).rev() {
            let best = self.best[number];
            if here[best].rank() < here[number - 1].rank() {
                self.best[number - 1] = best;
            }
        }
        self.here = here;
    }

    pub(super) fn here(&self) -> &[Beginning] {
        &self.here
    }

    /// The best one at or after a position of this stretch.
    pub(super) fn from(&self, at: usize) -> Option<&Beginning> {
        let first = self.here.partition_point(|beginning| beginning.start < at);
        self.best.get(first).map(|best| &self.here[*best])
    }

    /// The one at a position of this stretch.
    pub(super) fn at(&self, at: usize) -> Option<&Beginning> {
        let first = self.here.partition_point(|beginning| beginning.start < at);
        self.here
            .get(first)
            .filter(|beginning| beginning.start == at)
    }

    /// Goes on to the paragraph before this one, which starts at `start`.
    pub(super) fn turn(&mut self, start: usize) {
        self.at_next_start = self.at(start).cloned();
        self.next = self.from(start).cloned();
        let later = self.later.take();
        self.later = self
            .next
            .iter()
            .cloned()
            .chain(later)
            .min_by_key(Beginning::rank);
        self.here.clear();
        self.best.clear();
    }
}
